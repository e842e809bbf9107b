// One condition of a work list as an SQL term over `list_row l` or `list_version l`; days are counted from the day
// handed in. Terms say in so many words what a partial index holds, so that the index can be walked.
import type { Day } from "../../workflows/kernel/ids.ts";
import { type ListCondition, type ListFieldId, listFields } from "../../workflows/kernel/list-condition.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import type { Sql } from "../access.ts";

/** What stands where a case has no term. */
const noTerm = "9999-12-31";

export const columnOf: Record<ListFieldId, string> = {
  kind: "kind",
  state: "state",
  comune: "territory",
  area: "area",
  assignee: "assignee",
  due: "due_on",
  opened: "opened_on",
  changed: "updated_on",
  waiting: "waiting_for",
  waited: "waiting_since",
  priority: "priority",
  todo: "todo",
  restricted: "restricted",
  number: "number",
};

/** One of the values; one bind whatever their number, so that the text of the statement stays the same. */
export function among(column: string, values: readonly string[]): Sql {
  const [first = ""] = values;
  if (values.length === 1) return { sql: `l.${column} = ?`, args: [first] };
  return { sql: `l.${column} IN (SELECT value FROM json_each(?))`, args: [JSON.stringify(values)] };
}

const plain = (sql: string): Sql => ({ sql, args: [] });

/** Where `waiting_for` may be NULL, nobody is waited for; an assignee of '' is nobody. */
function emptyTerm(field: ListFieldId, isEmpty: boolean): Sql {
  if (field === "assignee") return plain(isEmpty ? "l.assignee = ''" : "l.assignee <> ''");
  if (field === "due") return { sql: `l.due_on ${isEmpty ? "=" : "<"} ?`, args: [noTerm] };
  return plain(isEmpty ? "l.waiting_for IS NULL" : "l.waiting_for IS NOT NULL");
}

function notAmong(field: ListFieldId, values: readonly string[]): Sql {
  const { sql, args } = among(columnOf[field], values);
  return { sql: field === "waiting" ? `(l.waiting_for IS NULL OR NOT ${sql})` : `NOT ${sql}`, args };
}

function dayBounds({ op, values }: ListCondition, today: Day): readonly (readonly [string, Day])[] {
  const [value = ""] = values;
  if (op === "on") return [["=", value]];
  if (op === "before") return [["<", value]];
  if (op === "after") return [[">", value]];
  const days = Number(value);
  if (op === "older") return [["<", addDays(today, -days)]];
  return op === "next"
    ? [
        [">=", today],
        ["<=", addDays(today, days)],
      ]
    : [
        [">=", addDays(today, -days)],
        ["<=", today],
      ];
}

function dayTerm(condition: ListCondition, today: Day): Sql {
  const column = columnOf[condition.field];
  const bounds = dayBounds(condition, today);
  const parts = bounds.map(([sign]) => `l.${column} ${sign} ?`);
  const args: Day[] = bounds.map(([, day]) => day);
  if (condition.field === "waited") parts.push("l.waiting_for IS NOT NULL");
  // Who has no term has none after a day either.
  if (condition.field === "due" && condition.op === "after") {
    parts.push("l.due_on < ?");
    args.push(noTerm);
  }
  return { sql: parts.join(" AND "), args };
}

function countTerm({ field, op, values }: ListCondition): Sql {
  const least = Number(values[0]);
  const column = columnOf[field];
  if (op === "most") return { sql: `l.${column} <= ?`, args: [least] };
  return { sql: `${least > 0 ? `l.${column} > 0 AND ` : ""}l.${column} >= ?`, args: [least] };
}

export function conditionTerm(condition: ListCondition, today: Day): Sql {
  const { field, op, values } = condition;
  const kind = listFields[field];
  if (op === "empty" || op === "filled") return emptyTerm(field, op === "empty");
  if (kind === "day" || kind === "term") return dayTerm(condition, today);
  if (kind === "count") return countTerm(condition);
  if (kind === "flag") return plain(`l.restricted = ${values[0] === "1" ? 1 : 0}`);
  if (kind === "number") return { sql: "l.number >= ? AND l.number < ?", args: [values[0] ?? "", `${values[0]}~`] };
  return op === "not" ? notAmong(field, values) : among(columnOf[field], values);
}
