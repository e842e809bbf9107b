// Emergency openings of single cases: who, which case, why (sealed by the caller), until when; and which supervisor
// has looked at the alarm.
import type { AccountsDb } from "./open.ts";

export interface GlassRow {
  pos: number;
  accountId: string;
  name: string;
  caseId: string;
  caseNumber: string;
  territory: string;
  area: string;
  /** Sealed with the installation's key. */
  reason: string;
  at: string;
  until: string;
  /** 1 when `viewer` has acknowledged it. */
  seen: number;
}

export function insertGlass(db: AccountsDb, one: Omit<GlassRow, "pos" | "name" | "seen">): void {
  db.batchSync([
    {
      sql: `INSERT INTO broken_glass (account_id, case_id, case_number, territory, area, reason, at, until)
        VALUES (?,?,?,?,?,?,?,?)`,
      args: [one.accountId, one.caseId, one.caseNumber, one.territory, one.area, one.reason, one.at, one.until],
    },
  ]);
}

/** Newest first, before `before`. */
export function listGlass(db: AccountsDb, viewer: string, before: number, limit: number): GlassRow[] {
  return db.readSync<GlassRow>(
    `SELECT b.pos, b.account_id AS accountId, u.name, b.case_id AS caseId, b.case_number AS caseNumber, b.territory,
       b.area, b.reason, b.at, b.until,
       EXISTS (SELECT 1 FROM glass_seen s WHERE s.pos = b.pos AND s.account_id = ?1) AS seen
     FROM broken_glass b JOIN user u ON u.id = b.account_id WHERE b.pos < ?2 ORDER BY b.pos DESC LIMIT ?3`,
    [viewer, before, limit],
  );
}

export function markGlassSeen(db: AccountsDb, pos: number, accountId: string, at: string): void {
  db.batchSync([
    {
      sql: "INSERT INTO glass_seen (pos, account_id, at) VALUES (?,?,?) ON CONFLICT DO NOTHING",
      args: [pos, accountId, at],
    },
  ]);
}
