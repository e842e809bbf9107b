// Imports and their rows: the statements the writer puts into its batches, and what the runner and the pages read. What a row
// would do is sealed, and gone from the file as soon as the row is answered for.
import type { Driver, Statement } from "../driver/driver.ts";

export type ImportStatus = "preparing" | "running" | "cancelling" | "done" | "cancelled" | "stopped";

export interface ImportJob {
  id: string;
  accountId: string;
  /** Sealed. */
  asked: string;
  /** JSON. */
  grants: string;
  undoOf: string;
  status: ImportStatus;
  reason: string;
  createdAt: string;
  endedAt: string | null;
  total: number;
  done: number;
  failed: number;
}

export interface NewImportRow {
  n: number;
  step: number;
  line: number;
  kind: string;
  caseId: string;
  /** Sealed. */
  asked: string;
}

export interface ImportOutcome {
  n: number;
  outcome: string;
  reason: string;
  madeSeq: number;
}

/** Changes to imports, as the writer takes them. */
export type ImportChange =
  | { what: "importJob"; job: ImportJob }
  | { what: "importRows"; jobId: string; rows: readonly NewImportRow[] }
  | { what: "importOutcomes"; jobId: string; outcomes: readonly ImportOutcome[] }
  | {
      what: "importStatus";
      jobId: string;
      from: readonly ImportStatus[];
      status: ImportStatus;
      reason: string;
      at: string | null;
    }
  | { what: "importSweep"; before: string };

const columns = `id, account_id AS accountId, asked, grants, undo_of AS undoOf, status, reason, created_at AS createdAt,
  ended_at AS endedAt, total, done, failed`;

export function importStatements(change: ImportChange): Statement[] {
  switch (change.what) {
    case "importJob":
      return [insertJob(change.job)];
    case "importRows":
      return [insertRows(change.jobId, change.rows)];
    case "importOutcomes":
      return putOutcomes(change.jobId, change.outcomes);
    case "importStatus":
      return putStatus(change);
    case "importSweep":
      return sweepJobs(change.before);
  }
}

const insertJob = (job: ImportJob): Statement => ({
  sql: `INSERT INTO import_job (id,account_id,asked,grants,undo_of,status,reason,created_at,ended_at,total,done,failed)
    VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`,
  args: [
    ...[job.id, job.accountId, job.asked, job.grants, job.undoOf, job.status, job.reason],
    ...[job.createdAt, job.endedAt, job.total, job.done, job.failed],
  ],
});

const insertRows = (jobId: string, rows: readonly NewImportRow[]): Statement => ({
  sql: `INSERT INTO import_row (job_id,n,step,line,kind,case_id,asked,outcome,reason,made_seq)
    SELECT ?, value->>'n', value->>'step', value->>'line', value->>'kind', value->>'caseId', value->>'asked', '', '', 0
    FROM json_each(?)`,
  args: [jobId, JSON.stringify(rows)],
});

/** A row is answered for once, and what it would have done is forgotten then. */
function putOutcomes(jobId: string, outcomes: readonly ImportOutcome[]): Statement[] {
  const done = outcomes.filter(({ outcome }) => outcome === "done").length;
  return [
    ...outcomes.map(({ n, outcome, reason, madeSeq }) => ({
      sql: "UPDATE import_row SET outcome=?, reason=?, made_seq=?, asked='' WHERE job_id=? AND n=? AND outcome=''",
      args: [outcome, reason, madeSeq, jobId, n],
    })),
    {
      sql: "UPDATE import_job SET done=done+?, failed=failed+? WHERE id=?",
      args: [done, outcomes.length - done, jobId],
    },
  ];
}

/** A job that ends counts its rows anew, and keeps nothing of those that were not taken. */
function putStatus(change: Extract<ImportChange, { what: "importStatus" }>): Statement[] {
  const { status, reason, at, jobId, from } = change;
  const put: Statement = {
    sql: "UPDATE import_job SET status=?, reason=?, ended_at=? WHERE id=? AND status IN (SELECT value FROM json_each(?))",
    args: [status, reason, at, jobId, JSON.stringify(from)],
  };
  if (at === null) return [put];
  const rows = "SELECT count(*) FROM import_row WHERE job_id=? AND outcome";
  return [
    put,
    { sql: "UPDATE import_row SET asked='' WHERE job_id=? AND asked<>''", args: [jobId] },
    {
      sql: `UPDATE import_job SET done=(${rows}='done'), failed=(${rows} NOT IN ('done','')) WHERE id=?`,
      args: [jobId, jobId, jobId],
    },
  ];
}

/** The oldest import from before the instant; what it did stays in the log. */
const sweepJobs = (before: string): Statement[] => {
  const old = `SELECT id FROM import_job WHERE created_at < ? AND status IN ('done','cancelled','stopped')
    ORDER BY created_at LIMIT 1`;
  return [
    { sql: `DELETE FROM import_row WHERE job_id IN (${old})`, args: [before] },
    { sql: `DELETE FROM import_job WHERE id IN (${old})`, args: [before] },
  ];
};

export async function findImport(driver: Driver, id: string): Promise<ImportJob | undefined> {
  const [row] = await driver.read<ImportJob>(`SELECT ${columns} FROM import_job WHERE id=?`, [id]);
  return row;
}

/** The account's own, newest first. */
export function listImports(driver: Driver, accountId: string, limit: number): Promise<ImportJob[]> {
  return driver.read<ImportJob>(
    `SELECT ${columns} FROM import_job WHERE account_id=? ORDER BY created_at DESC LIMIT ?`,
    [accountId, limit],
  );
}

/** Those that somebody still has to work off, the oldest first. */
export function listUnfinishedImports(driver: Driver, limit: number): Promise<ImportJob[]> {
  return driver.read<ImportJob>(
    `SELECT ${columns} FROM import_job WHERE status IN ('preparing','running','cancelling') ORDER BY created_at LIMIT ?`,
    [limit],
  );
}

/** Of one account, waiting or at work. */
export async function countUnfinishedImports(driver: Driver, accountId: string): Promise<number> {
  const [row] = await driver.read<{ n: number }>(
    `SELECT count(*) AS n FROM import_job WHERE status IN ('preparing','running','cancelling') AND account_id=?`,
    [accountId],
  );
  return row?.n ?? 0;
}

/** Imports that undid this one, or are at it, the newest first; what the one before left is the next one's. */
export function listUndoingImports(driver: Driver, jobId: string, limit: number): Promise<ImportJob[]> {
  return driver.read<ImportJob>(
    `SELECT ${columns} FROM import_job WHERE undo_of=? ORDER BY created_at DESC, rowid DESC LIMIT ?`,
    [jobId, limit],
  );
}

/** For a restored copy: what happened after the backup is not known there, so nothing goes on by itself. */
export const stopUnfinishedImports: readonly Statement[] = [
  {
    sql: `UPDATE import_row SET asked='' WHERE asked<>''`,
    args: [],
  },
  {
    sql: `UPDATE import_job SET status='stopped', reason='restored',
        ended_at=coalesce((SELECT recorded_at FROM seal ORDER BY from_pos DESC LIMIT 1), created_at)
      WHERE status IN ('preparing','running','cancelling')`,
    args: [],
  },
];
