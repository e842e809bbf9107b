// Absences of colleagues with who stands in, read from the append-only history of accounts; and what the substitute
// must know, sealed by the caller.
import type { Statement } from "../driver/driver.ts";
import type { AccountsDb } from "./open.ts";

export interface AbsenceRow {
  absenceId: string;
  accountId: string;
  name: string;
  substitute: string | null;
  substituteName: string | null;
  from: string;
  /** Last day, an earlier end included. */
  to: string;
  setBy: string;
  recordedAt: string;
  /** The newest note, sealed. */
  things: string | null;
  thingsBy: string | null;
}

/** Absences under way on the day, of the row `a`: begun, not past their last day, not ended before it. */
export const absentOn = `a.action = 'absenceSet' AND a.from_on <= ?1 AND a.to_on >= ?1
  AND NOT EXISTS (SELECT 1 FROM account_history e WHERE e.absence_id = a.absence_id AND e.action = 'absenceEnded'
    AND (e.to_on IS NULL OR e.to_on < ?1))`;

/** Columns of the row `a`; an absence that was ended at once is none. */
const columns = `a.absence_id AS absenceId, a.account_id AS accountId, u.name, a.substitute, s.name AS substituteName,
  a.from_on AS "from", min(a.to_on, coalesce((SELECT min(e.to_on) FROM account_history e
    WHERE e.absence_id = a.absence_id AND e.action = 'absenceEnded'), a.to_on)) AS "to",
  a.by_account AS setBy, a.recorded_at AS recordedAt,
  (SELECT n.things FROM absence_note n WHERE n.absence_id = a.absence_id ORDER BY n.pos DESC LIMIT 1) AS things,
  (SELECT n.by_account FROM absence_note n WHERE n.absence_id = a.absence_id ORDER BY n.pos DESC LIMIT 1) AS thingsBy`;
const tables = `account_history a JOIN user u ON u.id = a.account_id LEFT JOIN user s ON s.id = a.substitute`;
const stands = `a.action = 'absenceSet' AND NOT EXISTS (SELECT 1 FROM account_history e
  WHERE e.absence_id = a.absence_id AND e.action = 'absenceEnded' AND e.to_on IS NULL)`;

/** Absences that touch the days, by first day; at most `limit`. Of one account, or of all. */
export function listAbsences(
  db: AccountsDb,
  days: { from: string; to: string },
  limit: number,
  of: { accountId?: string; substitute?: string } = {},
): AbsenceRow[] {
  const own = of.accountId === undefined ? "" : "AND a.account_id = ?4";
  const stood = of.substitute === undefined ? "" : "AND a.substitute = ?4";
  const who = of.accountId ?? of.substitute;
  return db
    .readSync<AbsenceRow>(
      `SELECT ${columns} FROM ${tables} WHERE ${stands} AND a.from_on <= ?2 AND a.to_on >= ?1 ${own} ${stood}
       ORDER BY a.from_on, a.pos LIMIT ?3`,
      [days.from, days.to, limit, ...(who === undefined ? [] : [who])],
    )
    .filter((row) => row.to >= days.from && row.to >= row.from);
}

export const findAbsence = (db: AccountsDb, absenceId: string): AbsenceRow | undefined =>
  db.readSync<AbsenceRow>(`SELECT ${columns} FROM ${tables} WHERE ${stands} AND a.absence_id = ?`, [absenceId])[0];

/** For whom an account stands in on the day. */
export const standsInFor = (db: AccountsDb, accountId: string, today: string): string[] =>
  db
    .readSync<{ id: string }>(
      `SELECT DISTINCT a.account_id AS id FROM account_history a WHERE a.substitute = ?2 AND ${absentOn} LIMIT 50`,
      [today, accountId],
    )
    .map((row) => row.id);

/** Who stands in for the account on the day: undefined when it is not absent, none when nobody does. */
export function substitutesOn(db: AccountsDb, accountId: string, today: string): string[] | undefined {
  const rows = db.readSync<{ id: string | null }>(
    `SELECT DISTINCT a.substitute AS id FROM account_history a WHERE a.account_id = ?2 AND ${absentOn} LIMIT 50`,
    [today, accountId],
  );
  return rows.length === 0 ? undefined : rows.flatMap(({ id }) => id ?? []);
}

export const addAbsenceNote = (one: { absenceId: string; things: string; by: string; at: string }): Statement => ({
  sql: "INSERT INTO absence_note (absence_id, things, by_account, at) VALUES (?,?,?,?)",
  args: [one.absenceId, one.things, one.by, one.at],
});
