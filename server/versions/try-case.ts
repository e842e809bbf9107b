// Tries one case on another version: what the migration would make of it as it stands, and where its history would have
// led under the new rules. Reads only.
import type { EventRow } from "../../db/log/event-row.ts";
import { readCaseEvents } from "../../db/log/read-log.ts";
import type { Circumstances } from "../../workflows/kernel/decision.ts";
import type { CaseSnapshot, Facts, Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { emptySnapshot } from "../../workflows/kernel/fold.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { goOver } from "../../workflows/kernel/migrate.ts";
import { migrateEvent } from "../../workflows/kernel/migrate-event.ts";
import { type History, maxHistory, type PastEvent } from "../../workflows/kernel/past.ts";
import { changesInForce, isReplayed, Replay, replay } from "../../workflows/kernel/replay.ts";
import { askedIn, type Finding, judge, lackingIn, type Trial } from "../../workflows/kernel/trial.ts";
import { loggedOf } from "../engine/logged.ts";
import { openingHead } from "../engine/opening.ts";
import { historyOf, loadPast, type PastSource, pastEvent, tablesOf } from "../engine/past.ts";
import { systemActor } from "../engine/system.ts";
import { termParameters } from "../engine/term-parameters.ts";
import { factsThen } from "./facts-then.ts";

export interface TrialSource extends PastSource {
  workflow: Workflow;
  to: WorkflowVersion;
  /** Of the day the plan is made. */
  recordedAt: string;
  today: string;
}

export async function tryCase(source: TrialSource, before: CaseSnapshot): Promise<Trial> {
  const { to, driver } = source;
  const all = await readCaseEvents(driver, before.caseId, 0, maxHistory + 1);
  const rows = all.filter(({ seq }) => seq <= before.seq);
  const facts = await historyFact(source, before, rows);
  const at: Circumstances = {
    ...{ actor: systemActor, recordedAt: source.recordedAt, today: source.today },
    terms: termParameters(source.tables, before.doc.head.territory, source.today),
  };
  const moved = goOver(to, before, { occurredOn: source.today }, facts, at);
  const { run, findings } =
    rows.length > maxHistory
      ? { run: undefined, findings: [{ what: "notReplayed", why: "tooLong" } as Finding] }
      : await replayed(source, before, rows);
  const trial = judge(to, { before, moved, replayed: run?.result, findings });
  if (trial.verdict !== "differently" || (await isTrueToItself(source, before, rows))) return trial;
  // Its own version does not lead there either: the replay says nothing about the new one.
  const own: Finding = { what: "notReplayed", why: "ownVersionDiffers" };
  return judge(to, { before, moved, replayed: undefined, findings: [own] });
}

async function historyFact(source: TrialSource, { caseId, kind, workflowVersion }: CaseSnapshot, rows: EventRow[]) {
  if (!source.to.migrations?.[workflowVersion]?.history) return {};
  if (rows.length > maxHistory)
    return { history: (await loadPast(source, { caseId, kind, seq: 1, history: false })) ?? null };
  const [event, ...later] = rows.map(pastEvent) as [PastEvent, ...PastEvent[]];
  return { history: { event, later } };
}

function startAt({ workflow }: TrialSource, [first]: readonly EventRow[], version: number): CaseSnapshot | undefined {
  if (!first) return undefined;
  const empty = emptySnapshot(first.case_id, first.kind, version);
  return openingHead(workflow, empty, JSON.parse(first.payload) as JsonObject);
}

/** The history decided by the new version, as far as it goes. */
async function replayed(source: TrialSource, before: CaseSnapshot, rows: readonly EventRow[]) {
  const { to, workflow } = source;
  const findings: Finding[] = [];
  const start = startAt(source, rows, to.version);
  if (!start) return { run: undefined, findings };
  const changes = changesInForce(rows.map(loggedOf), before.doc.corrections);
  const run = new Replay(start, changes);
  for (const row of rows) {
    const logged = loggedOf(row);
    const asked = run.pass(logged);
    const isGone = before.doc.takenBack[row.seq] !== undefined;
    if (isGone || row.type === migrateEvent || !isReplayed(to, logged)) continue;
    const event = askedIn(workflow.versions, to, logged, asked);
    if (event === "leftOut") continue;
    if (event === "noPlace") {
      findings.push({ what: "eventHasNoPlace", seq: row.seq, event: row.type });
      return { run: undefined, findings };
    }
    const own = workflow.versions[row.workflow_version];
    const { context, head } = run.now.doc;
    const around = { today: event.occurredOn, context, head: head as unknown as JsonObject, state: run.now.state };
    for (const field of lackingIn(to, own, row.type, event, around))
      findings.push({ what: "lacks", seq: row.seq, event: row.type, field });
    const facts: Facts = await factsThen(source, { to, own, row, event, now: run.now });
    const terms = termParameters(tablesOf(source.tables, row, own), run.now.doc.head.territory, event.occurredOn);
    if (!run.decide(to, event, { logged, facts, terms })) break;
  }
  return { run, findings };
}

/** Whether the case, replayed by the versions it was decided by, stands where it stands. */
async function isTrueToItself(source: TrialSource, before: CaseSnapshot, rows: EventRow[]): Promise<boolean> {
  const history: History | undefined = await historyOf(source, source.workflow, rows);
  if (!history) return false;
  const { corrections, takenBack } = before.doc;
  const again = replay(
    source.workflow.versions,
    history,
    takenBack,
    changesInForce(rows.map(loggedOf), corrections),
    1,
  );
  // Where early versions are gone the history is taken up later, which proves as much as can be proved.
  return again === undefined || (again.refusedAt === undefined && again.snapshot.state === before.state);
}
