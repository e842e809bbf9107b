// How many cases there are, by view and by step. From the maintained counters where access can be asked of them;
// rows a reader reaches by name only are counted apart, and what counters cannot tell is counted up to a limit.
import type { ListFieldId } from "../../workflows/kernel/list-condition.ts";
import { caseRows, counterRows, type Permitted, toSql, uncountedSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { dueIndex, filterTerms, joinTerms, type ListFilter } from "./list-filter.ts";

/** Counting stops here: the screen then says "oltre 1.000". */
export const countLimit = 1000;

export interface StepCount {
  kind: string;
  state: string;
  closed: 0 | 1;
  cases: number;
}

const counterFields: readonly ListFieldId[] = ["kind", "state", "comune", "area", "assignee", "restricted"];

/** Whether the counters can tell the rows of this filter apart from others. */
export const isCounted = ({ view, found, where }: ListFilter) =>
  !found && view !== "todo" && view !== "waiting" && where.every(({ field }) => counterFields.includes(field));

/** Cases by kind and state under the filter. Exact where counters answer, else of the first `countLimit` rows. */
export async function countSteps(driver: Driver, permitted: Permitted, filter: ListFilter): Promise<StepCount[]> {
  if (!isCounted(filter)) return countRows(driver, permitted, filter);
  const terms = joinTerms([...filterTerms(filter), toSql(permitted, counterRows("l"))]);
  const byName = joinTerms([...filterTerms(filter), uncountedSql(permitted, caseRows("l"), counterRows("l"))]);
  return driver.read<StepCount>(
    `SELECT kind, state, closed, SUM(cases) AS cases FROM (
       SELECT kind, state, closed, SUM(cases) AS cases FROM counter l WHERE ${terms.sql} GROUP BY 1,2,3
       UNION ALL SELECT kind, state, closed, COUNT(*) FROM list_row l WHERE ${byName.sql} GROUP BY 1,2,3
     ) GROUP BY 1,2,3 HAVING SUM(cases) > 0 ORDER BY 1,2 LIMIT 500`,
    [...terms.args, ...byName.args],
  );
}

function countRows(driver: Driver, permitted: Permitted, filter: ListFilter): Promise<StepCount[]> {
  const terms = joinTerms([...filterTerms(filter), toSql(permitted, caseRows("l"))]);
  const walk = filter.found ? "" : `INDEXED BY ${dueIndex(filter)}`;
  return driver.read<StepCount>(
    `SELECT kind, state, closed, COUNT(*) AS cases FROM (
       SELECT l.kind, l.state, l.closed FROM list_row l ${walk} WHERE ${terms.sql} LIMIT ?
     ) GROUP BY 1,2,3 ORDER BY 1,2`,
    [...terms.args, countLimit],
  );
}
