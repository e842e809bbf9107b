// Figures of the board by kind, step and comune: open and unassigned from the maintained counters, overdue from the
// rows that are. No name and no worker is in them.
import type { Day } from "../../workflows/kernel/ids.ts";
import { caseRows, counterRows, type Permitted, toSql, uncountedSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { joinTerms } from "../queues/list-filter.ts";
import { type BoardFilter, boardTerms } from "./board-filter.ts";

export interface StepFigures {
  kind: string;
  state: string;
  territory: string;
  open: number;
  unassigned: number;
}

/** Open cases; exact. */
export function countOpen(driver: Driver, permitted: Permitted, filter: BoardFilter): Promise<StepFigures[]> {
  const counted = joinTerms([...boardTerms(filter), toSql(permitted, counterRows("l"))]);
  const byName = joinTerms([...boardTerms(filter), uncountedSql(permitted, caseRows("l"), counterRows("l"))]);
  return driver.read<StepFigures>(
    `SELECT kind, state, territory, SUM(cases) AS open, SUM(CASE WHEN assignee = '' THEN cases ELSE 0 END) AS unassigned
     FROM (SELECT kind, state, territory, assignee, cases FROM counter l WHERE ${counted.sql}
       UNION ALL SELECT kind, state, territory, assignee, 1 FROM list_row l WHERE ${byName.sql})
     GROUP BY 1,2,3 HAVING SUM(cases) > 0 ORDER BY 1,2,3 LIMIT 5000`,
    [...counted.args, ...byName.args],
  );
}

export interface OverdueFigures {
  kind: string;
  state: string;
  territory: string;
  overdue: number;
}

/** Overdue rows looked at, at most: with more, a district needs no exact figure. */
export const maxOverdue = 20_000;

export function countOverdue(
  driver: Driver,
  permitted: Permitted,
  filter: BoardFilter,
  today: Day,
): Promise<OverdueFigures[]> {
  const terms = joinTerms([...boardTerms(filter), toSql(permitted, caseRows("l"))]);
  return driver.read<OverdueFigures>(
    `SELECT kind, state, territory, COUNT(*) AS overdue FROM (
       SELECT l.kind, l.state, l.territory FROM list_row l INDEXED BY list_due
       WHERE ${terms.sql} AND l.due_on < ? LIMIT ?)
     GROUP BY 1,2,3`,
    [...terms.args, today, maxOverdue],
  );
}
