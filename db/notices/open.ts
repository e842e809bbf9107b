// notices.db: what colleagues were told (inbox) and what is to leave by e-mail. A file of its own on main's own connection:
// it is no part of the log, holds ids and days only, and a copy of the folder carries it.
import { migrateFile } from "../accounts/open.ts";
import { EmbeddedDriver, smallFile } from "../driver/embedded.ts";

export type NoticesDb = EmbeddedDriver;

/** Applied in order; never edit one that was released. */
const noticeMigrations: readonly string[] = [
  `
CREATE TABLE notice (
  id TEXT PRIMARY KEY, account_id TEXT NOT NULL, pos INTEGER NOT NULL, at TEXT NOT NULL, case_id TEXT NOT NULL,
  deadline_id TEXT NOT NULL, alarms TEXT NOT NULL, due TEXT NOT NULL, read_at TEXT
) WITHOUT ROWID;
CREATE INDEX notice_account ON notice (account_id, pos);
CREATE INDEX notice_unread ON notice (account_id, pos) WHERE read_at IS NULL;
CREATE TABLE mail (
  id TEXT PRIMARY KEY, account_id TEXT NOT NULL, case_id TEXT NOT NULL, number TEXT NOT NULL, deadline_id TEXT NOT NULL,
  alarms TEXT NOT NULL, status TEXT NOT NULL, tries INTEGER NOT NULL, next_at TEXT NOT NULL, problem TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX mail_next ON mail (status, next_at);
CREATE TABLE mark (name TEXT PRIMARY KEY, pos INTEGER NOT NULL);
`,
  // Besides terms: requests between offices and their answers, by the two records, the seq of the request, and who asked or answered.
  `
ALTER TABLE notice ADD COLUMN what TEXT NOT NULL DEFAULT 'term';
ALTER TABLE notice ADD COLUMN other_id TEXT NOT NULL DEFAULT '';
ALTER TABLE notice ADD COLUMN ask INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notice ADD COLUMN by_id TEXT NOT NULL DEFAULT '';
CREATE INDEX notice_pair ON notice (case_id, other_id) WHERE what <> 'term';
ALTER TABLE mail ADD COLUMN what TEXT NOT NULL DEFAULT 'term';
ALTER TABLE mail ADD COLUMN other_id TEXT NOT NULL DEFAULT '';
ALTER TABLE mail ADD COLUMN ask INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mail ADD COLUMN by_id TEXT NOT NULL DEFAULT '';
`,
  // Requests that nobody can answer as accounts stand: whose, why, and the comuni of both records where they are not closed.
  `
CREATE TABLE unheard (
  asking_id TEXT NOT NULL, asked_id TEXT NOT NULL, ask INTEGER NOT NULL, by_id TEXT NOT NULL, why TEXT NOT NULL,
  asking_place TEXT NOT NULL, asked_place TEXT NOT NULL, since TEXT NOT NULL, PRIMARY KEY (asking_id, asked_id)
) WITHOUT ROWID;
CREATE INDEX unheard_by ON unheard (by_id);
`,
];

/** Throws when the file was written by newer code. */
export function openNotices(path: string): NoticesDb {
  const db = EmbeddedDriver.open(path, { mode: "write", busyTimeoutMs: 1000, ...smallFile });
  migrateFile(db, noticeMigrations, "notices");
  return db;
}
