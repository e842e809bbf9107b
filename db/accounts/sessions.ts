// The per-request check of a session by one prepared statement, and the few writes that end sessions.
import { absentOn } from "./absences.ts";
import type { AccountsDb } from "./open.ts";

export interface SessionRow {
  sessionId: string;
  accountId: string;
  name: string;
  locale: string;
  /** 1 when a second factor is set. */
  totp: number;
  createdAt: string;
  expiresAt: string;
  seenMs: number | null;
  /** 1 when it is locked, and reads nothing until its PIN is given. */
  locked: number;
  /** 1 when its account has a PIN. */
  pin: number;
  /** JSON array of {role, territory, areas, from, to}; `areas` is itself JSON or `all`. */
  grants: string;
  /** JSON array of {caseId, until}. */
  glass: string;
  /** JSON array of the accounts it stands in for. */
  absent: string;
}

/** Grants in force on the day: given, begun, not past their last day, not ended. */
const inForceOn = `g.action = 'grantGiven' AND g.from_on <= ?1 AND (g.to_on IS NULL OR g.to_on >= ?1)
  AND NOT EXISTS (SELECT 1 FROM account_history e WHERE e.grant_id = g.grant_id AND e.action = 'grantEnded'
    AND (e.to_on IS NULL OR e.to_on < ?1))`;

const findSql = `SELECT s.id AS sessionId, s.userId AS accountId, u.name, u.locale, u.twoFactorEnabled AS totp,
  s.createdAt, s.expiresAt, seen.seen_ms AS seenMs,
  EXISTS (SELECT 1 FROM session_lock l WHERE l.session_id = s.id) AS locked,
  EXISTS (SELECT 1 FROM pin p WHERE p.account_id = s.userId) AS pin,
  (SELECT json_group_array(json_object('role', g.role, 'territory', g.territory, 'areas', g.areas, 'from', g.from_on,
    'to', g.to_on)) FROM account_history g WHERE g.account_id = s.userId AND ${inForceOn}) AS grants,
  (SELECT json_group_array(json_object('caseId', b.case_id, 'until', b.until)) FROM broken_glass b
    WHERE b.account_id = s.userId AND b.until > ?2) AS glass,
  (SELECT json_group_array(DISTINCT a.account_id) FROM account_history a WHERE a.substitute = s.userId
    AND ${absentOn}) AS absent
  FROM session s JOIN user u ON u.id = s.userId LEFT JOIN session_seen seen ON seen.session_id = s.id
  WHERE s.token = ?3 AND s.expiresAt > ?4
    AND NOT EXISTS (SELECT 1 FROM deactivated d WHERE d.account_id = s.userId)`;

/**
 * @param today office day the grants must be in force on
 * @param houseNow instant of the house clock, for emergency openings
 * @param realNow instant of the machine's clock, for the session's own end
 */
export function findSession(
  db: AccountsDb,
  token: string,
  at: { today: string; houseNow: string; realNow: string },
): SessionRow | undefined {
  return db.readSync<SessionRow>(findSql, [at.today, at.houseNow, token, at.realNow])[0];
}

export function markSeen(db: AccountsDb, sessionId: string, seenMs: number): void {
  db.batchSync([
    {
      sql: `INSERT INTO session_seen (session_id, seen_ms) SELECT id, ?2 FROM session WHERE id = ?1
        ON CONFLICT (session_id) DO UPDATE SET seen_ms = max(seen_ms, excluded.seen_ms)`,
      args: [sessionId, seenMs],
    },
  ]);
}

export function endSession(db: AccountsDb, sessionId: string): void {
  db.batchSync([{ sql: "DELETE FROM session WHERE id = ?", args: [sessionId] }]);
}

export const endSessionsOf = (accountId: string) => ({
  sql: "DELETE FROM session WHERE userId = ?",
  args: [accountId],
});

/** Sessions and one-time values past their end. */
export function sweep(db: AccountsDb, realNow: string): void {
  db.batchSync([
    { sql: "DELETE FROM session WHERE expiresAt <= ?", args: [realNow] },
    { sql: "DELETE FROM verification WHERE expiresAt <= ?", args: [realNow] },
  ]);
}
