// What happened to accounts and grants, append-only: reading it, adding to it, and how far it was told to the log.

import type { Statement } from "../driver/driver.ts";
import type { AccountsDb } from "./open.ts";

export type HistoryAction =
  | "created"
  | "grantGiven"
  | "grantEnded"
  | "linkIssued"
  | "passwordChanged"
  | "secondFactorSet"
  | "deactivated"
  | "reactivated"
  | "absenceSet"
  | "absenceEnded";

export interface HistoryEntry {
  accountId: string;
  action: HistoryAction;
  grantId?: string;
  role?: string;
  territory?: string;
  /** JSON array of areas, or `all`. */
  areas?: string;
  /** Account of the body it works for. */
  body?: string;
  from?: string;
  /** Last day in force; absent in `grantEnded` and `absenceEnded` means at once. */
  to?: string;
  absenceId?: string;
  /** Who stands in; absent where nobody does. */
  substitute?: string;
  reason?: string;
  by: string;
  recordedAt: string;
  onDay: string;
}

export const addHistory = (one: HistoryEntry): Statement => ({
  sql: `INSERT INTO account_history (account_id, action, grant_id, role, territory, areas, from_on, to_on, absence_id,
    substitute, reason, by_account, recorded_at, on_day, body) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
  args: [
    one.accountId,
    one.action,
    one.grantId ?? null,
    one.role ?? null,
    one.territory ?? null,
    one.areas ?? null,
    one.from ?? null,
    one.to ?? null,
    one.absenceId ?? null,
    one.substitute ?? null,
    one.reason ?? null,
    one.by,
    one.recordedAt,
    one.onDay,
    one.body ?? null,
  ],
});

interface HistoryRow {
  pos: number;
  account_id: string;
  action: HistoryAction;
  grant_id: string | null;
  role: string | null;
  territory: string | null;
  areas: string | null;
  from_on: string | null;
  to_on: string | null;
  absence_id: string | null;
  substitute: string | null;
  reason: string | null;
  by_account: string;
  recorded_at: string;
  on_day: string;
  body: string | null;
}

export type HistoryRead = HistoryEntry & { pos: number };

const entry = (row: HistoryRow): HistoryRead => ({
  pos: row.pos,
  accountId: row.account_id,
  action: row.action,
  by: row.by_account,
  recordedAt: row.recorded_at,
  onDay: row.on_day,
  ...(row.grant_id === null ? {} : { grantId: row.grant_id }),
  ...(row.role === null ? {} : { role: row.role }),
  ...(row.territory === null ? {} : { territory: row.territory }),
  ...(row.areas === null ? {} : { areas: row.areas }),
  ...(row.body === null ? {} : { body: row.body }),
  ...(row.from_on === null ? {} : { from: row.from_on }),
  ...(row.to_on === null ? {} : { to: row.to_on }),
  ...(row.absence_id === null ? {} : { absenceId: row.absence_id }),
  ...(row.substitute === null ? {} : { substitute: row.substitute }),
  ...(row.reason === null ? {} : { reason: row.reason }),
});

/** Entries not yet told to the log, oldest first. */
export function untoldHistory(db: AccountsDb, limit: number): HistoryRead[] {
  return db
    .readSync<HistoryRow>(
      `SELECT * FROM account_history
       WHERE pos > coalesce((SELECT pos FROM history_mark WHERE name = 'log'), 0) ORDER BY pos LIMIT ?`,
      [limit],
    )
    .map(entry);
}

/** Newest first before a position, of one account or of all. */
export function listHistory(
  db: AccountsDb,
  accountId: string | undefined,
  before: number,
  limit: number,
): HistoryRead[] {
  const ofOne = accountId === undefined ? "" : "AND account_id = ?";
  return db
    .readSync<HistoryRow>(`SELECT * FROM account_history WHERE pos < ? ${ofOne} ORDER BY pos DESC LIMIT ?`, [
      before,
      ...(accountId === undefined ? [] : [accountId]),
      limit,
    ])
    .map(entry);
}

export function markTold(db: AccountsDb, pos: number): void {
  db.batchSync([
    {
      sql: `INSERT INTO history_mark (name, pos) VALUES ('log', ?)
        ON CONFLICT (name) DO UPDATE SET pos = max(pos, excluded.pos)`,
      args: [pos],
    },
  ]);
}

/** A fact about the file itself that later starts must know. */
export const setMark = (name: string, value: number): Statement => ({
  sql: "INSERT INTO history_mark (name, pos) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET pos = excluded.pos",
  args: [name, value],
});

export const findMark = (db: AccountsDb, name: string): number | undefined =>
  db.readSync<{ pos: number }>("SELECT pos FROM history_mark WHERE name = ?", [name])[0]?.pos;

export interface GrantRow {
  grantId: string;
  accountId: string;
  role: string;
  territory: string;
  areas: string;
  from: string;
  to?: string;
  body?: string;
}

/** Grants of an account that are in force on the day or will be. */
export function liveGrants(db: AccountsDb, accountId: string, today: string): GrantRow[] {
  return db
    .readSync<HistoryRow & { ended_on: string | null }>(
      `SELECT g.*, (SELECT min(e.to_on) FROM account_history e WHERE e.grant_id = g.grant_id
          AND e.action = 'grantEnded') AS ended_on
       FROM account_history g WHERE g.account_id = ?2 AND g.action = 'grantGiven'
         AND (g.to_on IS NULL OR g.to_on >= ?1)
         AND NOT EXISTS (SELECT 1 FROM account_history e WHERE e.grant_id = g.grant_id AND e.action = 'grantEnded'
           AND (e.to_on IS NULL OR e.to_on < ?1))
       ORDER BY g.pos`,
      [today, accountId],
    )
    .map((row) => {
      const to = [row.to_on, row.ended_on].filter((day): day is string => day !== null).sort()[0];
      return {
        grantId: row.grant_id ?? "",
        accountId: row.account_id,
        role: row.role ?? "",
        territory: row.territory ?? "",
        areas: row.areas ?? "all",
        from: row.from_on ?? "",
        ...(to === undefined ? {} : { to }),
        ...(row.body === null ? {} : { body: row.body }),
      };
    });
}
