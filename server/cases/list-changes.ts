// cases.listChanges: what stood in the fields that some events of a case wrote again: the value before, of what the reader may see.
// Asked after the timeline is there, since each event needs the case as it stood before it.
import { z } from "zod";
import type { FoundCase } from "../../db/cases/find-case.ts";
import { listTypes } from "../../db/cases/list-events.ts";
import type { EventRow } from "../../db/log/event-row.ts";
import { readCaseEvents } from "../../db/log/read-log.ts";
import { commonEvents } from "../../workflows/kernel/common-events.ts";
import type { CaseSnapshot, SealedAt, Versions, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { eventInfo } from "../../workflows/kernel/event-info.ts";
import { apply } from "../../workflows/kernel/fold.ts";
import { canonical, isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import { mendEvents } from "../../workflows/kernel/mend-events.ts";
import type { Access } from "../access/policy.ts";
import { loggedOf } from "../engine/logged.ts";
import { foldTo } from "../engine/past.ts";
import { findReadable } from "../history/find-readable.ts";
import { caseAt, minuteInput } from "../history/past.ts";
import { createPace } from "../pace.ts";
import { isPlaceClosed, saysPlace, withoutComune } from "../people/protected-place.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { namesOf } from "./names.ts";
import { shownFields } from "./outsiders.ts";
import { idsIn, type Opened, openSealed } from "./view-case.ts";

export interface FormerField {
  field: string;
  from?: Json;
  /** Why it cannot be read any more. */
  erased?: string;
}

/** What one event found when it came. */
export interface Former {
  seq: number;
  fields: FormerField[];
  /** Values of the head that it changed. */
  head: JsonObject;
}

/** Further apart a milestone lies between. */
const foldAtMost = 100;
const turnMs = 15;

interface Standing {
  before: CaseSnapshot;
  row: EventRow;
}

/** The events with the case as it stood before each; seqs from the lowest on. */
async function standingBefore(
  ctx: SessionContext,
  { snapshot }: FoundCase,
  seqs: readonly number[],
): Promise<Standing[]> {
  const pace = createPace(turnMs);
  const found: Standing[] = [];
  let now: CaseSnapshot | undefined;
  for (const seq of seqs) {
    if (!now || seq - now.seq > foldAtMost) now = await foldTo(ctx.driver, snapshot, seq - 1);
    const rows: EventRow[] = await readCaseEvents(ctx.driver, snapshot.caseId, now.seq, seq - now.seq);
    const row = rows.pop();
    if (row?.seq !== seq) continue;
    const before: CaseSnapshot = rows.reduce((case_, one) => apply(case_, loggedOf(one)), now);
    found.push({ before, row });
    now = apply(before, loggedOf(row));
    await pace();
  }
  return found;
}

const patchOf = ({ patch }: EventRow): JsonObject => JSON.parse(patch) as JsonObject;

/** One number of a person stands beside the others. */
const saysAnother = new Set(["RECORD_CONTACT_POINT"]);

const saidOncePerAct = (type: string): boolean => type in commonEvents || type in mendEvents || saysAnother.has(type);

/**
 * Sealed fields an event wrote that had stood elsewhere before. What every case has (a note, the reason of an act) is said once
 * for each act and replaces nothing.
 */
function rewritten({ before, row }: Standing): { field: string; old: SealedAt; now: SealedAt }[] {
  if (saidOncePerAct(row.type)) return [];
  const { sealed } = patchOf(row);
  return Object.entries(isObject(sealed) ? sealed : {}).flatMap(([field, value]) => {
    const old = before.doc.sealed[field];
    if (!old || !isObject(value) || value.seq !== row.seq) return [];
    return [{ field, old, now: { ...old, ...(value as unknown as Partial<SealedAt>) } }];
  });
}

const differ = (a: Json | undefined, b: Json | undefined): boolean =>
  (a === undefined ? "" : canonical(a)) !== (b === undefined ? "" : canonical(b));

/** A text told in another act (an interview, a visit) is another text: only the same act again rewrites it. */
function isAnotherText(version: WorkflowVersion | undefined, field: string, type: string, oldType: string | undefined) {
  const kind = version && eventInfo(version, type)?.form.fields.find((one) => one.name === field)?.kind;
  return kind === "longText" && oldType !== type;
}

interface Reading {
  opened: Opened;
  /** Of the events that wrote before. */
  types: ReadonlyMap<number, string>;
  versions: Versions;
}

function sealedFields(standing: Standing, { opened, types, versions }: Reading): FormerField[] {
  const { type, workflow_version } = standing.row;
  const comparable = rewritten(standing).filter(
    ({ field, old }) => !isAnotherText(versions[workflow_version], field, type, types.get(old.seq)),
  );
  return comparable.flatMap(({ field, old, now }): FormerField[] => {
    const erased = opened.erased(old.subject);
    if (erased !== undefined) return [{ field, erased }];
    const from = opened.find(old.seq, old.subject, old.class)?.[field];
    const to = opened.find(now.seq, now.subject, now.class)?.[field];
    // One that is closed to the reader is neither found before nor after.
    return from !== undefined && differ(from, to) ? [{ field, from }] : [];
  });
}

/** Open facts of the case under the name of a field of the event. */
function openFields({ before, row }: Standing): FormerField[] {
  if (saidOncePerAct(row.type)) return [];
  const given = JSON.parse(row.payload) as JsonObject;
  const { context } = patchOf(row);
  return Object.keys(isObject(context) ? context : {}).flatMap((field): FormerField[] => {
    const from = before.doc.context[field];
    return field in given && from !== undefined && from !== null && differ(from, given[field]) ? [{ field, from }] : [];
  });
}

/** What people change; the rest of the head follows from the state. */
const toldOfHead = new Set(["assignee", "territory", "restricted", "personId", "householdId", "priority"]);

function headBefore({ before, row }: Standing): JsonObject {
  const { head } = patchOf(row);
  const stood = before.doc.head as unknown as JsonObject;
  return Object.fromEntries(
    Object.keys(isObject(head) ? head : {}).flatMap((key) => {
      const value = stood[key];
      return value === undefined || !toldOfHead.has(key) ? [] : [[key, value] as const];
    }),
  );
}

async function formersOf(ctx: SessionContext, found: FoundCase, access: Access, seqs: readonly number[]) {
  const standing = await standingBefore(ctx, found, seqs);
  const sealedAt = standing.flatMap((one) => rewritten(one).flatMap(({ old, now }) => [old.seq, now.seq]));
  const reading: Reading = {
    opened: await openSealed(ctx, found, sealedAt, access),
    types: await listTypes(ctx.driver, found, sealedAt),
    versions: ctx.workflows.get(found.snapshot.kind)?.versions ?? {},
  };
  return standing
    .map((one): Former => {
      const isAway = isPlaceClosed(found, access);
      const own = [...sealedFields(one, reading), ...openFields(one)];
      const fields = shownFields(access, isAway ? own.filter(({ field }) => !saysPlace(field)) : own);
      const head = headBefore(one);
      return { seq: one.row.seq, fields, head: isAway ? withoutComune(head) : head };
    })
    .filter(({ fields, head }) => fields.length > 0 || Object.keys(head).length > 0);
}

export const listChanges = procedure
  .meta({ rule: "cases" })
  .input(
    z.object({
      caseId: z.uuid(),
      at: minuteInput.optional(),
      /** The opening found nothing. */
      seqs: z.array(z.int().min(2)).max(50),
    }),
  )
  .query(async ({ ctx, input }) => {
    const { found: standing, access } = await findReadable(ctx, input.caseId);
    const found = input.at === undefined ? standing : await caseAt(ctx, standing, input.at);
    if (!found || access.level !== "content") return { formers: [], names: {} };
    const seqs = [...new Set(input.seqs)].filter((seq) => seq <= found.snapshot.seq).sort((a, b) => a - b);
    const formers = await formersOf(ctx, found, access, seqs);
    return { formers, names: await namesOf(ctx, idsIn(formers)) };
  });
