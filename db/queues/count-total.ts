// How many rows a work list holds: by the counters where they can tell; one by one where rows are few. What is neither is
// counted by the anchors of its positions (anchors.ts).
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { countSteps } from "./count-cases.ts";
import { filterTerms, joinTerms, type ListFilter } from "./list-filter.ts";
import { listWalk } from "./list-walk.ts";

export interface Total {
  rows: number;
  /** False: there are more than `rows`. */
  exact: boolean;
}

/** For filters that `isCounted`. */
export async function totalByCounters(driver: Driver, permitted: Permitted, filter: ListFilter): Promise<number> {
  const steps = await countSteps(driver, permitted, filter);
  return steps.reduce((sum, { cases }) => sum + cases, 0);
}

/** All of a list whose rows are few and lie in no order: one worker's, or what a search found. */
export async function countAll(driver: Driver, permitted: Permitted, filter: ListFilter): Promise<number> {
  const terms = joinTerms([...filterTerms(filter), toSql(permitted, caseRows("l"))]);
  const { index } = listWalk(filter, "dueOn");
  const walk = index === "" ? "" : `INDEXED BY ${index}`;
  const sql = `SELECT COUNT(*) AS n FROM list_row l ${walk} WHERE ${terms.sql}`;
  return (await driver.read<{ n: number }>(sql, terms.args))[0]?.n ?? 0;
}
