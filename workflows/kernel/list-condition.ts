// What work lists may be narrowed by: a closed list of fields, each with the operators of its kind. Conditions hold
// together (AND); relative days stay relative and are resolved by whoever asks, on the office's day. Runs in the page too.
import { isDay } from "./ids.ts";

/**
 * - `choice`: always has one of a set of ids; `option`: one of them or none
 * - `day`: always has a day; `term`: a day or none
 */
export const listFields = {
  kind: "choice",
  state: "choice",
  comune: "choice",
  area: "choice",
  assignee: "option",
  due: "term",
  opened: "day",
  changed: "day",
  /** For whom the next move is waited. */
  waiting: "option",
  /** Since when. */
  waited: "term",
  priority: "count",
  /** Facts "da completare". */
  todo: "count",
  restricted: "flag",
  number: "number",
} as const;

export type ListFieldId = keyof typeof listFields;
type FieldKind = (typeof listFields)[ListFieldId];

const choice = ["is", "not"] as const;
const days = ["on", "before", "after", "next", "last", "older"] as const;
const emptiness = ["empty", "filled"] as const;

/**
 * `before` and `after` leave the day itself out. `next` and `last` take days from today, today included; `older` days
 * ago or earlier still, so that `older 0` is past. `begins` of a case number asks enough of it to mean few cases.
 */
export const operatorsOf = {
  choice,
  option: [...choice, ...emptiness],
  day: days,
  term: [...days, ...emptiness],
  count: ["least", "most"],
  flag: ["is"],
  number: ["begins"],
} as const satisfies Record<FieldKind, readonly string[]>;

export type ListOperator = (typeof operatorsOf)[FieldKind][number];

export interface ListCondition {
  field: ListFieldId;
  op: ListOperator;
  /** Ids, a day, or a whole number in decimal; of flags `1` and `0`. */
  values: readonly string[];
}

export const maxConditions = 12;
export const maxValues = 40;
const maxValue = 80;
/** Ten years. */
const maxDays = 3660;
const maxCount = 99;

/** `2026-000`: at most a thousand cases of a year. */
const numberBegins = /^\d{4}-\d{3,6}$/;

const whole = (value: string, most: number): boolean => /^\d{1,4}$/.test(value) && Number(value) <= most;

function isValue(kind: FieldKind, op: ListOperator, value: string): boolean {
  if (op === "on" || op === "before" || op === "after") return isDay(value);
  if (op === "next" || op === "last" || op === "older") return whole(value, maxDays);
  if (kind === "count") return whole(value, maxCount);
  if (kind === "flag") return value === "0" || value === "1";
  if (kind === "number") return numberBegins.test(value);
  return value.length > 0 && value.length <= maxValue;
}

/** How many values an operator takes. */
export const valuesOf = (op: ListOperator): "none" | "one" | "some" =>
  op === "empty" || op === "filled" ? "none" : op === "is" || op === "not" ? "some" : "one";

const isField = (field: string): field is ListFieldId => Object.hasOwn(listFields, field);

export type ConditionProblem = "field" | "operator" | "values";

/** What is wrong with something that should be a condition; undefined: it is one. */
export function conditionProblem(one: {
  field: string;
  op: string;
  values: readonly string[];
}): ConditionProblem | undefined {
  if (!isField(one.field)) return "field";
  const kind = listFields[one.field];
  const operators: readonly string[] = operatorsOf[kind];
  if (!operators.includes(one.op)) return "operator";
  const op = one.op as ListOperator;
  const takes = kind === "flag" ? "one" : valuesOf(op);
  const count = one.values.length;
  const fits = takes === "none" ? count === 0 : takes === "one" ? count === 1 : count >= 1 && count <= maxValues;
  return fits && one.values.every((value) => isValue(kind, op, value)) ? undefined : "values";
}

export const overdueCondition: ListCondition = { field: "due", op: "older", values: ["0"] };

const isOverdue = ({ field, op, values }: ListCondition): boolean =>
  field === "due" && op === "older" && values[0] === "0";

/** In the page's address overdue has a place of its own among the conditions, whatever else is asked. */
export const haveRoom = (where: readonly ListCondition[]): boolean =>
  where.filter((one) => !isOverdue(one)).length < maxConditions;

/** Characters of a question, as JSON, that fit into an address of the server; a longer one is POSTed. */
export const mostInAddress = 4_000;

/** One of the values, which are ids. */
export const fieldIs = (field: ListFieldId, ...values: string[]): ListCondition => ({ field, op: "is", values });
