// What a work list may be narrowed by, as SQL terms over `list_row l`: one of five views, open or closed, and typed
// conditions. Filters only ever narrow: which rows may be seen at all is the access predicate's business.
import type { AccountId, Day } from "../../workflows/kernel/ids.ts";
import type { ListCondition, ListFieldId } from "../../workflows/kernel/list-condition.ts";
import type { Sql } from "../access.ts";
import { among, conditionTerm } from "./condition-terms.ts";

/**
 * - `todo`: assigned to the reader, or to whom she stands in for, and the office's own next move, or overdue
 * - `mine`: assigned to the reader, or to whom she stands in for
 * - `waiting`: the same, where the next move is somebody else's
 * - `unassigned`: nobody's yet
 * - `all`: whatever the reader may see
 */
export const listViews = ["todo", "mine", "waiting", "unassigned", "all"] as const;
export type ListView = (typeof listViews)[number];

/** Indexes that hold few of the rows of some filters (db/queues/narrow.ts). */
export type NarrowIndex =
  | ("list_due" | "list_opened" | "list_updated" | "list_number")
  | ("list_waiting" | "list_marked");

export interface ListFilter {
  view: ListView;
  /** `any` only together with `found`, which is bounded. */
  status: "open" | "closed" | "any";
  /** Hold together. */
  where: readonly ListCondition[];
  /** Ids a search found; absent when nothing was searched. */
  found?: readonly string[];
  /** Whose cases are the reader's own: herself, and the absent colleagues she stands in for. */
  readers: readonly AccountId[];
  today: Day;
  /** Where few rows are known to lie; they are then sorted, whatever the order asked for. */
  narrow?: NarrowIndex;
}

/** The values one of which a field has, if a condition fixes them; the fewest of several. */
export function fixedValues(filter: Pick<ListFilter, "where">, field: ListFieldId): readonly string[] | undefined {
  let fixed: readonly string[] | undefined;
  for (const one of filter.where)
    if (one.field === field && one.op === "is" && !(fixed && fixed.length <= one.values.length)) fixed = one.values;
  return fixed;
}

const isOne = (filter: ListFilter, field: ListFieldId): boolean => fixedValues(filter, field)?.length === 1;

/** The few assignees all rows have, if the view or the filter fixes them. */
export function fixedAssignees(filter: ListFilter): readonly AccountId[] | undefined {
  if (filter.view === "unassigned") return [""];
  if (filter.view !== "all") return filter.readers;
  if (filter.where.some((one) => one.field === "assignee" && one.op === "empty")) return [""];
  return fixedValues(filter, "assignee");
}

export function filterTerms(filter: ListFilter): Sql[] {
  const { view, status, where, found, today } = filter;
  const assignees = view === "all" ? undefined : fixedAssignees(filter);
  const terms = [
    ...(assignees ? [among("assignee", assignees)] : []),
    ...(status === "any" ? [] : [{ sql: "l.closed = ?", args: [status === "closed" ? 1 : 0] }]),
    ...where.map((one) => conditionTerm(one, today)),
  ];
  if (view === "todo") terms.push({ sql: "(l.waiting_for IS NULL OR l.due_on < ?)", args: [today] });
  if (view === "waiting") terms.push({ sql: "l.waiting_for IS NOT NULL", args: [] });
  if (found) terms.push({ sql: "l.case_id IN (SELECT value FROM json_each(?))", args: [JSON.stringify(found)] });
  return terms;
}

/** Only cases for whom somebody is waited: what `list_waiting` holds. */
export const asksWaiting = ({ field, op }: ListCondition): boolean =>
  field === "waited" ? op !== "empty" : field === "waiting" && (op === "is" || op === "filled");

/** Only cases that `list_marked` holds: urgent, with facts to complete, or restricted. */
export const asksMarked = ({ field, op, values }: ListCondition): boolean =>
  field === "restricted"
    ? values[0] === "1"
    : (field === "priority" || field === "todo") && op === "least" && Number(values[0]) > 0;

/** The covering index whose order is that of `due_on` under this filter. Named, so that no plan is left to chance. */
export function dueIndex(filter: ListFilter): string {
  if (fixedAssignees(filter) !== undefined) return "list_assignee_due";
  if (filter.narrow) return filter.narrow;
  if (filter.status !== "any") {
    if (filter.where.some(asksWaiting)) return "list_waiting";
    if (filter.where.some(asksMarked)) return "list_marked";
  }
  if (isOne(filter, "kind") && isOne(filter, "state")) return "list_state_due";
  if (isOne(filter, "comune")) return "list_territory_due";
  if (isOne(filter, "kind")) return "list_kind_due";
  return "list_due";
}

export function joinTerms(terms: readonly Sql[]): Sql {
  return { sql: terms.map((term) => term.sql).join(" AND "), args: terms.flatMap((term) => term.args) };
}
