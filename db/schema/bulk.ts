// Acts on many cases at once: who asked what of which cases, and what came of each. Not part of the log and no cache of
// it: the events themselves are in the log, each with its job's id as correlation. Backup carries these tables.
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const bulkJob = sqliteTable(
  "bulk_job",
  {
    id: text().primaryKey(),
    /** Who asked: every row is sent as this account, with the rights it has then. */
    accountId: text("account_id").notNull(),
    type: text().notNull(),
    /** JSON {payload, occurredOn, asked}, sealed with the installation's key: it may hold words about people. */
    asked: text().notNull(),
    /** Grants the account had when it asked, JSON: the job stops when one of them is gone. */
    grants: text().notNull(),
    /** The job this one undoes; '' otherwise. */
    undoOf: text("undo_of").notNull(),
    /** The colleague who leaves, where the job waits for her deactivation; '' otherwise. */
    leaver: text().notNull(),
    /**
     * `preparing` while its rows are written, `waiting` for a deactivation, `running`, `cancelling`; then `done`,
     * `cancelled` or `stopped`.
     */
    status: text().notNull(),
    /** Why it stopped; '' otherwise. */
    reason: text().notNull(),
    createdAt: text("created_at").notNull(),
    endedAt: text("ended_at"),
    /** Rows in all, those refused before the start, those done, those not taken since. */
    total: integer().notNull(),
    excluded: integer().notNull(),
    done: integer().notNull(),
    failed: integer().notNull(),
  },
  (t) => [
    index("bulk_job_account").on(t.accountId, t.createdAt),
    index("bulk_job_status").on(t.status, t.createdAt),
    index("bulk_job_created").on(t.createdAt),
  ],
);

export const bulkRow = sqliteTable(
  "bulk_row",
  {
    jobId: text("job_id").notNull(),
    n: integer().notNull(),
    caseId: text("case_id").notNull(),
    kind: text().notNull(),
    /** Seq the case had when the preview was made: the row is meant for that case. */
    seq: integer().notNull(),
    /** What differs from the job's payload, JSON; open data only (ids, numbers); '' when nothing does. */
    own: text().notNull(),
    /** '' while it waits; `done`; otherwise why not, in one word. */
    outcome: text().notNull(),
    /** 1 when it was refused in the preview. */
    excluded: integer().notNull(),
    /** JSON {reasons, fields}: text ids of the workflow; '' when there are none. */
    reason: text().notNull(),
    /** Seq of the event made; 0 otherwise. */
    madeSeq: integer("made_seq").notNull(),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.n] }), index("bulk_row_outcome").on(t.jobId, t.outcome, t.n)],
);
