// The inbox: rows told to an account, newest first, read or not. What a row says of its case is asked of the case itself.
import type { Statement } from "../driver/driver.ts";
import type { NoticesDb } from "./open.ts";

/**
 * A term; an act of somebody else on one's case; a request to have two records go on as one, for who may answer it; and for who asked
 * that nobody can, and what became of it.
 */
export type NoticeWhat = "term" | "act" | AskWhat;
export type AskWhat = "mergeAsk" | "mergeNobody" | MergeAnswer;
export type MergeAnswer = "mergeAccepted" | "mergeRefused" | "mergeApart" | "mergeWithdrawn";

/** What a notice of a request is about; empty for a term. Of an act `ask` is its seq in the case. */
export interface AskNoticed {
  what: NoticeWhat;
  /** The other record of the pair: of a request the one that asked, of an answer the one that was asked. */
  otherId: string;
  /** Seq of the request at the record that asked. */
  ask: number;
  /** The account that asked, or that answered. */
  by: string;
}

export interface NoticeRow extends AskNoticed {
  /** Made of the event and the account: told twice it is the same row. */
  id: string;
  accountId: string;
  /** Position of the event it tells of. */
  pos: number;
  /** Instant. */
  at: string;
  caseId: string;
  deadlineId: string;
  /** JSON array: `end:-7`, `delivery:0`, `stop:0`; of an act its name. */
  alarms: string;
  /** Day or instant of the end, '' where there is none. */
  due: string;
  readAt: string | null;
}

export const ofTerm: AskNoticed = { what: "term", otherId: "", ask: 0, by: "" };

/** Neither of a term nor of an act: of a request between offices. */
export const isAsk = <T extends AskNoticed>(row: T): row is T & { what: AskWhat } =>
  row.what !== "term" && row.what !== "act";

export const insertNotice = (row: Omit<NoticeRow, "readAt">): Statement => ({
  sql: `INSERT INTO notice (id, account_id, pos, at, case_id, deadline_id, alarms, due, what, other_id, ask, by_id)
    VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING`,
  args: [
    ...[row.id, row.accountId, row.pos, row.at, row.caseId, row.deadlineId, row.alarms, row.due],
    ...[row.what, row.otherId, row.ask, row.by],
  ],
});

/** Of a request: once to an account, whichever event brought it there. */
export const insertAskNotice = (row: Omit<NoticeRow, "readAt">): Statement => ({
  sql: `INSERT INTO notice (id, account_id, pos, at, case_id, deadline_id, alarms, due, what, other_id, ask, by_id)
    SELECT ?,?,?,?,?,?,?,?,?,?,?,? WHERE NOT EXISTS (SELECT 1 FROM notice
      WHERE what <> 'term' AND case_id = ? AND other_id = ? AND what = ? AND ask = ? AND account_id = ?)
    ON CONFLICT DO NOTHING`,
  args: [
    ...[row.id, row.accountId, row.pos, row.at, row.caseId, row.deadlineId, row.alarms, row.due],
    ...[row.what, row.otherId, row.ask, row.by],
    ...[row.caseId, row.otherId, row.what, row.ask, row.accountId],
  ],
});

/** Who has a request of the pair in her inbox, read or not. */
export const toldOfAsk = (db: NoticesDb, { caseId, otherId, what, ask }: Omit<AskNoticed, "by"> & { caseId: string }) =>
  new Set(
    db
      .readSync<{ accountId: string }>(
        `SELECT account_id AS accountId FROM notice
         WHERE what <> 'term' AND case_id = ? AND other_id = ? AND what = ? AND ask = ? LIMIT 2000`,
        [caseId, otherId, what, ask],
      )
      .map(({ accountId }) => accountId),
  );

/** Takes back what was told of a request of the pair, to everybody. */
export const dropAskNotices = (askedId: string, askingId: string): Statement => ({
  sql: "DELETE FROM notice WHERE case_id = ? AND other_id = ? AND what = 'mergeAsk'",
  args: [askedId, askingId],
});
/** Takes back the answer to a request that is open again. */
export const dropAnswerNotices = (askingId: string, askedId: string, ask: number): Statement => ({
  sql: "DELETE FROM notice WHERE case_id = ? AND other_id = ? AND what NOT IN ('term', 'mergeAsk') AND ask = ?",
  args: [askingId, askedId, ask],
});

/** Takes back what was told of an act that was undone. */
export const dropActNotices = (caseId: string, seq: number): Statement => ({
  sql: "DELETE FROM notice WHERE case_id = ? AND other_id = '' AND what = 'act' AND ask = ?",
  args: [caseId, seq],
});

const columns = `id, account_id AS accountId, pos, at, case_id AS caseId, deadline_id AS deadlineId, alarms, due,
  read_at AS readAt, what, other_id AS otherId, ask, by_id AS by`;

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
