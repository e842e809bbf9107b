// Accounts themselves: making one, finding one, listing, switching off and on, setting what is needed to sign in.
import type { Statement } from "../driver/driver.ts";
import type { AccountsDb } from "./open.ts";
import { endSessionsOf } from "./sessions.ts";

export interface AccountRow {
  accountId: string;
  name: string;
  email: string;
  locale: string;
  /** 1 when a second factor is set. */
  totp: number;
  /** 1 when a password is set. */
  ready: number;
  /** Instant, or null while active. */
  deactivatedAt: string | null;
}

const columns = `u.id AS accountId, u.name, u.email, u.locale, u.twoFactorEnabled AS totp,
  EXISTS (SELECT 1 FROM account a WHERE a.userId = u.id AND a.password IS NOT NULL) AS ready,
  (SELECT d.at FROM deactivated d WHERE d.account_id = u.id) AS deactivatedAt`;

export const findAccount = (db: AccountsDb, accountId: string): AccountRow | undefined =>
  db.readSync<AccountRow>(`SELECT ${columns} FROM user u WHERE u.id = ?`, [accountId])[0];

export const findAccountByEmail = (db: AccountsDb, email: string): AccountRow | undefined =>
  db.readSync<AccountRow>(`SELECT ${columns} FROM user u WHERE u.email = ?`, [email])[0];

/** By name, at most `limit`, after (name, id). */
export function listAccounts(db: AccountsDb, after: { name: string; accountId: string }, limit: number): AccountRow[] {
  return db.readSync<AccountRow>(
    `SELECT ${columns} FROM user u WHERE (u.name, u.id) > (?, ?) ORDER BY u.name, u.id LIMIT ?`,
    [after.name, after.accountId, limit],
  );
}

/** Id and name of accounts: what pickers and timelines show of a colleague. */
export const accountNames = (db: AccountsDb, limit: number): { accountId: string; name: string }[] =>
  db.readSync("SELECT id AS accountId, name FROM user ORDER BY name, id LIMIT ?", [limit]);

/** A row per grant in force on the day of active accounts with one of the roles; for pickers. */
export function accountsWithRole(
  db: AccountsDb,
  roles: readonly string[],
  today: string,
): { accountId: string; name: string; role: string; territory: string; body: string | null }[] {
  return db.readSync(
    `SELECT u.id AS accountId, u.name, g.role, g.territory, g.body FROM account_history g JOIN user u ON u.id = g.account_id
     WHERE g.action = 'grantGiven' AND g.role IN (SELECT value FROM json_each(?2))
       AND g.from_on <= ?1 AND (g.to_on IS NULL OR g.to_on >= ?1)
       AND NOT EXISTS (SELECT 1 FROM account_history e WHERE e.grant_id = g.grant_id AND e.action = 'grantEnded'
         AND (e.to_on IS NULL OR e.to_on < ?1))
       AND NOT EXISTS (SELECT 1 FROM deactivated d WHERE d.account_id = u.id)
     ORDER BY u.name, u.id LIMIT 2000`,
    [today, JSON.stringify(roles)],
  );
}

export const insertAccount = (one: {
  accountId: string;
  name: string;
  email: string;
  locale: string;
  at: string;
}): Statement => ({
  sql: `INSERT INTO user (id, name, email, emailVerified, createdAt, updatedAt, twoFactorEnabled, locale)
    VALUES (?,?,?,1,?,?,0,?)`,
  args: [one.accountId, one.name, one.email, one.at, one.at, one.locale],
});

/** Replaces the password and ends every session of the account. */
export const putPassword = (accountId: string, rowId: string, hash: string, at: string): Statement[] => [
  { sql: "DELETE FROM account WHERE userId = ? AND providerId = 'credential'", args: [accountId] },
  {
    sql: `INSERT INTO account (id, accountId, providerId, userId, password, createdAt, updatedAt)
      VALUES (?,?,'credential',?,?,?,?)`,
    args: [rowId, accountId, accountId, hash, at, at],
  },
  endSessionsOf(accountId),
];

/** `secret` and `backupCodes` are encrypted by better-auth's key. */
export const putSecondFactor = (accountId: string, rowId: string, secret: string, backupCodes: string): Statement[] => [
  { sql: "DELETE FROM twoFactor WHERE userId = ?", args: [accountId] },
  {
    sql: `INSERT INTO twoFactor (id, secret, backupCodes, userId, verified, failedVerificationCount)
      VALUES (?,?,?,?,1,0)`,
    args: [rowId, secret, backupCodes, accountId],
  },
  { sql: "UPDATE user SET twoFactorEnabled = 1 WHERE id = ?", args: [accountId] },
];

export function findSecondFactor(db: AccountsDb, accountId: string): string | undefined {
  return db.readSync<{ secret: string }>("SELECT secret FROM twoFactor WHERE userId = ?", [accountId])[0]?.secret;
}

/** Sessions end with it. */
export const switchOff = (accountId: string, at: string): Statement[] => [
  { sql: "INSERT INTO deactivated (account_id, at) VALUES (?,?) ON CONFLICT DO NOTHING", args: [accountId, at] },
  { sql: "DELETE FROM link WHERE account_id = ?", args: [accountId] },
  endSessionsOf(accountId),
];

export const switchOn = (accountId: string): Statement => ({
  sql: "DELETE FROM deactivated WHERE account_id = ?",
  args: [accountId],
});

export const isSwitchedOff = (db: AccountsDb, accountId: string): boolean =>
  db.readSync("SELECT 1 AS one FROM deactivated WHERE account_id = ?", [accountId]).length > 0;
