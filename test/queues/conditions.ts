// Random conditions, and whether a listed row fulfils them, judged in memory by other means than the statements': day
// numbers and plain comparisons. Holds no assertion.
import fc from "fast-check";
import { type ListCondition, type ListFieldId, listFields } from "../../workflows/kernel/list-condition.ts";
import { daysBetween } from "../../workflows/rules/calendar/days.ts";

/** A row of `list_row`, by column. */
export interface StoredRow {
  case_id: string;
  number: string;
  kind: string;
  state: string;
  closed: number;
  territory: string;
  area: string;
  assignee: string;
  restricted: number;
  opened_on: string;
  updated_on: string;
  due_on: string;
  waiting_for: string | null;
  waiting_since: string | null;
  priority: number;
  todo: number;
}

const readValue: Record<ListFieldId, (row: StoredRow) => string | number | undefined> = {
  kind: (row) => row.kind,
  state: (row) => row.state,
  comune: (row) => row.territory,
  area: (row) => row.area,
  assignee: (row) => row.assignee || undefined,
  due: (row) => (row.due_on === "9999-12-31" ? undefined : row.due_on),
  opened: (row) => row.opened_on,
  changed: (row) => row.updated_on,
  waiting: (row) => row.waiting_for ?? undefined,
  waited: (row) => row.waiting_since ?? undefined,
  priority: (row) => row.priority,
  todo: (row) => row.todo,
  restricted: (row) => row.restricted,
  number: (row) => row.number,
};

const dayHolds = (op: string, value: string, day: string, today: string): boolean => {
  if (op === "on" || op === "before" || op === "after") {
    const days = daysBetween(value, day);
    return op === "on" ? days === 0 : op === "before" ? days < 0 : days > 0;
  }
  const ahead = daysBetween(today, day);
  const most = Number(value);
  if (op === "next") return ahead >= 0 && ahead <= most;
  return op === "last" ? ahead <= 0 && -ahead <= most : -ahead > most;
};

export function holds({ field, op, values }: ListCondition, row: StoredRow, today: string): boolean {
  const found = readValue[field](row);
  const [value = ""] = values;
  if (op === "empty") return found === undefined;
  if (op === "filled") return found !== undefined;
  if (op === "not") return !values.includes(String(found ?? ""));
  if (found === undefined) return false;
  if (op === "is") return values.includes(String(found));
  if (op === "least") return Number(found) >= Number(value);
  if (op === "most") return Number(found) <= Number(value);
  if (op === "begins") return String(found).startsWith(value);
  return dayHolds(op, value, String(found), today);
}

/** Conditions whose values are taken from the rows, so that they often hold of some. */
export function conditionsAmong(rows: readonly StoredRow[]): fc.Arbitrary<ListCondition> {
  const seen = (field: ListFieldId) => {
    const values = [...new Set(rows.map((row) => readValue[field](row)).filter((one) => one !== undefined))].map(
      String,
    );
    return fc.constantFrom(...values, ...(values.length === 0 ? ["nobody"] : []));
  };
  const some = (field: ListFieldId) => fc.uniqueArray(seen(field), { minLength: 1, maxLength: 3 });
  const days = fc.constantFrom("0", "1", "7", "30", "60", "400");
  const one = (field: ListFieldId, op: ListCondition["op"], value: fc.Arbitrary<string>) =>
    value.map((text): ListCondition => ({ field, op, values: [text] }));
  return fc.constantFrom(...(Object.keys(listFields) as ListFieldId[])).chain((field) => {
    const kind = listFields[field];
    const choices = ["is", "not"].map((op) => some(field).map((values) => ({ field, op, values }) as ListCondition));
    const none = ["empty", "filled"].map((op) => fc.constant({ field, op, values: [] } as unknown as ListCondition));
    const onDays = [
      ...(["before", "after"] as const).map((op) => one(field, op, fc.oneof(seen("opened"), seen("changed")))),
      ...(["next", "last", "older"] as const).map((op) => one(field, op, days)),
      one(field, "on", seen("changed")),
    ];
    if (kind === "choice") return fc.oneof(...choices);
    if (kind === "option") return fc.oneof(...choices, ...none);
    if (kind === "day") return fc.oneof(...onDays);
    if (kind === "term") return fc.oneof(...onDays, ...none);
    if (kind === "flag") return one(field, "is", fc.constantFrom("0", "1"));
    if (kind === "number")
      return one(
        field,
        "begins",
        fc.tuple(seen("number"), fc.integer({ min: 8, max: 11 })).map(([text, n]) => text.slice(0, n)),
      );
    return fc
      .constantFrom("least" as const, "most" as const)
      .chain((op) => one(field, op, fc.constantFrom("0", "1", "2")));
  });
}
