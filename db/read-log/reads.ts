// reads.db: who opened what. A file of its own on main's own connection, append-only, written in groups before the
// answers go out. No name and no word of a person is in it but the sealed words of searches.
import { migrateFile } from "../accounts/open.ts";
import { EmbeddedDriver, smallFile } from "../driver/embedded.ts";

export type ReadsDb = EmbeddedDriver;

/** Applied in order; never edit one that was released. */
const readMigrations: readonly string[] = [
  `
CREATE TABLE read_row (
  pos INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, account_id TEXT NOT NULL, what TEXT NOT NULL,
  kind TEXT NOT NULL, case_id TEXT NOT NULL, words TEXT NOT NULL, purpose TEXT NOT NULL, answered INTEGER NOT NULL, by_glass INTEGER NOT NULL
);
CREATE INDEX read_account ON read_row (account_id, pos);
CREATE INDEX read_case ON read_row (case_id, pos);
CREATE INDEX read_what ON read_row (what, pos);
CREATE TRIGGER read_kept BEFORE UPDATE ON read_row BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER read_stays BEFORE DELETE ON read_row BEGIN SELECT RAISE(ABORT, 'append-only'); END;
`,
];

/** Throws when the file was written by newer code. */
export function openReads(path: string): ReadsDb {
  const db = EmbeddedDriver.open(path, { mode: "write", busyTimeoutMs: 1000, ...smallFile });
  migrateFile(db, readMigrations, "reads");
  return db;
}

export interface ReadRow {
  /** Instant. */
  at: string;
  accountId: string;
  what: string;
  /** '' for searches. */
  kind: string;
  caseId: string;
  /** Sealed: those of a search, and behind them the reason where it has one, or of the purpose of an export; else ''. */
  words: string;
  /** Of an export an id, of a search in what is written in cases of others `notesOfOthers`, of one in a register outside `register`; else ''. */
  purpose: string;
  /** Rows answered. */
  answered: number;
  /** 1 when the case was opened in an emergency. */
  byGlass: number;
}

export function insertReads(db: ReadsDb, rows: readonly ReadRow[]): void {
  db.batchSync(
    rows.map((row) => ({
      sql: `INSERT INTO read_row (at, account_id, what, kind, case_id, words, purpose, answered, by_glass)
        VALUES (?,?,?,?,?,?,?,?,?)`,
      args: [
        ...[row.at, row.accountId, row.what, row.kind, row.caseId],
        ...[row.words, row.purpose, row.answered, row.byGlass],
      ],
    })),
  );
}

export interface ReadFilter {
  /** Position to start below; newest first. */
  before?: number;
  accountId?: string;
  caseId?: string;
  what?: string;
  /** Emergency openings only. */
  byGlass?: boolean;
}

export type ListedRead = Omit<ReadRow, "words"> & { pos: number };

/** Newest first, at most `limit`; the words of searches stay where they are. */
export function listReads(db: ReadsDb, filter: ReadFilter, limit: number): ListedRead[] {
  const parts = ["pos < ?"];
  const args: (string | number)[] = [filter.before ?? Number.MAX_SAFE_INTEGER];
  const equal = (column: string, value: string | number | undefined) => {
    if (value === undefined) return;
    parts.push(`${column} = ?`);
    args.push(value);
  };
  equal("account_id", filter.accountId);
  equal("case_id", filter.caseId);
  equal("what", filter.what);
  equal("by_glass", filter.byGlass ? 1 : undefined);
  return db.readSync<ListedRead>(
    `SELECT pos, at, account_id AS accountId, what, kind, case_id AS caseId, purpose, answered, by_glass AS byGlass
     FROM read_row WHERE ${parts.join(" AND ")} ORDER BY pos DESC LIMIT ?`,
    [...args, limit],
  );
}
