// A correction as it is sent: the whole form of the earlier event as it should have been. What differs from what stands
// is found here, since only the server may compare sealed values; values the sender may not read are left as they are.
import { rulesFor } from "../../db/district/load-tables.ts";
import type { EventRow } from "../../db/log/event-row.ts";
import { readCaseEvents } from "../../db/log/read-log.ts";
import { readSealedOfCase } from "../../db/log/verify-reads.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { Problem } from "../../workflows/kernel/evaluate.ts";
import { type DataClass, everyClass, type Form } from "../../workflows/kernel/form.ts";
import { checkPayload } from "../../workflows/kernel/form-schema.ts";
import { isObject, type Json, type JsonObject, sameJson } from "../../workflows/kernel/json.ts";
import { markOf } from "../../workflows/kernel/marks.ts";
import type { SealedPart } from "../../workflows/kernel/split-payload.ts";
import { chosenClass, classOf, splitPayload } from "../../workflows/kernel/split-payload.ts";
import { isMeantDay, isSeen, isStorable } from "../../workflows/kernel/storable.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Access } from "../access/policy.ts";
import type { Session } from "../access/session.ts";
import { AppError } from "../errors.ts";
import { closedTo, fieldsClosed, guardedOf } from "../people/closed-values.ts";
import { type Closing, isClosedTo } from "../people/secret-points.ts";
import type { Services } from "../services.ts";
import type { Mended } from "./mend-command.ts";
import { caseAt } from "./recorded-facts.ts";
import { openValues } from "./seal.ts";

type Needs = Pick<Services, "driver" | "keys" | "tables"> & { policy?: Services["policy"]; session?: Session };

export interface CorrectionInput {
  corrects: number;
  reason: string;
  /** Values of the form, whole. */
  values: JsonObject;
  /** The day of the fact, where that is what was wrong. */
  correctedOn?: string;
}

export interface Correction {
  /** Open part of the payload of CORRECT. */
  open: JsonObject;
  /** What the corrected event would say, whole. */
  values: JsonObject;
  sealed: SealedPart[];
  fields: { field: string; subject: string; class: DataClass }[];
  /** What stands and what should have been recorded, of the values that differ. */
  changes: { field: string; class: DataClass; from?: Json; to?: Json }[];
}

const maxReason = 2_000;

export function readCorrection(payload: JsonObject, today: string): CorrectionInput {
  const { corrects, mendReason, values, correctedOn } = payload;
  const problems: Problem[] = [];
  const reason = typeof mendReason === "string" ? mendReason.trim() : "";
  if (reason === "") problems.push({ path: "mendReason", code: "required" });
  if (reason.length > maxReason) problems.push({ path: "mendReason", code: "tooLong", limit: maxReason });
  if (!isStorable(reason) || !isSeen(reason)) problems.push({ path: "mendReason", code: "badCharacter" });
  if (correctedOn !== undefined && (!isMeantDay(correctedOn) || correctedOn > today))
    problems.push({ path: "occurredOn", code: isMeantDay(correctedOn) ? "inFuture" : "notADay" });
  if (typeof corrects !== "number" || !isObject(values)) problems.push({ path: "corrects", code: "wrongKind" });
  if (problems.length > 0) throw new AppError("INVALID", { reason: "payload", problems });
  return {
    corrects: corrects as number,
    reason,
    values: values as JsonObject,
    ...(typeof correctedOn === "string" ? { correctedOn } : {}),
  };
}

/** Sealed values of a case by the seq that gave them. */
async function sealedBySeq({ driver, keys }: Needs, caseId: string): Promise<Map<number, JsonObject>> {
  const found = new Map<number, JsonObject>();
  for (const part of await readSealedOfCase(driver, caseId, everyClass)) {
    const key = keys.find(part.key_id);
    if (!key) continue;
    const place = { caseId, seq: part.seq, subject: part.subject, class: part.class };
    found.set(part.seq, { ...found.get(part.seq), ...openValues(part.blob, key, place) });
  }
  return found;
}

/** The values of an earlier event as they stand: as given, with the corrections in force over them. */
export async function standingValues(
  services: Needs,
  snapshot: CaseSnapshot,
  { row, info }: Mended,
): Promise<{ values: JsonObject; occurredOn: string }> {
  const sealed = await sealedBySeq(services, snapshot.caseId);
  const names = info.form.fields.map((field) => field.name);
  const pick = (from: JsonObject): JsonObject =>
    Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])));
  const payload = JSON.parse(row.payload) as JsonObject;
  let values = { ...pick(payload), ...pick(sealed.get(row.seq) ?? {}) };
  let occurredOn = row.occurred_on;
  const inForce = Object.entries(snapshot.doc.corrections)
    .filter(([, made]) => made.corrects === row.seq && made.outcome !== "kept")
    .map(([seq]) => Number(seq));
  for (const seq of inForce.sort((a, b) => a - b)) {
    const [made] = await readCaseEvents(services.driver, snapshot.caseId, seq - 1, 1);
    const change = JSON.parse(made?.payload ?? "{}") as JsonObject;
    values = { ...values, ...pick(change), ...pick(sealed.get(seq) ?? {}) };
    for (const field of Array.isArray(change.cleared) ? change.cleared : []) delete values[String(field)];
    if (typeof change.correctedOn === "string") occurredOn = change.correctedOn;
  }
  return { values, occurredOn };
}

/** Who reads it is chosen when it is written: what was read stays read, and what was sealed for few is not opened by a correction. */
function withReaders({ sealedBy }: Form, values: JsonObject, standing: JsonObject): JsonObject {
  if (!sealedBy) return values;
  const { [sealedBy.field]: given, ...rest } = values;
  const stands = standing[sealedBy.field];
  const form = { fields: [], sealedBy };
  if (given !== undefined && chosenClass(form, values) !== chosenClass(form, standing))
    throw new AppError("INVALID", { reason: "payload", problems: [{ path: sealedBy.field, code: "notAnOption" }] });
  return stands === undefined ? rest : { ...rest, [sealedBy.field]: stands };
}

/**
 * Names of the fields this person may not correct, because she may not read what stands there: of a closed class, or closed by what
 * they say (`closing`). They stay as they are.
 */
export function closedFields(
  form: Form,
  access: Pick<Access, "classes">,
  closing: Closing,
  { row }: Pick<Mended, "row">,
  values: JsonObject,
): ReadonlySet<string> {
  const sealed = form.fields.map(({ name }) => name).filter((name) => classOf(form, name, values) !== "open");
  const standing = Object.fromEntries(sealed.flatMap((name) => (name in values ? [[name, values[name] as Json]] : [])));
  const closed = new Set(fieldsClosed(closing, row.seq, standing));
  for (const name of sealed) if (!access.classes.has(classOf(form, name, values))) closed.add(name);
  return closed;
}

/** Throws INVALID with the form's own problems. */
export async function buildCorrection(
  services: Needs,
  access: Access,
  snapshot: CaseSnapshot,
  mended: Mended,
  input: CorrectionInput,
  today: string,
): Promise<Correction> {
  const { row, info } = mended;
  const { form } = info;
  const standing = await standingValues(services, snapshot, mended);
  const chosen = chosenClass(form, standing.values);
  const ofField = (name: string) => classOf(form, name, standing.values);
  const guarded = await guardedOf(services.driver, snapshot);
  if (isClosedTo(guarded, access, row.seq)) throw new AppError("FORBIDDEN");
  const closing = await closedTo(services, guarded, access);
  const closed = closedFields(form, access, closing, mended, standing.values);
  const kept = Object.fromEntries(Object.entries(standing.values).filter(([name]) => closed.has(name)));
  const before = await caseAt(services.driver, snapshot.caseId, row.seq - 1);
  const given = withReaders(form, { ...input.values, ...kept }, standing.values);
  const checked = checkPayload(form, given, surroundings(row, before, today), standing.values);
  if (!checked.ok) throw new AppError("INVALID", { reason: "payload", problems: checked.problems });
  const wanted = checked.payload;
  const names = form.fields.map((field) => field.name);
  const differing = names.filter((name) => !sameJson(standing.values[name], wanted[name]));
  const part = { ...form, fields: form.fields.filter(({ name }) => differing.includes(name)) };
  const { open, sealed, fields } = splitPayload(part, wanted);
  const occurredOn = input.correctedOn ?? standing.occurredOn;
  const rules = rulesFor(services.tables, snapshot.doc.head.territory, occurredOn);
  const at = { today: romeDay(row.recorded_at), occurredOn, context: before?.doc.context ?? {}, rules };
  const derived = differing.length > 0 ? (info.derive?.(wanted, at) ?? {}) : {};
  const cleared = differing.filter((name) => wanted[name] === undefined);
  const dayDiffers = input.correctedOn !== undefined && input.correctedOn !== standing.occurredOn;
  return {
    open: {
      ...open,
      ...derived,
      corrects: input.corrects,
      correctedFields: differing,
      correctedSealed: fields as unknown as Json,
      ...(cleared.length > 0 ? { cleared } : {}),
      ...(part.fields.some(({ kind }) => kind === "case") ? { movesRelations: true } : {}),
      ...(dayDiffers ? { correctedOn: input.correctedOn as string } : {}),
    },
    values: wanted,
    sealed: withReason(sealed, input.reason, chosen),
    fields: [...fields, { field: markOf("mendReason", chosen), subject: "case", class: chosen ?? "social" }],
    changes: differing.map((field) => ({
      field,
      class: ofField(field),
      ...(standing.values[field] === undefined ? {} : { from: standing.values[field] }),
      ...(wanted[field] === undefined ? {} : { to: wanted[field] }),
    })),
  };
}

const surroundings = (row: EventRow, before: CaseSnapshot | undefined, today: string) => ({
  today,
  context: before?.doc.context ?? {},
  head: (before?.doc.head ?? {}) as unknown as JsonObject,
  state: row.state_before,
});

/** The reason is sealed like any text, beside what it is about and for the same readers. */
function withReason(parts: readonly SealedPart[], reason: string, chosen: DataClass | undefined): SealedPart[] {
  const own = { subject: "case", class: chosen ?? ("social" as const) };
  const beside = parts.find((part) => part.subject === own.subject && part.class === own.class);
  const rest = parts.filter((part) => part !== beside);
  return [...rest, { ...own, values: { ...beside?.values, mendReason: reason } }];
}
