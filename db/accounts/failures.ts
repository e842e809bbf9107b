// Failed sign-ins by login name, kept as a keyed hash and for unknown names too, so that answers do not tell them apart.
import type { AccountsDb } from "./open.ts";

export interface Failures {
  failures: number;
  lockedUntilMs: number;
}

export function failuresOf(db: AccountsDb, login: string): Failures {
  const [row] = db.readSync<{ failures: number; lockedUntilMs: number }>(
    "SELECT failures, locked_until_ms AS lockedUntilMs FROM failure WHERE login = ?",
    [login],
  );
  return row ?? { failures: 0, lockedUntilMs: 0 };
}

/** Counted before the password is looked at, so that a volley of parallel guesses counts whole. */
export function putFailures(db: AccountsDb, login: string, next: Failures, nowMs: number): void {
  db.batchSync([
    {
      sql: `INSERT INTO failure (login, failures, locked_until_ms, last_ms) VALUES (?,?,?,?)
        ON CONFLICT (login) DO UPDATE SET failures = excluded.failures, locked_until_ms = excluded.locked_until_ms,
          last_ms = excluded.last_ms`,
      args: [login, next.failures, next.lockedUntilMs, nowMs],
    },
  ]);
}

/** Removes what is older, so that guessed names do not fill the file. */
export function forgetFailures(db: AccountsDb, beforeMs: number): void {
  db.batchSync([{ sql: "DELETE FROM failure WHERE last_ms < ? AND locked_until_ms < ?", args: [beforeMs, beforeMs] }]);
}

export function clearFailures(db: AccountsDb, login: string): void {
  db.batchSync([{ sql: "DELETE FROM failure WHERE login = ?", args: [login] }]);
}
