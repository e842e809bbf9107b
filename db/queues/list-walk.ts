// Which index a work list is walked along, in which order, and how a place in that order is named: by the key of a row.
// Pages, places and counts ask here, so that all go the same way.
import type { Sql } from "../access.ts";
import { dueIndex, fixedAssignees, fixedValues, joinTerms, type ListFilter } from "./list-filter.ts";

/** `urgent` is the order of the day: kept for cases of a few workers, or of nobody. */
export const listSorts = ["urgent", "dueOn", "openedOn", "number", "updatedOn"] as const;
export type ListSort = (typeof listSorts)[number];

/** A row's place in a sort: its value there, and its id. */
export interface ListKey {
  value: string;
  caseId: string;
}

/** Before and after every row: no day, number or id is less or greater. */
export const firstKey: ListKey = { value: "", caseId: "" };
export const lastKey: ListKey = { value: "~", caseId: "~" };

/** Less than 0: `a` comes first when ascending. */
export function compareKeys(a: ListKey, b: ListKey): number {
  if (a.value !== b.value) return a.value < b.value ? -1 : 1;
  if (a.caseId === b.caseId) return 0;
  return a.caseId < b.caseId ? -1 : 1;
}

export const sortColumns: Record<ListSort, string> = {
  urgent: "urgent",
  dueOn: "due_on",
  openedOn: "opened_on",
  number: "number",
  updatedOn: "updated_on",
};
const sortIndexes: Record<Exclude<ListSort, "dueOn">, string> = {
  urgent: "list_assignee_urgent",
  openedOn: "list_opened",
  number: "list_number",
  updatedOn: "list_updated",
};

/** Columns that an index begins with, before that of its order. */
const prefixes: Partial<Record<string, readonly string[]>> = {
  list_due: ["closed"],
  list_state_due: ["kind", "state", "closed"],
  list_kind_due: ["kind", "closed"],
  list_assignee_due: ["assignee", "closed"],
  list_assignee_urgent: ["assignee", "closed"],
  list_territory_due: ["territory", "closed"],
  list_opened: ["closed"],
  list_number: ["closed"],
  list_updated: ["closed"],
  list_waiting: ["closed"],
  list_marked: ["closed"],
};

/** What a partial index holds, as its own condition says it. */
export const partial: Partial<Record<string, Sql>> = {
  list_waiting: { sql: "l.waiting_for IS NOT NULL", args: [] },
  list_marked: { sql: "(l.priority > 0 OR l.todo > 0 OR l.restricted = 1)", args: [] },
};

export interface ListWalk {
  /** '' when a search already found the few rows to sort. */
  index: string;
  /** What all rows have that lie along the order in one stretch; undefined where the rows are few and are sorted. */
  stretch: Sql | undefined;
}

export function listWalk(filter: ListFilter, sort: ListSort): ListWalk {
  if (filter.found) return { index: "", stretch: undefined };
  // Few rows that lie together are sorted, rather than looked for along all of them.
  if (filter.narrow) return { index: filter.narrow, stretch: undefined };
  const assignees = fixedAssignees(filter);
  // One worker's rows are few: they are sorted, rather than looked for along everybody's. Nobody's may be many.
  const areFew = assignees !== undefined && !assignees.includes("");
  if (sort !== "dueOn" && sort !== "urgent" && areFew) return { index: "list_assignee_due", stretch: undefined };
  const index = sort === "dueOn" ? dueIndex(filter) : sortIndexes[sort];
  return { index, stretch: stretchOf(filter, index) };
}

function stretchOf(filter: ListFilter, index: string): Sql | undefined {
  const fixed: Record<string, readonly (string | number)[]> = {
    assignee: fixedAssignees(filter) ?? [],
    closed: filter.status === "any" ? [] : [filter.status === "closed" ? 1 : 0],
    kind: fixedValues(filter, "kind") ?? [],
    state: fixedValues(filter, "state") ?? [],
    territory: fixedValues(filter, "comune") ?? [],
  };
  const columns = prefixes[index];
  if (!columns) return undefined;
  const held = partial[index];
  const terms: Sql[] = held ? [held] : [];
  for (const column of columns) {
    const [value, ...more] = fixed[column] ?? [];
    if (value === undefined || more.length > 0) return undefined;
    terms.push({ sql: `l.${column} = ?`, args: [value] });
  }
  return joinTerms(terms);
}

/** `(column, id) > (?, ?)`; a number is its case's alone and stands by itself. */
export function keyTerm(sort: ListSort, sign: ">" | ">=" | "<" | "<=", key: ListKey): Sql {
  const column = `l.${sortColumns[sort]}`;
  if (sort === "number") return { sql: `${column} ${sign} ?`, args: [key.value] };
  return { sql: `(${column}, l.case_id) ${sign} (?, ?)`, args: [key.value, key.caseId] };
}

export function keyOrder(sort: ListSort, descending: boolean): string {
  const word = descending ? "DESC" : "ASC";
  const column = `l.${sortColumns[sort]}`;
  return sort === "number" ? `${column} ${word}` : `${column} ${word}, l.case_id ${word}`;
}
