// A lock on a file that the operating system holds for this process and lets go when the process ends, however it ends:
// SQLite's own, on a file that stays empty. It also holds between containers, where the same number is another process.
import Database from "libsql";

/** Undefined when another process, or this one, holds it already. The file must be read by nothing else. */
export function lockFile(path: string): (() => void) | undefined {
  const database = new Database(path, { timeout: 0 } as Database.Options);
  try {
    database.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (/^SQLITE_BUSY/.test(String((error as { code?: unknown }).code))) return undefined;
    throw error;
  }
  return () => database.close();
}
