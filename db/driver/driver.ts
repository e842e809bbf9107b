// The one interface to SQLite, small and asynchronous so that a file and a libSQL server look the same.
// Nobody outside this folder knows where the data run.

/** Booleans, undefined, NaN, dates and objects are refused: libsql would abort, or store NULL in silence. */
export type Bind = string | number | bigint | Uint8Array | null;
export type Value = string | number | bigint | Uint8Array | null;
export type Row = Record<string, Value>;

export interface Statement {
  sql: string;
  args: readonly Bind[];
}

export interface Driver {
  /** Rows of one bounded statement. */
  read<T extends object = Row>(sql: string, args?: readonly Bind[]): Promise<T[]>;
  /** All or nothing, one fsync, one round trip. Throws ConflictError on a violated primary or unique key. */
  batch(statements: readonly Statement[]): Promise<void>;
  /**
   * As `batch`, but returns, or throws, as soon as every statement has been taken: from then on reads of this driver see
   * them, and `landed` says when they are on the disk, or that none is. A batch after it waits. Absent where reads could
   * miss what is on its way.
   */
  ahead?(statements: readonly Statement[]): { landed: Promise<void> };
  /** From here on every read sees what is committed now, until the connection is closed; absent where that cannot be. */
  hold?(): Promise<void>;
  /** Fresh statistics for the planner; a libSQL server takes no ANALYZE and keeps its own. */
  analyze(): Promise<void>;
  close(): void;
}

/** A primary or unique key was taken: another writer was first. */
export class ConflictError extends Error {
  override name = "ConflictError";
}

/** Throws TypeError naming the position of a value that must not be bound. */
export function checkBinds(args: readonly unknown[]): void {
  for (let i = 0; i < args.length; i++) {
    const value = args[i];
    if (value === null || typeof value === "string" || typeof value === "bigint" || value instanceof Uint8Array)
      continue;
    if (typeof value === "number" && Number.isFinite(value)) continue;
    throw new TypeError(`bind ${i + 1} is ${typeof value === "number" ? String(value) : typeof value}`);
  }
}
