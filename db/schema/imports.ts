// Imports of an office's own spreadsheets: who asked, and what each row would do, sealed until it is done. Not part of the log and no
// cache of it: what an import did stands in the events, each with its job's id as correlation. Backup carries these tables.
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const importJob = sqliteTable(
  "import_job",
  {
    id: text().primaryKey(),
    /** Who asked: every row is sent as this account, with the rights it has then. */
    accountId: text("account_id").notNull(),
    /** JSON of what the list of imports tells (name of file and source), sealed with the installation's key. */
    asked: text().notNull(),
    /** Grants the account had when it asked, JSON: the job stops when one of them is gone. */
    grants: text().notNull(),
    /** The import this one undoes; '' otherwise. */
    undoOf: text("undo_of").notNull(),
    /** `preparing` while its rows are written, `running`, `cancelling`; then `done`, `cancelled` or `stopped`. */
    status: text().notNull(),
    /** Why it stopped; '' otherwise. */
    reason: text().notNull(),
    createdAt: text("created_at").notNull(),
    endedAt: text("ended_at"),
    total: integer().notNull(),
    done: integer().notNull(),
    failed: integer().notNull(),
  },
  (t) => [
    index("import_job_account").on(t.accountId, t.createdAt),
    index("import_job_status").on(t.status, t.createdAt),
    index("import_job_created").on(t.createdAt),
  ],
);

export const importRow = sqliteTable(
  "import_row",
  {
    jobId: text("job_id").notNull(),
    n: integer().notNull(),
    /** What rests on others comes after them: 1 persons, 2 cases, 3 households, 4 those that were there. */
    step: integer().notNull(),
    /** Line of the file; 0 of an undo. */
    line: integer().notNull(),
    kind: text().notNull(),
    caseId: text("case_id").notNull(),
    /** Envelopes of the commands, JSON, sealed; '' once the row was answered for. */
    asked: text().notNull(),
    /** '' while it waits; `done`; otherwise why not, in one word. */
    outcome: text().notNull(),
    /** JSON {reasons, fields}: text ids of the workflow; '' when there are none. */
    reason: text().notNull(),
    /** Seq the case had after it; 0 otherwise. */
    madeSeq: integer("made_seq").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.n] }), index("import_row_waiting").on(t.jobId, t.outcome, t.step, t.n)],
);
