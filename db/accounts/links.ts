// One-time links by which an account gets its password: only the hash of the token is kept, one link lives at a time.
import type { Statement } from "../driver/driver.ts";
import type { AccountsDb } from "./open.ts";

export interface LinkRow {
  accountId: string;
  name: string;
  email: string;
  /** 1 when the link also sets a second factor. */
  withTotp: number;
}

/** A new link makes the account's older ones useless. */
export const insertLink = (one: {
  hash: string;
  accountId: string;
  withTotp: boolean;
  expiresMs: number;
}): Statement[] => [
  { sql: "DELETE FROM link WHERE account_id = ? AND used_ms IS NULL", args: [one.accountId] },
  {
    sql: "INSERT INTO link (hash, account_id, with_totp, expires_ms) VALUES (?,?,?,?)",
    args: [one.hash, one.accountId, one.withTotp ? 1 : 0, one.expiresMs],
  },
];

/** Neither used nor past its end, of an active account. */
export function findLink(db: AccountsDb, hash: string, nowMs: number): LinkRow | undefined {
  return db.readSync<LinkRow>(
    `SELECT l.account_id AS accountId, u.name, u.email, l.with_totp AS withTotp FROM link l JOIN user u ON u.id = l.account_id
     WHERE l.hash = ? AND l.used_ms IS NULL AND l.expires_ms > ?
       AND NOT EXISTS (SELECT 1 FROM deactivated d WHERE d.account_id = l.account_id)`,
    [hash, nowMs],
  )[0];
}

/**
 * First of a batch that uses the link: inserting its hash again fails on the primary key, and so undoes the batch,
 * when another request was first.
 */
export const useLink = (hash: string, nowMs: number): Statement[] => [
  {
    sql: `INSERT INTO link (hash, account_id, with_totp, expires_ms)
      SELECT hash, account_id, with_totp, expires_ms FROM link WHERE hash = ? AND (used_ms IS NOT NULL OR expires_ms <= ?)`,
    args: [hash, nowMs],
  },
  { sql: "UPDATE link SET used_ms = ? WHERE hash = ?", args: [nowMs, hash] },
];
