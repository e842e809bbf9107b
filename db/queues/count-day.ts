// The order of the day in figures: how many cases stand in each of its sections, and whom the others wait for. One worker's
// cases are few; what is counted is bounded all the same.
import type { Day } from "../../workflows/kernel/ids.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { noDueDay } from "../log/list-row.ts";
import { countLimit } from "./count-cases.ts";
import { filterTerms, joinTerms, type ListFilter } from "./list-filter.ts";

/** Days after today that are a section of their own; then come `later` and `none`. */
export interface SectionCount {
  /** `court` (a judicial or hour term runs), `overdue`, a day, `later`, or `none` without a term. */
  section: string;
  cases: number;
}

/** By section, in the order of the day; undefined where there are more cases than are counted. */
export async function countSections(
  driver: Driver,
  permitted: Permitted,
  filter: ListFilter,
  lastDay: Day,
): Promise<SectionCount[] | undefined> {
  const terms = joinTerms([...filterTerms(filter), toSql(permitted, caseRows("l"))]);
  const rows = await driver.read<SectionCount>(
    `SELECT CASE WHEN urgent < '1' THEN 'court' WHEN urgent < ? THEN 'overdue' WHEN urgent <= ? THEN substr(urgent,2)
       WHEN urgent = ? THEN 'none' ELSE 'later' END AS section, COUNT(*) AS cases
     FROM (SELECT l.urgent FROM list_row l INDEXED BY list_assignee_urgent WHERE ${terms.sql} LIMIT ?)
     GROUP BY 1 ORDER BY MIN(urgent)`,
    [`1${filter.today}`, `1${lastDay}`, `1${noDueDay}`, ...terms.args, countLimit],
  );
  return rows.reduce((sum, row) => sum + row.cases, 0) < countLimit ? rows : undefined;
}

export interface WaitingCount {
  kind: string;
  /** Text id in `texts.waiting`. */
  waitingFor: string;
  /** Id in `texts.options`: the body or person asked. */
  waitingOf: string | null;
  cases: number;
  /** Since when the oldest of them waits. */
  since: Day;
}

/** Whom the cases of a filter wait for, the longest first. */
export function countWaiting(driver: Driver, permitted: Permitted, filter: ListFilter): Promise<WaitingCount[]> {
  const terms = joinTerms([...filterTerms(filter), toSql(permitted, caseRows("l"))]);
  return driver.read<WaitingCount>(
    `SELECT kind, waiting_for AS waitingFor, waiting_of AS waitingOf, COUNT(*) AS cases, MIN(waiting_since) AS since
     FROM (SELECT l.kind, l.waiting_for, l.waiting_of, l.waiting_since FROM list_row l INDEXED BY list_assignee_urgent
       WHERE ${terms.sql} LIMIT ?)
     GROUP BY 1,2,3 ORDER BY since, kind, waiting_for, waiting_of LIMIT 100`,
    [...terms.args, countLimit],
  );
}
