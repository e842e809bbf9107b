// What a work list may be narrowed by, as SQL terms over `list_row l`. Filters only ever narrow: which rows may be
// seen at all is the access predicate's business.
import type { AccountId, AreaId, Day, Territory } from "../../workflows/kernel/ids.ts";
import type { Sql } from "../access.ts";

/**
 * - `todo`: assigned to the reader, or to whom she stands in for, and the office's own next move, or overdue
 * - `mine`: assigned to the reader, or to whom she stands in for
 * - `waiting`: the same, where the next move is somebody else's
 * - `unassigned`: nobody's yet
 * - `all`: whatever the reader may see
 */
export const listViews = ["todo", "mine", "waiting", "unassigned", "all"] as const;
export type ListView = (typeof listViews)[number];

export interface ListFilter {
  view: ListView;
  /** `any` only together with `found`, which is bounded. */
  status: "open" | "closed" | "any";
  kinds: readonly string[];
  states: readonly string[];
  territories: readonly Territory[];
  areas: readonly AreaId[];
  /** Used by the views `all` only; '' is nobody. */
  assignee?: AccountId;
  overdue: boolean;
  /** Ids a search found; absent when nothing was searched. */
  found?: readonly string[];
  /** Whose cases are the reader's own: herself, and the absent colleagues she stands in for. */
  readers: readonly AccountId[];
  today: Day;
}

/** The few assignees all rows have, if the view or the filter fixes them. */
export function fixedAssignees(filter: ListFilter): readonly AccountId[] | undefined {
  if (filter.view === "unassigned") return [""];
  if (filter.view !== "all") return filter.readers;
  return filter.assignee === undefined ? undefined : [filter.assignee];
}

const one = (column: string, value: string | number): Sql => ({ sql: `l.${column} = ?`, args: [value] });

function among(column: string, values: readonly string[]): Sql[] {
  const [first] = values;
  if (first === undefined) return [];
  if (values.length === 1) return [one(column, first)];
  // One bind whatever the number of values, so that the text of the statement stays the same.
  return [{ sql: `l.${column} IN (SELECT value FROM json_each(?))`, args: [JSON.stringify(values)] }];
}

export function filterTerms(filter: ListFilter): Sql[] {
  const { view, status, kinds, states, territories, areas, overdue, found, today } = filter;
  const terms = [
    ...among("assignee", fixedAssignees(filter) ?? []),
    ...(status === "any" ? [] : [one("closed", status === "closed" ? 1 : 0)]),
    ...among("kind", kinds),
    ...among("state", states),
    ...among("territory", territories),
    ...among("area", areas),
  ];
  if (view === "todo") terms.push({ sql: "(l.waiting_for IS NULL OR l.due_on < ?)", args: [today] });
  if (view === "waiting") terms.push({ sql: "l.waiting_for IS NOT NULL", args: [] });
  if (overdue) terms.push({ sql: "l.due_on < ?", args: [today] });
  if (found) terms.push({ sql: "l.case_id IN (SELECT value FROM json_each(?))", args: [JSON.stringify(found)] });
  return terms;
}

/** The covering index whose order is that of `due_on` under this filter. Named, so that no plan is left to chance. */
export function dueIndex(filter: ListFilter): string {
  if (fixedAssignees(filter) !== undefined) return "list_assignee_due";
  if (filter.kinds.length === 1 && filter.states.length === 1) return "list_state_due";
  if (filter.territories.length === 1) return "list_territory_due";
  if (filter.kinds.length === 1) return "list_kind_due";
  return "list_due";
}

export function joinTerms(terms: readonly Sql[]): Sql {
  return { sql: terms.map((term) => term.sql).join(" AND "), args: terms.flatMap((term) => term.args) };
}
