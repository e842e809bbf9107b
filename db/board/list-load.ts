// How much each worker carries: open cases and their weight, terms that fall due. Only to spread load (L. 300/1970
// art. 4): nothing here tells what anybody did, when, or how fast.
import type { AccountId, Day } from "../../workflows/kernel/ids.ts";
import { caseRows, counterRows, type Permitted, toSql, uncountedSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { joinTerms } from "../queues/list-filter.ts";
import { type BoardFilter, boardTerms } from "./board-filter.ts";

export interface Load {
  accountId: AccountId;
  cases: number;
  /** Sum of the weights that the workflows give to the cases' steps. */
  weight: number;
  /** Terms past, and falling due until `dueUntil`. */
  overdue: number;
  dueSoon: number;
}

const maxDue = 20_000;

/** `only`: one worker's own load. */
export async function listLoad(
  driver: Driver,
  permitted: Permitted,
  filter: BoardFilter,
  days: { today: Day; dueUntil: Day },
  only?: AccountId,
): Promise<Load[]> {
  const terms = [
    ...boardTerms(filter),
    { sql: only === undefined ? "l.assignee <> ''" : "l.assignee = ?", args: only === undefined ? [] : [only] },
  ];
  const counted = joinTerms([...terms, toSql(permitted, counterRows("l"))]);
  const byName = joinTerms([...terms, uncountedSql(permitted, caseRows("l"), counterRows("l"))]);
  const rows = joinTerms([...terms, toSql(permitted, caseRows("l"))]);
  const carried = await driver.read<Omit<Load, "overdue" | "dueSoon">>(
    `SELECT assignee AS accountId, SUM(cases) AS cases, SUM(weight) AS weight
     FROM (SELECT assignee, cases, weight FROM counter l WHERE ${counted.sql}
       UNION ALL SELECT assignee, 1, weight FROM list_row l WHERE ${byName.sql})
     GROUP BY 1 HAVING SUM(cases) > 0 ORDER BY weight DESC, accountId LIMIT 500`,
    [...counted.args, ...byName.args],
  );
  const due = await driver.read<{ accountId: string; overdue: number; dueSoon: number }>(
    `SELECT assignee AS accountId, SUM(due_on < ?) AS overdue, SUM(due_on >= ?) AS dueSoon
     FROM (SELECT l.assignee, l.due_on FROM list_row l INDEXED BY ${only === undefined ? "list_due" : "list_assignee_due"}
       WHERE ${rows.sql} AND l.due_on <= ? LIMIT ?) GROUP BY 1`,
    [days.today, days.today, ...rows.args, days.dueUntil, maxDue],
  );
  const dueOf = new Map(due.map((row) => [row.accountId, row]));
  return carried.map((row) => {
    const { overdue = 0, dueSoon = 0 } = dueOf.get(row.accountId) ?? {};
    return { ...row, overdue, dueSoon };
  });
}
