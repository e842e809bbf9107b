// E-mails that wait to leave: tried again with growing pauses, given up after a number of tries, dropped when what they
// would tell no longer stands. A row is sent at least once, always under the same Message-ID.
import type { Statement } from "../driver/driver.ts";
import type { AskNoticed } from "./inbox.ts";
import type { NoticesDb } from "./open.ts";

export interface MailRow extends AskNoticed {
  /** That of the notice. */
  id: string;
  accountId: string;
  caseId: string;
  /** Number of the case or record: all that a message says of it. */
  number: string;
  deadlineId: string;
  alarms: string;
  tries: number;
}

export const insertMail = (row: Omit<MailRow, "tries"> & { nextAt: string }): Statement => ({
  sql: `INSERT INTO mail (id, account_id, case_id, number, deadline_id, alarms, status, tries, next_at, problem,
      what, other_id, ask, by_id)
    VALUES (?,?,?,?,?,?,'waiting',0,?,'',?,?,?,?) ON CONFLICT DO NOTHING`,
  args: [
    ...[row.id, row.accountId, row.caseId, row.number, row.deadlineId, row.alarms, row.nextAt],
    ...[row.what, row.otherId, row.ask, row.by],
  ],
});

/** Oldest first, at most `limit`. */
export const dueMails = (db: NoticesDb, now: string, limit: number): MailRow[] =>
  db.readSync<MailRow>(
    `SELECT id, account_id AS accountId, case_id AS caseId, number, deadline_id AS deadlineId, alarms, tries,
       what, other_id AS otherId, ask, by_id AS by
     FROM mail WHERE status = 'waiting' AND next_at <= ? ORDER BY next_at, id LIMIT ?`,
    [now, limit],
  );

export type MailEnd = "sent" | "dropped" | "failed";

export const endMail = (db: NoticesDb, id: string, status: MailEnd, problem: string): void =>
  db.batchSync([{ sql: "UPDATE mail SET status = ?, problem = ? WHERE id = ?", args: [status, problem, id] }]);

export const putOffMail = (db: NoticesDb, id: string, nextAt: string, problem: string): void =>
  db.batchSync([
    { sql: "UPDATE mail SET tries = tries + 1, next_at = ?, problem = ? WHERE id = ?", args: [nextAt, problem, id] },
  ]);

export const countMails = (db: NoticesDb): { status: string; mails: number }[] =>
  db.readSync("SELECT status, COUNT(*) AS mails FROM mail GROUP BY status");
