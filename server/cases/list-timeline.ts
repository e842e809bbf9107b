// cases.listTimeline: what was done in a case, newest first, by pages: who, when, what changed; all of it, or by kind, author and
// days. The two dates differ where an act was recorded later than it happened.
import { z } from "zod";
import type { FoundCase } from "../../db/cases/find-case.ts";
import { listAuthors, listEntries, type TimelineRow } from "../../db/cases/list-events.ts";
import { isCorrectable } from "../../workflows/kernel/document-events.ts";
import { type EntryKind, entryKindOf, entryKinds } from "../../workflows/kernel/entry-kind.ts";
import { eventInfo, isMend } from "../../workflows/kernel/event-info.ts";
import type { DataClass } from "../../workflows/kernel/form.ts";
import { isDay } from "../../workflows/kernel/ids.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import { asGiven, classOfMark, fieldOfMark } from "../../workflows/kernel/marks.ts";
import { correctedFields } from "../../workflows/kernel/replay.ts";
import { type Access, asAuthor } from "../access/policy.ts";
import { mayMend } from "../engine/mend-command.ts";
import { findReadable } from "../history/find-readable.ts";
import { caseAt, minuteInput } from "../history/past.ts";
import { createPace } from "../pace.ts";
import { isPlaceClosed, saysPlace, withoutComune } from "../people/protected-place.ts";
import { isClosedTo, payloadFor } from "../people/secret-points.ts";
import { procedure, type SessionContext } from "../trpc.ts";
import { correctionsOf, type MadeCorrection, mendsOf, shownPayload } from "./mended-entries.ts";
import { bodyNames, namesOf, relativesIn } from "./names.ts";
import { asSeenOutside, isOutside, shownFields } from "./outsiders.ts";
import { idsIn, type Opened, openSealed, withoutKeys } from "./view-case.ts";

export interface TimelineEntry {
  caseId: string;
  seq: number;
  type: string;
  entryKind: EntryKind;
  actor: string;
  recordedAt: string;
  occurredOn: string;
  stateBefore: string;
  stateAfter: string;
  /** Fields given in this event that the reader may see; absent on a skeleton. */
  given?: { field: string; value: Json }[];
  /** Classes of the fields given that stay closed to this reader. */
  closed?: DataClass[];
  erased?: string[];
  /** What changed in the head and the terms, as a merge patch. */
  changed?: { head?: JsonObject; deadlines?: JsonObject };
  behalfOf?: string;
  /** The document it is about: what all who read the case are told of it. */
  document?: { kind: string; documentOn?: string; protocolNumber?: string };
  /** Seq of the event that took this one back. */
  takenBackBy?: number;
  /** Seq of the event this one mends. */
  mends?: number;
  correction?: MadeCorrection;
  /** Seqs of the corrections made to this event. */
  correctedBy?: number[];
  /** This reader may correct it. */
  mayCorrect?: boolean;
}

const object = (value: Json | undefined): JsonObject | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;

/** Sealed fields an event wrote, as marked, from its patch: `sealed.<mark>` with this seq. */
function sealedIn(row: TimelineRow, patch: JsonObject): { field: string; subject: string; class: DataClass }[] {
  return Object.entries(object(patch.sealed) ?? {}).flatMap(([mark, value]) => {
    const field = asGiven(mark);
    const at = object(value);
    // A rewrite by the same class and subject patches only the seq: the rest stands in the case's document.
    return at?.seq === row.seq
      ? [{ field, subject: String(at.subject ?? ""), class: String(at.class ?? "") as DataClass }]
      : [];
  });
}

/** How an event stands to those that mend: known also to who reads no content. */
function mendMarks(row: TimelineRow, { snapshot }: FoundCase) {
  const takenBackBy = snapshot.doc.takenBack[row.seq];
  const mends = mendsOf(row);
  const correctedBy = Object.entries(snapshot.doc.corrections)
    .filter(([, one]) => one.corrects === row.seq)
    .map(([at]) => Number(at));
  return {
    ...(row.behalfOf ? { behalfOf: row.behalfOf } : {}),
    ...(takenBackBy === undefined ? {} : { takenBackBy }),
    ...(mends === undefined ? {} : { mends }),
    ...(correctedBy.length > 0 ? { correctedBy } : {}),
  };
}

function documentOf(row: TimelineRow, { snapshot }: FoundCase): TimelineEntry["document"] {
  const { documentId } = JSON.parse(row.payload) as JsonObject;
  const document = typeof documentId === "string" ? snapshot.doc.documents?.[documentId] : undefined;
  if (!document) return undefined;
  const { kind, documentOn, protocolNumber } = document;
  return { kind, ...(documentOn ? { documentOn } : {}), ...(protocolNumber ? { protocolNumber } : {}) };
}

function entryOf(row: TimelineRow, found: FoundCase, opened: Opened, access: Access): TimelineEntry {
  const { caseId, seq, type, actor, recordedAt, occurredOn, stateBefore, stateAfter } = row;
  const marks = mendMarks(row, found);
  const entryKind = entryKindOf(row);
  const base = { caseId, seq, type, entryKind, actor, recordedAt, occurredOn, stateBefore, stateAfter, ...marks };
  if (access.level !== "content") return base;
  const patch = JSON.parse(row.patch) as JsonObject;
  const about = documentOf(row, found);
  const isSecret = payloadFor(found, access, row) === undefined;
  const isAway = isPlaceClosed(found, access);
  const given = isSecret
    ? []
    : shownPayload(row)
        .filter(([field]) => !isAway || !saysPlace(field))
        .map(([field, value]) => ({ field, value: isAway ? withoutComune(value) : value }));
  const closed = new Set<DataClass>(isSecret ? ["secretContact"] : []);
  const erased = new Set<string>();
  // A correction tells its fields as a change, from and to.
  const told = row.type === "CORRECT" ? correctedFields(JSON.parse(row.payload) as JsonObject) : [];
  for (const one of sealedIn(row, patch).filter(({ field }) => !told.includes(fieldOfMark(field)))) {
    const place = found.snapshot.doc.sealed[one.field];
    const field = fieldOfMark(one.field);
    const subject = one.subject || place?.subject || "case";
    const dataClass = one.class || place?.class || classOfMark(one.field) || "social";
    const reason = opened.erased(subject);
    const value = opened.find(seq, subject, dataClass)?.[field];
    if (reason !== undefined) erased.add(reason);
    else if (value !== undefined) given.push({ field, value: withoutKeys(field, value) });
    else closed.add(dataClass);
  }
  const touched = object(patch.head);
  const seen = touched && isAway ? withoutComune(touched) : touched;
  const head = seen && isOutside(access) ? asSeenOutside(seen) : seen;
  const deadlines = object(patch.deadlines);
  return {
    ...base,
    given: shownFields(access, given),
    ...(about ? { document: about } : {}),
    ...(closed.size > 0 ? { closed: [...closed] } : {}),
    ...(erased.size > 0 ? { erased: [...erased] } : {}),
    ...(head || deadlines
      ? { changed: { ...(head && seq > 1 ? { head } : {}), ...(deadlines ? { deadlines } : {}) } }
      : {}),
  };
}

/** Entries of rows of one found case, sealed parts opened as far as the reader may. */
export async function toEntries(
  ctx: SessionContext,
  found: FoundCase,
  access: Access,
  rows: readonly TimelineRow[],
): Promise<TimelineEntry[]> {
  const seqsOf = (some: readonly TimelineRow[]) => some.map((row) => row.seq);
  const opened = await openSealed(ctx, found, seqsOf(rows), access);
  // What somebody wrote for herself or for few stays hers, also after the case went to a colleague.
  const isOwn = (row: TimelineRow) => access.level === "content" && row.actor === ctx.session.accountId;
  const openedOwn = await openSealed(ctx, found, seqsOf(rows.filter(isOwn)), asAuthor(access));
  const corrections = access.level === "content" ? await correctionsOf(ctx, found, access, rows) : new Map();
  const versions = ctx.workflows.get(found.snapshot.kind)?.versions ?? {};
  return rows.map((row) => {
    const entry = entryOf(row, found, isOwn(row) ? openedOwn : opened, access);
    const correction = corrections.get(row.seq);
    const version = versions[row.workflowVersion];
    const info = version && !isMend(version, row.type) ? eventInfo(version, row.type) : undefined;
    const mayCorrect =
      info !== undefined &&
      isCorrectable(row.type, info) &&
      entry.takenBackBy === undefined &&
      !isClosedTo(found, access, row.seq) &&
      mayMend(access, { row, info }, ctx.session.accountId);
    return { ...entry, ...(correction ? { correction } : {}), ...(mayCorrect ? { mayCorrect } : {}) };
  });
}

const day = z.string().refine(isDay);
/** Events looked at for one answer, however few of them are asked for: the next page goes on from there. */
const mostLooked = 50_000;
/** Others get their turn after. */
const turnMs = 15;

export const listTimeline = procedure
  .meta({ rule: "cases" })
  .input(
    z.object({
      caseId: z.uuid(),
      /** What had been done until that minute, as it was marked then. */
      at: minuteInput.optional(),
      kinds: z.array(z.enum(entryKinds)).min(1).max(entryKinds.length).optional(),
      actor: z.string().max(40).optional(),
      /** Days of the fact, both included. */
      from: day.optional(),
      to: day.optional(),
      /** Who did anything, to be chosen from. */
      withAuthors: z.boolean().default(false),
      before: z.int().min(1).optional(),
      limit: z.int().min(1).max(50).default(25),
    }),
  )
  .query(async ({ ctx, input }) => {
    const { found: standing, access } = await findReadable(ctx, input.caseId);
    const found = input.at === undefined ? standing : await caseAt(ctx, standing, input.at);
    if (!found) return { entries: [], next: undefined, authors: [], names: {} };
    const pace = createPace(turnMs);
    const rows: TimelineRow[] = [];
    let next: number | undefined = Math.min(found.snapshot.seq + 1, input.before ?? found.snapshot.seq + 1);
    const last = next - mostLooked;
    while (next !== undefined && next > last && rows.length < input.limit) {
      const page: Awaited<ReturnType<typeof listEntries>> = await listEntries(ctx.driver, found, input, {
        before: next,
        limit: input.limit - rows.length,
      });
      rows.push(...page.rows);
      next = page.below;
      await pace();
    }
    const shown = await toEntries(ctx, found, access, rows);
    // Nothing is corrected in the past.
    const entries: TimelineEntry[] = input.at === undefined ? shown : shown.map(({ mayCorrect: _, ...entry }) => entry);
    const authors = input.withAuthors ? await listAuthors(ctx.driver, found) : [];
    return {
      entries,
      /** Pass as `before` for the next page; that may be empty. */
      next,
      authors,
      names: {
        ...(await namesOf(
          ctx,
          idsIn([...authors, ...entries.map((entry) => [entry.actor, entry.behalfOf, entry.given, entry.changed])]),
          relativesIn(entries),
        )),
        ...bodyNames(ctx, entries),
      },
    };
  });
