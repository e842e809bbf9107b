// Opens accounts.db, brings its tables up to date and lends it to better-auth. Main holds this connection; the
// admin command opens its own for a moment. A writer waits here at most `busyTimeoutMs`, synchronously.
import { type Dialect, SqliteDialect } from "kysely";
import { checkBinds } from "../driver/driver.ts";
import { EmbeddedDriver, smallFile } from "../driver/embedded.ts";
import { accountMigrations } from "./schema.ts";

export type AccountsDb = EmbeddedDriver;

/** Throws when the file was written by newer code. */
export function openAccounts(path: string): AccountsDb {
  const db = EmbeddedDriver.open(path, { mode: "write", busyTimeoutMs: 1000, ...smallFile });
  migrateFile(db, accountMigrations, "accounts");
  return db;
}

/** For the small files beside the main one: dense numbered steps counted by user_version, each in a transaction. */
export function migrateFile(db: EmbeddedDriver, steps: readonly string[], name: string): void {
  // The shared opening leaves checkpoints to the writer thread; these files have none.
  db.raw.exec("PRAGMA wal_autocheckpoint=1000");
  const done = versionOf(db);
  if (done > steps.length) throw new Error(`${name}: written by newer code (${done} > ${steps.length})`);
  for (let i = done; i < steps.length; i++) {
    db.raw.exec("BEGIN IMMEDIATE");
    try {
      // Another process may have migrated while this one waited.
      if (versionOf(db) === i) db.raw.exec(`${steps[i]};PRAGMA user_version=${i + 1};`);
      db.raw.exec("COMMIT");
    } catch (error) {
      if (db.raw.inTransaction) db.raw.exec("ROLLBACK");
      throw error;
    }
  }
}

function versionOf(db: EmbeddedDriver): number {
  const [row] = db.readSync<{ user_version: number }>("PRAGMA user_version");
  return row?.user_version ?? 0;
}

/** What better-auth takes as `database`. Binds are checked: libsql aborts the process on a boolean. */
export function authDatabase(db: AccountsDb): { dialect: Dialect; type: "sqlite" } {
  const prepare = (sql: string) => {
    const statement = db.raw.prepare<unknown[]>(sql);
    const checked = (binds: readonly unknown[]): unknown[] => {
      checkBinds(binds);
      return [...binds];
    };
    return {
      reader: statement.reader,
      all: (binds: readonly unknown[]) => statement.all(...checked(binds)) as unknown[],
      run: (binds: readonly unknown[]) => {
        const { changes, lastInsertRowid } = statement.run(...checked(binds));
        return { changes, lastInsertRowid };
      },
      iterate: (binds: readonly unknown[]) => statement.iterate(...checked(binds)) as IterableIterator<unknown>,
    };
  };
  return { dialect: new SqliteDialect({ database: { prepare, close: () => {} } }), type: "sqlite" };
}
