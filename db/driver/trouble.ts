// What may hinder a database from outside, told from the errors of SQLite and of the file system: nothing a caller did,
// nothing a retry by itself mends. The words for it are the server's.

export type Trouble = "full" | "readOnly" | "locked" | "damaged" | "failing";

const bySqlite: [RegExp, Trouble][] = [
  [/^SQLITE_FULL/, "full"],
  [/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/, "readOnly"],
  [/^SQLITE_(BUSY|LOCKED)/, "locked"],
  [/^SQLITE_(CORRUPT|NOTADB)/, "damaged"],
  [/^SQLITE_IOERR/, "failing"],
];
const bySystem: Record<string, Trouble> = {
  ENOSPC: "full",
  EDQUOT: "full",
  EACCES: "readOnly",
  EPERM: "readOnly",
  EROFS: "readOnly",
  EIO: "failing",
  EFBIG: "failing",
};
/** SQLITE_CANTOPEN: where opening fails, libsql gives the number in its text only. */
const cannotOpen = /^ConnectionFailed\(.*: 14"\)$/s;

/** Undefined for everything else. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && code !== "")
    return bySystem[code] ?? bySqlite.find(([pattern]) => pattern.test(code))?.[1];
  return cannotOpen.test(error.message) ? "readOnly" : undefined;
}
