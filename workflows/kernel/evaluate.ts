// Checks a payload against a form: which fields are visible, required, missing or wrong. No zod, no I/O:
// the same function runs in the browser (beside the fields) and on the server (after the schema).
import { type Condition, type Field, type Form, limits } from "./form.ts";
import { isDay } from "./ids.ts";
import { atPath, isObject, type Json, type JsonObject } from "./json.ts";
import { isMeantDay, isStorable } from "./storable.ts";

/** What conditions may look at besides the form's own values. */
export interface Surroundings {
  today: string;
  context?: JsonObject;
  head?: JsonObject;
  state?: string;
  facts?: JsonObject;
}

export type ProblemCode =
  | "required"
  | "wrongKind"
  | "badCharacter"
  | "tooLong"
  | "tooMany"
  | "tooSmall"
  | "tooLarge"
  | "notAnOption"
  /** Words were typed to look for something, and nothing of what was found was chosen: said by the screen alone. */
  | "notPicked"
  /** A record that goes on in another: that one is meant. */
  | "leadsOn"
  | "beforeBirth"
  /** A record that was opened by mistake. */
  | "openedByMistake"
  | "notADay"
  | "inFuture"
  | "inPast"
  | "hidden"
  | "unknownField";

export interface Problem {
  /** `name`, or `group.0.name`. */
  path: string;
  code: ProblemCode;
  /** The limit that was passed, where there is one. */
  limit?: number;
}

export interface Evaluation {
  /** Visible fields by path; hidden ones must not carry a value. */
  visible: Set<string>;
  required: Set<string>;
  problems: Problem[];
  /** Fields left empty that must be completed later. */
  toComplete: { field: string; withinDays: number }[];
}

export const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

function lookup(path: string, values: JsonObject, around: Surroundings): Json | undefined {
  const [head, ...rest] = path.split(".");
  if (head === "state") return around.state;
  if (head === "today") return around.today;
  const source =
    head === "context" ? around.context : head === "facts" ? around.facts : head === "head" ? around.head : undefined;
  if (source === undefined) return atPath(values, path);
  return atPath(source, rest.join("."));
}

/** True when the condition holds; an empty value is never equal, in, or before. */
export function holds(condition: Condition, values: JsonObject, around: Surroundings): boolean {
  if ("eq" in condition) return lookup(condition.eq[0], values, around) === condition.eq[1];
  if ("in" in condition) {
    const value = lookup(condition.in[0], values, around);
    const wanted: readonly Json[] = condition.in[1];
    return Array.isArray(value) ? value.some((item) => wanted.includes(item)) : wanted.includes(value ?? null);
  }
  if ("empty" in condition) return isEmpty(lookup(condition.empty, values, around));
  if ("before" in condition) {
    const left = lookup(condition.before[0], values, around);
    const named = condition.before[1];
    const right = isDay(named) ? named : lookup(named, values, around);
    return typeof left === "string" && typeof right === "string" && left !== "" && right !== "" && left < right;
  }
  if ("all" in condition) return condition.all.every((part) => holds(part, values, around));
  if ("any" in condition) return condition.any.some((part) => holds(part, values, around));
  return !holds(condition.not, values, around);
}

const isText = (kind: Field["kind"]) => ["text", "longText", "phone", "email", "fiscalCode"].includes(kind);
const maxLength = (field: Field) => field.maxLength ?? (field.kind === "longText" ? limits.longText : limits.text);

function textProblem(field: Field, value: Json): Omit<Problem, "path"> | undefined {
  if (typeof value !== "string") return { code: "wrongKind" };
  if (value.length > maxLength(field)) return { code: "tooLong", limit: maxLength(field) };
  if (!isStorable(value)) return { code: "badCharacter" };
  if (field.kind === "email" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return { code: "wrongKind" };
  if (field.kind === "phone" && !/^\+?[0-9 ./()-]{4,30}$/.test(value)) return { code: "wrongKind" };
  return undefined;
}

function numberProblem(field: Field, value: Json): Omit<Problem, "path"> | undefined {
  if (typeof value !== "number" || !Number.isFinite(value)) return { code: "wrongKind" };
  if (field.kind !== "decimal" && !Number.isSafeInteger(value)) return { code: "wrongKind" };
  if (field.min !== undefined && value < field.min) return { code: "tooSmall", limit: field.min };
  if (field.max !== undefined && value > field.max) return { code: "tooLarge", limit: field.max };
  return undefined;
}

function dayProblem(field: Field, value: Json, today: string): Omit<Problem, "path"> | undefined {
  if (field.kind === "instant") {
    const fits =
      typeof value === "string" &&
      /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) &&
      !Number.isNaN(Date.parse(value)) &&
      isMeantDay(value.slice(0, 10));
    return fits ? undefined : { code: "notADay" };
  }
  if (!isMeantDay(value)) return { code: "notADay" };
  if (field.when === "past" && value > today) return { code: "inFuture" };
  if (field.when === "future" && value < today) return { code: "inPast" };
  return undefined;
}

function valueProblem(field: Field, value: Json, today: string): Omit<Problem, "path"> | undefined {
  if (isText(field.kind)) return textProblem(field, value);
  switch (field.kind) {
    case "integer":
    case "decimal":
    case "cents":
      return numberProblem(field, value);
    case "day":
    case "instant":
      return dayProblem(field, value, today);
    case "boolean":
      return typeof value === "boolean" ? undefined : { code: "wrongKind" };
    case "choice":
      return typeof value === "string" && (field.options ?? []).includes(value) ? undefined : { code: "notAnOption" };
    case "choices":
      if (!Array.isArray(value) || value.length > limits.choices) return { code: "wrongKind" };
      return value.every((item) => typeof item === "string" && (field.options ?? []).includes(item))
        ? undefined
        : { code: "notAnOption" };
    default:
      return typeof value === "string" && value.length <= limits.text && isStorable(value)
        ? undefined
        : { code: "wrongKind" };
  }
}

function evaluateGroup(field: Field, value: Json, path: string, around: Surroundings, out: Evaluation): void {
  if (!Array.isArray(value) || !value.every(isObject)) {
    out.problems.push({ path, code: "wrongKind" });
    return;
  }
  const max = field.max ?? limits.groupRows;
  if (value.length > max) out.problems.push({ path, code: "tooMany", limit: max });
  if (field.min !== undefined && value.length < field.min)
    out.problems.push({ path, code: "tooSmall", limit: field.min });
  value.slice(0, max).forEach((row, i) => {
    evaluateFields(field.fields ?? [], row as JsonObject, `${path}.${i}.`, around, out);
  });
}

function evaluateFields(
  fields: readonly Field[],
  values: JsonObject,
  prefix: string,
  around: Surroundings,
  out: Evaluation,
) {
  const known = new Set(fields.map((field) => field.name));
  for (const key of Object.keys(values))
    if (!known.has(key)) out.problems.push({ path: prefix + key, code: "unknownField" });
  for (const field of fields) {
    const path = prefix + field.name;
    const value = values[field.name];
    if (field.visibleWhen && !holds(field.visibleWhen, values, around)) {
      if (!isEmpty(value)) out.problems.push({ path, code: "hidden" });
      continue;
    }
    out.visible.add(path);
    const required =
      field.required === true || (field.requiredWhen ? holds(field.requiredWhen, values, around) : false);
    if (required) out.required.add(path);
    if (isEmpty(value)) {
      if (required) out.problems.push({ path, code: "required" });
      else if (field.completeWithinDays !== undefined)
        out.toComplete.push({ field: field.name, withinDays: field.completeWithinDays });
      continue;
    }
    if (field.kind === "group") evaluateGroup(field, value as Json, path, around, out);
    else {
      const problem = valueProblem(field, value as Json, around.today);
      if (problem) out.problems.push({ path, ...problem });
    }
  }
}

/** Total: any JSON object as payload yields an evaluation, never an exception. */
export function evaluate(form: Form, payload: JsonObject, around: Surroundings): Evaluation {
  const out: Evaluation = { visible: new Set(), required: new Set(), problems: [], toComplete: [] };
  evaluateFields(form.fields, payload, "", around, out);
  return out;
}
