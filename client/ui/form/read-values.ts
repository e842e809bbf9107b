// From what was typed to the payload that is sent: days as Italians write them, amounts to cents, empty means absent,
// hidden fields are left out. What cannot be read is a problem beside its field, never a guess.
import { type Evaluation, evaluate, type Problem, type Surroundings } from "../../../workflows/kernel/evaluate.ts";
import type { Field, Form } from "../../../workflows/kernel/form.ts";
import { isObject, type Json, type JsonObject } from "../../../workflows/kernel/json.ts";
import { formatDay, readCents, readDay, readDecimal } from "../format.ts";

/** What a field holds while it is being filled in: text as typed, ticks, or the rows of a group. */
export type Typed = string | boolean | readonly string[] | readonly TypedRow[];
export interface TypedRow {
  [field: string]: Typed;
}

export interface Reading {
  payload: JsonObject;
  evaluation: Evaluation;
  /** Problems of reading and of the form, one per path. */
  problems: Problem[];
}

type Read = { value: Json } | { problem: Problem["code"] } | undefined;

const textKinds = new Set<Field["kind"]>(["text", "longText", "phone", "email", "choice", "comune", "account", "case"]);

function readText(field: Field, text: string, today: string): Read {
  if (text === "") return undefined;
  if (textKinds.has(field.kind)) return { value: text };
  if (field.kind === "fiscalCode") return { value: text.replace(/\s+/g, "").toUpperCase() };
  if (field.kind === "day") return orProblem(readDay(text, today), "notADay");
  if (field.kind === "instant") return orProblem(readInstant(text), "notADay");
  if (field.kind === "cents") return orProblem(readCents(text), "wrongKind");
  const number = readDecimal(field.kind === "integer" ? text.replace(/\.(?=\d{3}(\.|$))/g, "") : text);
  return orProblem(field.kind === "integer" && !Number.isInteger(number) ? undefined : number, "wrongKind");
}

const orProblem = (value: string | number | undefined, code: Problem["code"]): Read =>
  value === undefined ? { problem: code } : { value };

/** `datetime-local` text is wall time of this machine; sent as UTC. */
function readInstant(text: string): string | undefined {
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** The day of the office, and the problems found on the way. */
interface Way {
  today: string;
  problems: Problem[];
}

function readField(field: Field, typed: Typed | undefined, path: string, way: Way): Json | undefined {
  if (typed === undefined) return undefined;
  if (typeof typed === "boolean") return typed;
  if (typeof typed === "string") {
    if (field.kind === "boolean") return typed === "" ? undefined : typed === "true";
    const read = readText(field, field.kind === "longText" ? typed : typed.trim(), way.today);
    if (read && "problem" in read) way.problems.push({ path, code: read.problem });
    // The text as typed stays in the payload, so that "required" is not said of something that is there.
    return read === undefined ? undefined : "value" in read ? read.value : typed;
  }
  if (field.kind !== "group") return typed.length === 0 ? undefined : [...(typed as readonly string[])];
  const rows = (typed as readonly TypedRow[]).map((row, i) =>
    readFields(field.fields ?? [], row, `${path}.${i}.`, way),
  );
  return rows.length === 0 ? undefined : rows;
}

function readFields(fields: readonly Field[], row: TypedRow, prefix: string, way: Way): JsonObject {
  const payload: JsonObject = {};
  for (const field of fields) {
    const value = readField(field, row[field.name], prefix + field.name, way);
    if (value !== undefined) payload[field.name] = value;
  }
  return payload;
}

function removePath(payload: JsonObject, path: string): void {
  const parts = path.split(".");
  const last = parts.pop();
  let target: Json | undefined = payload;
  for (const part of parts) {
    if (Array.isArray(target)) target = target[Number(part)];
    else if (isObject(target)) target = target[part];
  }
  if (isObject(target) && last !== undefined) delete target[last];
}

/** A field shown because of one that is now hidden hides in turn; forms are shallow, so few rounds are enough. */
const hidingRounds = 8;

export function readForm(form: Form, typed: TypedRow, around: Surroundings): Reading {
  const unread: Problem[] = [];
  const payload = readFields(form.fields, typed, "", { today: around.today, problems: unread });
  let evaluation = evaluate(form, payload, around);
  for (let round = 0; round < hidingRounds; round++) {
    const hidden = evaluation.problems.filter((problem) => problem.code === "hidden");
    if (hidden.length === 0) break;
    for (const problem of hidden) removePath(payload, problem.path);
    evaluation = evaluate(form, payload, around);
  }
  const seen = new Set<string>();
  const problems = [...unread.filter((one) => evaluation.visible.has(one.path)), ...evaluation.problems].filter(
    (one) => !seen.has(one.path) && seen.add(one.path),
  );
  return { payload, evaluation, problems };
}

/** `1.250,00`, as it is typed. */
export const formatAmount = (cents: number): string => {
  const [whole = "", rest = ""] = (Math.abs(cents) / 100).toFixed(2).split(".");
  return `${cents < 0 ? "-" : ""}${whole.replace(/\B(?=(\d{3})+$)/g, ".")},${rest}`;
};

/**
 * A day or an amount as it was understood, once its field is left: `ieri` is another day tomorrow, and `1.250` might be
 * meant otherwise. Anything else, and what cannot be read, as it is.
 */
export function settled(field: Field, typed: Typed | undefined, today: string): Typed | undefined {
  if (typeof typed !== "string") return typed;
  if (field.kind === "day") return formatDay(readDay(typed, today)) || typed;
  const cents = field.kind === "cents" ? readCents(typed) : undefined;
  return cents === undefined ? typed : formatAmount(cents);
}

/** Days said from today as they are on the calendar, in a whole form, rows too: what is kept is read on another day. */
export function withFixedDays(fields: readonly Field[], row: TypedRow, today: string): TypedRow {
  const fixed = { ...row };
  for (const field of fields) {
    const typed = row[field.name];
    if (field.kind === "day" && typeof typed === "string" && /^\D+$/.test(typed))
      fixed[field.name] = settled(field, typed, today) ?? typed;
    if (field.kind === "group" && Array.isArray(typed))
      fixed[field.name] = (typed as readonly TypedRow[]).map((one) => withFixedDays(field.fields ?? [], one, today));
  }
  return fixed;
}

/** What a field shows for a value that is already known (initial values, a draft of before). */
export function toTyped(field: Field, value: Json | undefined): Typed | undefined {
  if (value === undefined || value === null) return undefined;
  if (field.kind === "boolean") return value === true;
  if (field.kind === "day" && typeof value === "string") return formatDay(value);
  if (field.kind === "cents" && typeof value === "number") return formatAmount(value);
  if (typeof value === "number") return String(value).replace(".", ",");
  if (field.kind === "choices" && Array.isArray(value)) return value.map(String);
  if (field.kind === "group" && Array.isArray(value)) {
    return value.filter(isObject).map((row) => {
      const typed: TypedRow = {};
      for (const inner of field.fields ?? []) {
        const one = toTyped(inner, row[inner.name]);
        if (one !== undefined) typed[inner.name] = one;
      }
      return typed;
    });
  }
  return typeof value === "string" ? value : undefined;
}
