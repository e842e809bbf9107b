// How many cases a filter holds, up to a limit: the length of an export before it begins.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { dueIndex, filterTerms, joinTerms, type ListFilter } from "../queues/list-filter.ts";

/** At most `limit`. One statement over a covering index: for the reader's thread, where nobody waits for a page. */
export async function countListed(
  driver: Driver,
  permitted: Permitted,
  filter: ListFilter,
  limit: number,
): Promise<number> {
  const terms = joinTerms([...filterTerms(filter), toSql(permitted, caseRows("l"))]);
  const walk = filter.found ? "" : `INDEXED BY ${dueIndex(filter)}`;
  const [row] = await driver.read<{ cases: number }>(
    `SELECT COUNT(*) AS cases FROM (SELECT 1 FROM list_row l ${walk} WHERE ${terms.sql} LIMIT ?)`,
    [...terms.args, limit],
  );
  return row?.cases ?? 0;
}
