// The PIN by which somebody opens again a screen that locked itself, and which sessions are locked. A locked session reads nothing;
// it ends as it would have ended, and with it whatever was guessed at.
import type { Statement } from "../driver/driver.ts";
import type { AccountsDb } from "./open.ts";

/** Its slow hash, as of a password. */
export const pinHashOf = (db: AccountsDb, accountId: string): string | undefined =>
  db.readSync<{ hash: string }>("SELECT hash FROM pin WHERE account_id = ?", [accountId])[0]?.hash;

export const putPin = (accountId: string, hash: string, setAt: string): Statement => ({
  sql: `INSERT INTO pin (account_id, hash, set_at) VALUES (?,?,?)
    ON CONFLICT (account_id) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at`,
  args: [accountId, hash, setAt],
});

export const dropPin = (accountId: string): Statement => ({
  sql: "DELETE FROM pin WHERE account_id = ?",
  args: [accountId],
});

/** A session that has ended meanwhile is left alone. */
export function lockSession(db: AccountsDb, sessionId: string): void {
  db.batchSync([
    {
      sql: `INSERT INTO session_lock (session_id) SELECT id FROM session WHERE id = ?1
        ON CONFLICT (session_id) DO NOTHING`,
      args: [sessionId],
    },
  ]);
}

export function unlockSession(db: AccountsDb, sessionId: string): void {
  db.batchSync([{ sql: "DELETE FROM session_lock WHERE session_id = ?", args: [sessionId] }]);
}

/** Counted before the PIN is looked at, so that a volley of parallel guesses counts whole. Answers how many there are now. */
export function countGuess(db: AccountsDb, sessionId: string): number {
  db.batchSync([{ sql: "UPDATE session_lock SET failures = failures + 1 WHERE session_id = ?", args: [sessionId] }]);
  const [row] = db.readSync<{ failures: number }>("SELECT failures FROM session_lock WHERE session_id = ?", [
    sessionId,
  ]);
  return row?.failures ?? Number.POSITIVE_INFINITY;
}
