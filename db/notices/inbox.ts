// The inbox: rows told to an account, newest first, read or not. What a row says of its case is asked of the case itself.
import type { Statement } from "../driver/driver.ts";
import type { NoticesDb } from "./open.ts";

export interface NoticeRow {
  /** Made of the event and the account: told twice it is the same row. */
  id: string;
  accountId: string;
  /** Position of the event it tells of. */
  pos: number;
  /** Instant. */
  at: string;
  caseId: string;
  deadlineId: string;
  /** JSON array: `end:-7`, `delivery:0`, `stop:0`. */
  alarms: string;
  /** Day or instant of the end, '' where there is none. */
  due: string;
  readAt: string | null;
}

export const insertNotice = (row: Omit<NoticeRow, "readAt">): Statement => ({
  sql: `INSERT INTO notice (id, account_id, pos, at, case_id, deadline_id, alarms, due) VALUES (?,?,?,?,?,?,?,?)
    ON CONFLICT DO NOTHING`,
  args: [row.id, row.accountId, row.pos, row.at, row.caseId, row.deadlineId, row.alarms, row.due],
});

const columns = `id, account_id AS accountId, pos, at, case_id AS caseId, deadline_id AS deadlineId, alarms, due,
  read_at AS readAt`;

/** Newest first below a position, at most `limit`. */
export const listNotices = (
  db: NoticesDb,
  accountId: string,
  given: { before: number; unreadOnly: boolean },
  limit: number,
): NoticeRow[] =>
  db.readSync<NoticeRow>(
    `SELECT ${columns} FROM notice WHERE account_id = ? AND pos < ? ${given.unreadOnly ? "AND read_at IS NULL" : ""}
     ORDER BY pos DESC, id LIMIT ?`,
    [accountId, given.before, limit],
  );

/** Marks rows of the account, at most those given; an id of somebody else's is nobody's. */
export function markNotices(db: NoticesDb, accountId: string, ids: readonly string[], at: string | null): void {
  db.batchSync([
    {
      sql: "UPDATE notice SET read_at = ? WHERE account_id = ? AND id IN (SELECT value FROM json_each(?))",
      args: [at, accountId, JSON.stringify(ids)],
    },
  ]);
}

export const markAllNotices = (db: NoticesDb, accountId: string, at: string): void =>
  db.batchSync([
    { sql: "UPDATE notice SET read_at = ? WHERE account_id = ? AND read_at IS NULL", args: [at, accountId] },
  ]);

/** How far the log was told; 0 before the first time. */
export const toldPos = (db: NoticesDb): number =>
  db.readSync<{ pos: number }>("SELECT pos FROM mark WHERE name = 'told'")[0]?.pos ?? 0;

export const putToldPos = (pos: number): Statement => ({
  sql: "INSERT INTO mark (name, pos) VALUES ('told', ?) ON CONFLICT (name) DO UPDATE SET pos = excluded.pos",
  args: [pos],
});
