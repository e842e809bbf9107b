// Jobs on many cases and their rows: the statements the writer puts into its batches, and what the runner and the pages
// read. Lists of bounded size throughout; rows go in and are answered for hundreds at a time.
import type { Driver, Statement } from "../driver/driver.ts";

export type JobStatus = "preparing" | "waiting" | "running" | "cancelling" | "done" | "cancelled" | "stopped";

export interface JobRow {
  id: string;
  accountId: string;
  type: string;
  /** Sealed. */
  asked: string;
  /** JSON. */
  grants: string;
  undoOf: string;
  leaver: string;
  status: JobStatus;
  reason: string;
  createdAt: string;
  endedAt: string | null;
  total: number;
  excluded: number;
  done: number;
  failed: number;
}

export interface NewRow {
  n: number;
  caseId: string;
  kind: string;
  seq: number;
  /** JSON, or ''. */
  own: string;
  outcome: string;
  excluded: 0 | 1;
  /** JSON, or ''. */
  reason: string;
}

export interface RowOutcome {
  n: number;
  outcome: string;
  reason: string;
  madeSeq: number;
}

const columns = `id, account_id AS accountId, type, asked, grants, undo_of AS undoOf, leaver, status, reason,
  created_at AS createdAt, ended_at AS endedAt, total, excluded, done, failed`;

/** Changes to jobs, as the writer takes them. */
export type BulkChange =
  | { what: "job"; job: JobRow }
  | { what: "rows"; jobId: string; rows: readonly NewRow[] }
  | { what: "outcomes"; jobId: string; outcomes: readonly RowOutcome[] }
  | { what: "status"; jobId: string; from: readonly JobStatus[]; status: JobStatus; reason: string; at: string | null }
  | { what: "sweep"; before: string };

export function bulkStatements(change: BulkChange): Statement[] {
  switch (change.what) {
    case "job":
      return [insertJob(change.job)];
    case "rows":
      return [insertRows(change.jobId, change.rows)];
    case "outcomes":
      return putOutcomes(change.jobId, change.outcomes);
    case "status":
      return putStatus(change);
    case "sweep":
      return sweepJobs(change.before);
  }
}

const insertJob = (job: JobRow): Statement => ({
  sql: `INSERT INTO bulk_job (id,account_id,type,asked,grants,undo_of,leaver,status,reason,created_at,ended_at,total,
    excluded,done,failed) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
  args: [
    ...[job.id, job.accountId, job.type, job.asked, job.grants, job.undoOf, job.leaver, job.status, job.reason],
    ...[job.createdAt, job.endedAt, job.total, job.excluded, job.done, job.failed],
  ],
});

/** One statement for hundreds of rows. */
const insertRows = (jobId: string, rows: readonly NewRow[]): Statement => ({
  sql: `INSERT INTO bulk_row (job_id,n,case_id,kind,seq,own,outcome,excluded,reason,made_seq)
    SELECT ?, value->>'n', value->>'caseId', value->>'kind', value->>'seq', value->>'own', value->>'outcome',
      value->>'excluded', value->>'reason', 0 FROM json_each(?)`,
  args: [jobId, JSON.stringify(rows)],
});

/** A row is answered for once; by its key each, since a join with a JSON list is planned the wrong way round. */
function putOutcomes(jobId: string, outcomes: readonly RowOutcome[]): Statement[] {
  const done = outcomes.filter(({ outcome }) => outcome === "done").length;
  return [
    ...outcomes.map(({ n, outcome, reason, madeSeq }) => ({
      sql: "UPDATE bulk_row SET outcome=?, reason=?, made_seq=? WHERE job_id=? AND n=? AND outcome=''",
      args: [outcome, reason, madeSeq, jobId, n],
    })),
    {
      sql: "UPDATE bulk_job SET done=done+?, failed=failed+? WHERE id=?",
      args: [done, outcomes.length - done, jobId],
    },
  ];
}

/** The counts of a job that ends are those of its rows, whatever was counted on the way. */
function putStatus(change: Extract<BulkChange, { what: "status" }>): Statement[] {
  const { status, reason, at, jobId, from } = change;
  const put: Statement = {
    sql: `UPDATE bulk_job SET status=?, reason=?, ended_at=? WHERE id=? AND status IN (SELECT value FROM json_each(?))`,
    args: [status, reason, at, jobId, JSON.stringify(from)],
  };
  if (at === null) return [put];
  const rows = "SELECT count(*) FROM bulk_row WHERE job_id=? AND excluded=0 AND outcome";
  return [
    put,
    {
      sql: `UPDATE bulk_job SET done=(${rows}='done'), failed=(${rows} NOT IN ('done','')) WHERE id=?`,
      args: [jobId, jobId, jobId],
    },
  ];
}

/** The oldest job from before the instant; what it did stays in the log. One at a time: a job may have 50,000 rows. */
const sweepJobs = (before: string): Statement[] => {
  const old = `SELECT id FROM bulk_job WHERE created_at < ? AND status NOT IN ('preparing','running','cancelling')
    ORDER BY created_at LIMIT 1`;
  return [
    { sql: `DELETE FROM bulk_row WHERE job_id IN (${old})`, args: [before] },
    { sql: `DELETE FROM bulk_job WHERE id IN (${old})`, args: [before] },
  ];
};

export async function findJob(driver: Driver, id: string): Promise<JobRow | undefined> {
  const [row] = await driver.read<JobRow>(`SELECT ${columns} FROM bulk_job WHERE id=?`, [id]);
  return row;
}

/** Newest first; of one account, or of all; at most `limit`. */
export function listJobs(
  driver: Driver,
  accountId: string | undefined,
  before: string,
  limit: number,
): Promise<JobRow[]> {
  const own = accountId === undefined ? "" : "account_id=? AND ";
  return driver.read<JobRow>(
    `SELECT ${columns} FROM bulk_job WHERE ${own}created_at < ? ORDER BY created_at DESC LIMIT ?`,
    [...(accountId === undefined ? [] : [accountId]), before, limit],
  );
}

/** Jobs that somebody still has to work off, the oldest first. */
export function listUnfinished(driver: Driver, limit: number): Promise<JobRow[]> {
  return driver.read<JobRow>(
    `SELECT ${columns} FROM bulk_job WHERE status IN ('preparing','running','cancelling') ORDER BY created_at LIMIT ?`,
    [limit],
  );
}

export async function countUnfinished(driver: Driver, accountId: string): Promise<number> {
  const [row] = await driver.read<{ n: number }>(
    `SELECT count(*) AS n FROM bulk_job WHERE status IN ('preparing','running','cancelling') AND account_id=?`,
    [accountId],
  );
  return row?.n ?? 0;
}

/** The newest hand-over that waits for the colleague to be switched off. */
export async function findHandOver(driver: Driver, leaver: string): Promise<JobRow | undefined> {
  const [row] = await driver.read<JobRow>(
    `SELECT ${columns} FROM bulk_job WHERE status='waiting' AND leaver=? ORDER BY created_at DESC LIMIT 1`,
    [leaver],
  );
  return row;
}

/** The job that undid this one, or is at it. */
export async function findUndoing(
  driver: Driver,
  jobId: string,
): Promise<{ id: string; status: JobStatus } | undefined> {
  const [row] = await driver.read<{ id: string; status: JobStatus }>(
    `SELECT id, status FROM bulk_job WHERE undo_of=? ORDER BY created_at DESC LIMIT 1`,
    [jobId],
  );
  return row;
}

/** For a restored copy: what happened after the backup is not known there, so nothing goes on by itself. */
export const stopUnfinished: Statement = {
  sql: `UPDATE bulk_job SET status='stopped', reason='restored',
      ended_at=coalesce((SELECT recorded_at FROM seal ORDER BY from_pos DESC LIMIT 1), created_at)
    WHERE status IN ('preparing','running','cancelling')`,
  args: [],
};
