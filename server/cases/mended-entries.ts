// What a correction changed, as a timeline shows it: the value that stood and the right one, of the fields the reader may
// see. Reads the corrected events; asks no policy.

import type { FoundCase } from "../../db/cases/find-case.ts";
import type { TimelineRow } from "../../db/cases/list-events.ts";
import type { EventRow } from "../../db/log/event-row.ts";
import { findEvent } from "../../db/log/find-event.ts";
import { madeByUpload } from "../../workflows/kernel/document-events.ts";
import type { DataClass } from "../../workflows/kernel/form.ts";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import { fieldOfMark } from "../../workflows/kernel/marks.ts";
import { infoOf } from "../../workflows/kernel/past.ts";
import { changeOf, correctedFields } from "../../workflows/kernel/replay.ts";
import { chosenClass } from "../../workflows/kernel/split-payload.ts";
import type { Access } from "../access/policy.ts";
import { accessOf } from "../engine/mend-command.ts";
import { isPlaceClosed, saysPlace } from "../people/protected-place.ts";
import type { SessionContext } from "../trpc.ts";
import { type Opened, openSealed } from "./view-case.ts";

export interface FieldChange {
  field: string;
  from?: Json;
  to?: Json;
}

export interface MadeCorrection {
  corrects: number;
  /** Type of the corrected event. */
  type: string;
  outcome: "applied" | "pending" | "kept" | "takenBack";
  changes: FieldChange[];
  /** The day of the fact that was recorded wrong, and the right one. */
  day?: { from: string; to: string };
  /** Classes of corrected fields that stay closed to this reader. */
  closed: DataClass[];
}

const numberIn = (payload: JsonObject, key: string): number => Number(payload[key] ?? 0);

interface Version {
  payload: JsonObject;
  seq: number;
}

/** The value of a field as the latest of these gave it. */
function valueIn(versions: readonly Version[], opened: Opened, place: Place): Json | undefined {
  for (const { payload, seq } of versions) {
    const cleared = Array.isArray(payload.cleared) ? payload.cleared : [];
    if (cleared.includes(place.field)) return undefined;
    const value = place.sealed
      ? opened.find(seq, place.sealed.subject, place.sealed.class)?.[place.field]
      : payload[place.field];
    if (value !== undefined) return value;
  }
  return undefined;
}

interface Place {
  field: string;
  sealed?: { subject: string; class: DataClass };
}

/** Where the values of an event stand that its author wrote for few. */
function keptForFew(ctx: SessionContext, found: FoundCase, row: EventRow): Place["sealed"] {
  const versions = ctx.workflows.get(found.snapshot.kind)?.versions ?? {};
  const form = infoOf(versions, { type: row.type, workflowVersion: row.workflow_version })?.form;
  const kept = form && chosenClass(form, JSON.parse(row.payload) as JsonObject);
  return kept && { subject: "case", class: kept };
}

/** Corrections among the rows, by their seq. */
export async function correctionsOf(
  ctx: SessionContext,
  found: FoundCase,
  access: Access,
  rows: readonly TimelineRow[],
): Promise<Map<number, MadeCorrection>> {
  const made = new Map<number, MadeCorrection>();
  const { caseId, doc } = found.snapshot;
  for (const row of rows.filter(({ type }) => type === "CORRECT")) {
    const payload = JSON.parse(row.payload) as JsonObject;
    const corrects = numberIn(payload, "corrects");
    const target = await findEvent(ctx.driver, caseId, corrects);
    if (!target) continue;
    const earlier: Version[] = [];
    for (const [at, one] of Object.entries(doc.corrections)) {
      if (one.corrects !== corrects || Number(at) >= row.seq) continue;
      const event = await findEvent(ctx.driver, caseId, Number(at));
      if (event) earlier.unshift({ payload: JSON.parse(event.payload) as JsonObject, seq: event.seq });
    }
    const before = [...earlier, { payload: JSON.parse(target.payload) as JsonObject, seq: corrects }];
    const own = accessOf(access, target, ctx.session.accountId);
    const opened = await openSealed(ctx, found, [row.seq, ...before.map(({ seq }) => seq)], own);
    const keptFor = keptForFew(ctx, found, target);
    const given = changeOf(payload);
    const closed = new Set<DataClass>();
    const changes = correctedFields(payload).flatMap((field): FieldChange[] => {
      if (saysPlace(field) && isPlaceClosed(found, access)) {
        closed.add("protectedAddress");
        return [];
      }
      const sealed = given.sealed.find((one) => fieldOfMark(one.field) === field) ?? keptFor ?? doc.sealed[field];
      const place: Place = field in payload || !sealed ? { field } : { field, sealed };
      if (place.sealed && !own.classes.has(place.sealed.class)) {
        closed.add(place.sealed.class);
        return [];
      }
      const from = valueIn(before, opened, place);
      const to = valueIn([{ payload, seq: row.seq }], opened, place);
      return [{ field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
    });
    const dayBefore = earlier.find((one) => typeof one.payload.correctedOn === "string")?.payload.correctedOn;
    made.set(row.seq, {
      corrects,
      type: target.type,
      outcome: doc.corrections[row.seq]?.outcome ?? "takenBack",
      changes,
      ...(typeof payload.correctedOn === "string"
        ? { day: { from: String(dayBefore ?? target.occurred_on), to: payload.correctedOn } }
        : {}),
      closed: [...closed],
    });
  }
  return made;
}

/** Keys of a mending event's payload that are said in words of their own. */
const ownKeys =
  /^(undoes|withinMinutes|asSupervisor|asApprover|corrects|correctedOn|cleared|correctedFields|correctedSealed|settles|plannedState)$/;

/** The open payload of an event as fields to show. */
export const shownPayload = (row: Pick<TimelineRow, "type" | "payload">): [string, Json][] =>
  row.type === "CORRECT"
    ? []
    : Object.entries(JSON.parse(row.payload) as JsonObject).filter(
        ([key]) =>
          !madeByUpload.includes(key) &&
          !(ownKeys.test(key) && /^(UNDO|STEP_BACK|TAKE_BACK|SETTLE_CORRECTION|MIGRATE)$/.test(row.type)),
      );

/** The seq of the event a row mends. */
export function mendsOf(row: Pick<TimelineRow, "type" | "payload">): number | undefined {
  if (!/^(UNDO|STEP_BACK|TAKE_BACK|CORRECT|SETTLE_CORRECTION|MIGRATE)$/.test(row.type)) return undefined;
  const payload: unknown = JSON.parse(row.payload);
  if (!isObject(payload as Json)) return undefined;
  const { undoes, corrects, settles } = payload as JsonObject;
  const seq = undoes ?? corrects ?? settles;
  return typeof seq === "number" ? seq : undefined;
}
