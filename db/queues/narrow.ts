// Whether a filter holds few rows for a reason that the index of the list's order cannot see: a bounded look along the
// index that can. Where few lie there, they are read from there and sorted; where many do, any order meets them soon.
import type { ListCondition } from "../../workflows/kernel/list-condition.ts";
import type { Sql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { conditionTerm } from "./condition-terms.ts";
import {
  asksMarked,
  asksWaiting,
  fixedAssignees,
  joinTerms,
  type ListFilter,
  type NarrowIndex,
} from "./list-filter.ts";
import { partial } from "./list-walk.ts";

/** How far a look goes. */
interface Bounds {
  /** Rows: sorting so many takes some milliseconds. */
  few: number;
  /** Entries of an index among which rows are looked for one by one. */
  entries: number;
}
const bounds: Bounds = { few: 5_000, entries: 20_000 };
/** Where more entries follow than were looked at, one hit in so many is met soon in any order. */
const dense = 100;

/** Rows lie together in an index that leads with what is asked. */
const leading: readonly { index: NarrowIndex; asks: (one: ListCondition) => boolean }[] = [
  { index: "list_due", asks: ({ field, op }) => field === "due" && op !== "empty" },
  { index: "list_opened", asks: ({ field }) => field === "opened" },
  { index: "list_updated", asks: ({ field }) => field === "changed" },
];
/** Rows lie here and there in an index that holds only some cases, in the order of terms. */
const partly: readonly { index: "list_waiting" | "list_marked"; asks: (one: ListCondition) => boolean }[] = [
  { index: "list_waiting", asks: asksWaiting },
  { index: "list_marked", asks: asksMarked },
];

/** The index under which few of the rows asked for can lie; undefined: none, or no need to look. */
export async function findNarrow(
  driver: Driver,
  filter: ListFilter,
  { few, entries }: Bounds = bounds,
): Promise<NarrowIndex | undefined> {
  if (filter.found || filter.status === "any" || fixedAssignees(filter) !== undefined) return undefined;
  if (filter.where.some(({ field }) => field === "number")) return "list_number";
  const closed = { sql: "l.closed = ?", args: [filter.status === "closed" ? 1 : 0] };
  const termsOf = (asks: (one: ListCondition) => boolean): Sql | undefined => {
    const own = filter.where.filter(asks);
    return own.length === 0 ? undefined : joinTerms(own.map((one) => conditionTerm(one, filter.today)));
  };
  for (const { index, asks } of leading) {
    const terms = termsOf(asks);
    if (!terms) continue;
    const { n } = await look(driver, { index, within: joinTerms([closed, terms]), of: everyRow, most: few + 1 });
    if (n <= few) return index;
  }
  for (const { index, asks } of partly) {
    const of = termsOf(asks);
    if (!of) continue;
    const within = joinTerms([closed, partial[index] ?? everyRow]);
    const { n, hits } = await look(driver, { index, within, of, most: entries });
    if (n < entries ? hits <= few : hits * dense < n) return index;
  }
  return undefined;
}

const everyRow: Sql = { sql: "1", args: [] };

/** Of the first entries within the terms, and at most so many, how many there are and how many are hits. */
async function look(
  driver: Driver,
  { index, within, of, most }: { index: NarrowIndex; within: Sql; of: Sql; most: number },
): Promise<{ n: number; hits: number }> {
  const [row] = await driver.read<{ n: number; hits: number }>(
    `SELECT COUNT(*) AS n, COUNT(CASE WHEN hit THEN 1 END) AS hits
     FROM (SELECT ${of.sql} AS hit FROM list_row l INDEXED BY ${index} WHERE ${within.sql} LIMIT ?)`,
    [...of.args, ...within.args, most],
  );
  return row ?? { n: 0, hits: 0 };
}
