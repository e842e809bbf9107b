// Reads an earlier event of a case with what surrounds it: the case before and after, what came later, what it brought
// along, and for corrections the whole history with the facts each event was decided on.
import type { DistrictTables } from "../../db/district/load-tables.ts";
import type { Driver } from "../../db/driver/driver.ts";
import type { EventRow } from "../../db/log/event-row.ts";
import { findMadeBy, type MadeEvent, readEffectsBefore, readStatesBack } from "../../db/log/find-event.ts";
import { findMilestone } from "../../db/log/milestones.ts";
import { readCaseEvents } from "../../db/log/read-log.ts";
import type { CaseSnapshot, Facts, Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import type { Effect } from "../../workflows/kernel/effects.ts";
import { eventInfo, isMend } from "../../workflows/kernel/event-info.ts";
import { apply, emptySnapshot } from "../../workflows/kernel/fold.ts";
import { heldAfter, isHolding } from "../../workflows/kernel/holdings.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { migrateEvent } from "../../workflows/kernel/migrate-event.ts";
import {
  type EnteredFact,
  enteredBy,
  type History,
  maxHistory,
  maxLater,
  type PastEvent,
  type PastFact,
  type Recorded,
} from "../../workflows/kernel/past.ts";
import { loggedOf } from "./logged.ts";
import { openingHead } from "./opening.ts";
import { recordedFacts } from "./recorded-facts.ts";
import { termParameters } from "./term-parameters.ts";

/** Where earlier events are read from. */
export interface PastSource {
  driver: Driver;
  tables: DistrictTables;
  workflows: ReadonlyMap<string, Workflow>;
  /** Rows a group has staged and not yet written. */
  staged?: (caseId: string) => readonly EventRow[];
  stagedBy?: (commandIds: readonly string[]) => readonly MadeEvent[];
  /** Only events up to here are looked at (verify asks about the past). */
  uptoPos?: number;
}

const sliceSize = 2_000;
const mostCompanions = 8;

async function* rowsOf(source: PastSource, caseId: string, from: number): AsyncGenerator<EventRow> {
  for (let after = from; ; ) {
    const rows = await readCaseEvents(source.driver, caseId, after, sliceSize);
    for (const row of rows) if (source.uptoPos === undefined || row.pos <= source.uptoPos) yield row;
    const last = rows.at(-1);
    if (!last || rows.length < sliceSize) break;
    after = last.seq;
  }
  for (const row of source.staged?.(caseId) ?? []) yield row;
}

export const pastEvent = (row: EventRow): PastEvent => ({
  seq: row.seq,
  type: row.type,
  workflowVersion: row.workflow_version,
  by: row.behalf_of ? [row.actor, row.behalf_of] : [row.actor],
  recordedAt: row.recorded_at,
  occurredOn: row.occurred_on,
  stateBefore: row.state_before,
  stateAfter: row.state_after,
  data: JSON.parse(row.payload) as JsonObject,
  effects: JSON.parse(row.effects) as Effect[],
});

async function companionsOf(source: PastSource, row: EventRow): Promise<PastFact["companions"]> {
  const effects = JSON.parse(row.effects) as Effect[];
  const count = effects.filter(({ effect }) => effect === "companion").length;
  if (count === 0) return [];
  const ids = Array.from({ length: Math.min(count, mostCompanions) }, (_, i) => `${row.command_id}.${i}`);
  const made = [...(await findMadeBy(source.driver, ids)), ...(source.stagedBy?.(ids) ?? [])];
  return ids.flatMap((id) => {
    const one = made.find(({ command_id }) => command_id === id);
    return one ? [{ caseId: one.case_id, kind: one.kind, seq: one.seq }] : [];
  });
}

/** A case as it was after one of its events, by its patches alone. */
export async function foldTo(
  driver: Driver,
  { caseId, kind, workflowVersion }: Pick<CaseSnapshot, "caseId" | "kind" | "workflowVersion">,
  seq: number,
): Promise<CaseSnapshot> {
  const start = (await findMilestone(driver, caseId, seq)) ?? emptySnapshot(caseId, kind, workflowVersion);
  // A milestone stands at every hundredth event.
  const rows = await readCaseEvents(driver, caseId, start.seq, seq - start.seq);
  return rows.reduce((now, row) => apply(now, loggedOf(row)), start);
}

/** Undefined when the case has no such event. `history` only of a case that has at most `maxHistory`. */
export async function loadPast(
  source: PastSource,
  asked: { caseId: string; kind: string; seq: number; history: boolean },
): Promise<PastFact | undefined> {
  const workflow = source.workflows.get(asked.kind);
  if (!workflow) return undefined;
  const rows: EventRow[] = [];
  const milestone = asked.history ? undefined : await findMilestone(source.driver, asked.caseId, asked.seq - 1);
  let now = milestone ?? emptySnapshot(asked.caseId, asked.kind, workflow.current);
  let around: { before: CaseSnapshot; after: CaseSnapshot; row: EventRow } | undefined;
  const later: PastEvent[] = [];
  const migrations: { event: PastEvent; before: CaseSnapshot; after: CaseSnapshot }[] = [];
  for await (const row of rowsOf(source, asked.caseId, now.seq)) {
    const before = now;
    now = apply(before, loggedOf(row));
    if (row.seq === asked.seq) around = { before, after: now, row };
    else if (around) {
      const event = pastEvent(row);
      later.push(event);
      if (row.type === migrateEvent) migrations.push({ event, before, after: now });
    }
    if (asked.history && rows.length <= maxHistory) rows.push(row);
    // A case may have a million events: the writer does not stand still for one of the first.
    if (later.length > maxLater) break;
  }
  if (!around) return undefined;
  const history = asked.history && rows.length <= maxHistory ? await historyOf(source, workflow, rows) : undefined;
  return {
    event: pastEvent(around.row),
    before: around.before,
    after: around.after,
    earlier: migrations.length > 0 ? await eventsBefore(source, asked.caseId, asked.seq) : [],
    later,
    ...(later.length > maxLater ? { laterCut: true } : {}),
    heldBefore: await heldBefore(source, around.row),
    migrations,
    versions: workflow.versions,
    companions: await companionsOf(source, around.row),
    ...(history ? { history } : {}),
  };
}

/** Only of an event that touched what the case holds: the effects of all before it are read for that. */
async function heldBefore(source: PastSource, { case_id: caseId, seq, effects }: EventRow): Promise<string[]> {
  if (!(JSON.parse(effects) as Effect[]).some(isHolding)) return [];
  const staged = (source.staged?.(caseId) ?? []).filter((row) => row.seq < seq).map((row) => row.effects);
  const all = [...(await readEffectsBefore(source.driver, caseId, seq)), ...staged];
  return [...heldAfter(all.flatMap((one) => JSON.parse(one) as Effect[]))];
}

/** As the case stood after the last event of `snapshot`, whatever came since. */
export async function loadEntered(
  source: Pick<PastSource, "driver" | "staged">,
  { snapshot, notFrom }: { snapshot: CaseSnapshot; notFrom: readonly string[] },
): Promise<EnteredFact | undefined> {
  const staged = (source.staged?.(snapshot.caseId) ?? []).filter((row) => row.seq <= snapshot.seq);
  const rows = await readStatesBack(source.driver, snapshot.caseId, snapshot.seq, maxLater);
  const changes = [...[...staged].sort((a, b) => b.seq - a.seq), ...rows].map((row) => ({
    ...{ seq: row.seq, type: row.type },
    ...{ stateBefore: row.state_before, stateAfter: row.state_after },
  }));
  return enteredBy(changes, snapshot, notFrom);
}

async function eventsBefore(source: PastSource, caseId: string, seq: number): Promise<PastEvent[]> {
  const earlier: PastEvent[] = [];
  for await (const row of rowsOf(source, caseId, 0)) {
    if (row.seq >= seq) break;
    earlier.push(pastEvent(row));
  }
  return earlier;
}

export async function historyOf(
  source: PastSource,
  workflow: Workflow,
  rows: readonly EventRow[],
): Promise<History | undefined> {
  const [first] = rows;
  if (!first) return undefined;
  const empty = emptySnapshot(first.case_id, first.kind, first.workflow_version);
  const start = openingHead(workflow, empty, JSON.parse(first.payload) as JsonObject);
  if (!start) return undefined;
  const events: Recorded[] = [];
  let now: CaseSnapshot = start;
  for (const row of rows) {
    const { territory } = now.doc.head;
    const version = workflow.versions[row.workflow_version];
    const tables = tablesOf(source.tables, row, version);
    // What mends and what migrates is decided on the history itself, which the replay has.
    const ownFacts = version !== undefined && row.type !== migrateEvent && !isMend(version, row.type);
    const needs = ownFacts ? (eventInfo(version, row.type)?.needs ?? []) : [];
    const facts: Facts = await recordedFacts({ ...source, tables }, needs, JSON.parse(row.facts) as JsonObject);
    events.push({ logged: loggedOf(row), facts, terms: termParameters(tables, territory, row.occurred_on) });
    now = apply(now, loggedOf(row));
  }
  return { start, events };
}

/**
 * The district's tables as the event saw them: the rulesets it recorded, before those in force today. One that its version
 * asks for and it did not record was not there yet.
 */
export function tablesOf(
  tables: DistrictTables,
  row: Pick<EventRow, "rulesets">,
  version: WorkflowVersion | undefined,
): DistrictTables {
  const recorded = JSON.parse(row.rulesets) as Record<string, number | false>;
  const asked = version?.rulesets ?? [];
  const rulesets = tables.rulesets.filter(({ id, version: number }) =>
    id in recorded ? number === recorded[id] : !asked.includes(id),
  );
  return rulesets.length === tables.rulesets.length ? tables : { ...tables, rulesets };
}
