// Registered names of bodies the office entrusts services to, by the account that stands for each, append-only; and for which body an
// account has worked from which day, as its grants tell.
import type { Statement } from "../driver/driver.ts";
import type { AccountsDb } from "./open.ts";

export interface BodyNameRow {
  accountId: string;
  name: string;
  by: string;
  recordedAt: string;
}

export const insertBodyName = (one: BodyNameRow): Statement => ({
  sql: "INSERT INTO body_name (account_id, name, by_account, recorded_at) VALUES (?,?,?,?)",
  args: [one.accountId, one.name, one.by, one.recordedAt],
});

const columns = "b.account_id AS accountId, b.name, b.by_account AS by, b.recorded_at AS recordedAt";

/** The last recorded of each, by name. */
export const currentBodyNames = (db: AccountsDb, limit: number): BodyNameRow[] =>
  db.readSync(
    `SELECT ${columns} FROM body_name b WHERE b.pos=(SELECT max(l.pos) FROM body_name l WHERE l.account_id=b.account_id)
     ORDER BY b.name, b.account_id LIMIT ?`,
    [limit],
  );

/** What one body was called, the last first. */
export const listBodyNames = (db: AccountsDb, accountId: string, limit: number): BodyNameRow[] =>
  db.readSync(`SELECT ${columns} FROM body_name b WHERE b.account_id=? ORDER BY b.pos DESC LIMIT ?`, [
    accountId,
    limit,
  ]);

export interface WorkedFor {
  accountId: string;
  /** Null: for nobody but itself. */
  body: string | null;
  from: string;
}

/** Every grant of these roles that was ever given, by account and first day: what was entrusted before stays who it was of. */
export const listWorkedFor = (db: AccountsDb, roles: readonly string[], limit: number): WorkedFor[] =>
  db.readSync(
    `SELECT account_id AS accountId, body, from_on AS "from" FROM account_history
     WHERE action='grantGiven' AND role IN (SELECT value FROM json_each(?)) ORDER BY account_id, from_on, pos LIMIT ?`,
    [JSON.stringify(roles), limit],
  );
