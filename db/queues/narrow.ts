// Whether a filter holds few rows for a reason that the index of the list's order cannot see: a bounded look along the
// index that can. Where few lie there, they are read from there and sorted; where many do, any order meets them soon.
import type { ListCondition } from "../../workflows/kernel/list-condition.ts";
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

/** Sorting so many takes some milliseconds. */
const few = 5_000;

const looks: readonly { index: NarrowIndex; asks: (one: ListCondition) => boolean }[] = [
  { index: "list_opened", asks: ({ field }) => field === "opened" },
  { index: "list_updated", asks: ({ field }) => field === "changed" },
  { index: "list_waiting", asks: asksWaiting },
  { index: "list_marked", asks: asksMarked },
];

/** The index under which at most a few thousand rows can lie; undefined: none, or no need to look. */
export async function findNarrow(driver: Driver, filter: ListFilter): Promise<NarrowIndex | undefined> {
  if (filter.found || filter.status === "any" || fixedAssignees(filter) !== undefined) return undefined;
  if (filter.where.some(({ field }) => field === "number")) return "list_number";
  const closed = filter.status === "closed" ? 1 : 0;
  for (const { index, asks } of looks) {
    const own = filter.where.filter(asks);
    if (own.length === 0) continue;
    const terms = joinTerms(own.map((one) => conditionTerm(one, filter.today)));
    const [row] = await driver.read<{ n: number }>(
      `SELECT COUNT(*) AS n FROM (SELECT 1 FROM list_row l INDEXED BY ${index}
         WHERE l.closed = ? AND ${terms.sql} LIMIT ?)`,
      [closed, ...terms.args, few + 1],
    );
    if (row && row.n <= few) return index;
  }
  return undefined;
}
