// Driver on a local libSQL file: synchronous underneath, statements prepared once per connection.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "libsql";
import Aside from "libsql/promise";
import { type Bind, ConflictError, checkBinds, type Driver, type Statement } from "./driver.ts";

export interface EmbeddedOptions {
  /** Readers get `query_only`; the writer's thread holds the only writing connection; `copy` is for VACUUM INTO. */
  mode: "write" | "read" | "copy";
  encryptionKey?: string;
  /** Milliseconds; the wait is synchronous, so readers keep it short. */
  busyTimeoutMs?: number;
  /** Pages kept by this connection, in KiB; less for the small files beside the main one. */
  cacheKib?: number;
}

/** Enough for keys, accounts, notices and reads, which are read by key or only added to. */
export const smallFile = { cacheKib: 8_192 };

/** Binds go in as one array: libsql gathers and flattens loose arguments. */
type Prepared = Database.Statement<[readonly Bind[]]>;

/**
 * Runs it on a thread of the library. The connection serves one call at a time, so what this thread asks of it meanwhile
 * waits for the end, or is served just before.
 */
const execAside = (database: Database.Database, sql: string): Promise<void> =>
  Aside.prototype.exec.call(database, sql) as unknown as Promise<void>;

/** Opens (and in write mode creates) the file with WAL and synchronous=FULL. */
export function openDatabase(path: string, options: EmbeddedOptions): Database.Database {
  if (options.mode === "write") mkdirSync(dirname(path), { recursive: true });
  const database = new Database(path, {
    ...(options.encryptionKey ? { encryptionKey: options.encryptionKey } : {}),
    timeout: options.busyTimeoutMs ?? 200,
  } as Database.Options);
  // What is deleted is wiped: a page that leaves a table of names would show them in the next that gets it.
  if (options.mode === "write")
    database.exec("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; PRAGMA secure_delete=ON;");
  const cacheKib = options.cacheKib ?? 65_536;
  database.exec(
    `PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-${cacheKib}; PRAGMA temp_store=MEMORY;`,
  );
  if (options.mode === "read") database.exec("PRAGMA query_only=ON;");
  return database;
}

export class EmbeddedDriver implements Driver {
  readonly #database: Database.Database;
  readonly #prepared = new Map<string, Prepared>();
  /** A batch that was sent ahead, until it has landed. */
  #flying: Promise<void> | undefined;
  /** What others have written, as asked in this turn of the loop. */
  #theirs: number | undefined;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  static open(path: string, options: EmbeddedOptions): EmbeddedDriver {
    return new EmbeddedDriver(openDatabase(path, options));
  }

  /** Direct connection, for migrations and VACUUM INTO. */
  get raw(): Database.Database {
    return this.#database;
  }

  #prepare(sql: string): Prepared {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      // A cache without limit would grow with ad-hoc filters.
      if (this.#prepared.size >= 500) this.#prepared.clear();
      statement = this.#database.prepare<[readonly Bind[]]>(sql);
      this.#prepared.set(sql, statement);
    }
    return statement;
  }

  /** Synchronous read, for the writer's hot path and for prepared session checks. */
  readSync<T extends object>(sql: string, args: readonly Bind[] = []): T[] {
    checkBinds(args);
    return this.#prepare(sql).all(args) as T[];
  }

  /**
   * Changes whenever this connection or another one has written: what was read under another version may be old. What
   * others write is seen from the next turn of the loop on: asking for it reads the disk's locks.
   */
  version(): string {
    if (this.#theirs === undefined) {
      this.#theirs = this.readSync<{ data_version: number }>("PRAGMA data_version")[0]?.data_version ?? 0;
      setImmediate(() => {
        this.#theirs = undefined;
      });
    }
    const [ours] = this.readSync<{ n: number }>("SELECT total_changes() AS n");
    return `${this.#theirs}/${ours?.n}`;
  }

  async read<T extends object>(sql: string, args: readonly Bind[] = []): Promise<T[]> {
    return this.readSync<T>(sql, args);
  }

  /** Only for a connection of one's own that is closed soon: while it holds, the WAL cannot be folded back. */
  async hold(): Promise<void> {
    this.#prepare("BEGIN").run([]);
    // The moment is that of the first read.
    this.readSync("SELECT 1 FROM setting LIMIT 1");
  }

  batchSync(statements: readonly Statement[]): void {
    this.#take(statements);
    try {
      this.#prepare("COMMIT").run([]);
    } catch (error) {
      throw this.#undone(error);
    }
  }

  async batch(statements: readonly Statement[]): Promise<void> {
    // Whoever sent it ahead hears of its failure.
    if (this.#flying) await this.#flying.catch(() => {});
    this.batchSync(statements);
  }

  ahead(statements: readonly Statement[]): { landed: Promise<void> } {
    this.#take(statements);
    const commit = async () => execAside(this.#database, "COMMIT");
    const landed = commit()
      .catch((error) => {
        throw this.#undone(error);
      })
      .finally(() => {
        this.#flying = undefined;
      });
    this.#flying = landed;
    return { landed };
  }

  /** In a transaction that is open when this returns, and undone when it throws. */
  #take(statements: readonly Statement[]): void {
    if (this.#flying) throw new Error("a batch is still on its way to the disk");
    this.#prepare("BEGIN IMMEDIATE").run([]);
    try {
      for (const { sql, args } of statements) {
        checkBinds(args);
        this.#prepare(sql).run(args);
      }
    } catch (error) {
      throw this.#undone(error);
    }
  }

  #undone(error: unknown): unknown {
    if (this.#database.inTransaction) this.#prepare("ROLLBACK").run([]);
    return asConflict(error);
  }

  async analyze(): Promise<void> {
    this.#database.exec("ANALYZE");
  }

  /**
   * Off: groups are committed without waiting for the disk, which is right only for a file that is thrown away unless
   * it becomes whole. On again, the next checkpoint that has something to fold writes everything through.
   */
  setDurable(on: boolean): void {
    this.#database.exec(`PRAGMA synchronous=${on ? "FULL" : "OFF"}`);
  }

  /** Folds the WAL into the file: `restart` reuses it from its start, `truncate` empties it. Throws when a reader is busy. */
  checkpoint(mode: "restart" | "truncate"): void {
    if (this.#flying) throw new Error("a batch is still on its way to the disk");
    this.#database.exec(`PRAGMA wal_checkpoint(${mode})`);
  }

  close(): void {
    this.#prepared.clear();
    this.#database.close();
  }
}

/** Primary-key and unique violations become ConflictError; everything else stays what it was. */
export function asConflict(error: unknown): unknown {
  const message = error instanceof Error ? error.message : "";
  return /UNIQUE constraint failed|PRIMARY KEY/i.test(message) ? new ConflictError(message) : error;
}
