// Rows of a job: those still to be sent, those done that an undo would take back, and pages of outcomes for who looks at
// the job, who is told the number of a case only where she may list it.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface WaitingRow {
  n: number;
  caseId: string;
  seq: number;
  own: string;
}

/** Rows without an outcome after `after`, in order; at most `limit`. */
export function listWaiting(driver: Driver, jobId: string, after: number, limit: number): Promise<WaitingRow[]> {
  return driver.read<WaitingRow>(
    `SELECT n, case_id AS caseId, seq, own FROM bulk_row
     WHERE job_id=? AND outcome='' AND n>? ORDER BY n LIMIT ?`,
    [jobId, after, limit],
  );
}

export interface DoneRow {
  n: number;
  caseId: string;
  kind: string;
  madeSeq: number;
}

export function listDone(driver: Driver, jobId: string, after: number, limit: number): Promise<DoneRow[]> {
  return driver.read<DoneRow>(
    `SELECT n, case_id AS caseId, kind, made_seq AS madeSeq FROM bulk_row
     WHERE job_id=? AND outcome='done' AND n>? ORDER BY n LIMIT ?`,
    [jobId, after, limit],
  );
}

export interface OutcomeLine {
  n: number;
  caseId: string | null;
  kind: string;
  /** Null where the reader may not list the case. */
  number: string | null;
  /** Surname and given name; null as above. */
  person: string | null;
  territory: string | null;
  outcome: string;
  excluded: 0 | 1;
  /** JSON, or ''. */
  reason: string;
}

/** Rows after `after`; all, or those of one outcome; at most `limit`. */
export function listOutcomes(
  driver: Driver,
  permitted: Permitted,
  asked: { jobId: string; outcome?: string | undefined; after: number; limit: number },
): Promise<OutcomeLine[]> {
  const may = toSql(permitted, caseRows("l"));
  const one = asked.outcome === undefined ? "" : "r.outcome=? AND ";
  return driver.read<OutcomeLine>(
    `SELECT r.n, r.kind, r.outcome, r.excluded, r.reason, CASE WHEN shown THEN r.caseId END AS caseId,
       CASE WHEN shown THEN r.number END AS number, CASE WHEN shown THEN r.territory END AS territory,
       CASE WHEN shown THEN p.surname||' '||p.given_name END AS person
     FROM (SELECT r.n, r.case_id AS caseId, r.kind, r.outcome, r.excluded, r.reason, l.number, l.territory, l.person_id,
         coalesce(${may.sql},0) AS shown
       FROM bulk_row r LEFT JOIN list_row l ON l.case_id=r.case_id
       WHERE r.job_id=? AND ${one}r.n>? ORDER BY r.n LIMIT ?) r
     LEFT JOIN person_row p ON p.person_id=r.person_id AND r.shown ORDER BY r.n`,
    [...may.args, asked.jobId, ...(asked.outcome === undefined ? [] : [asked.outcome]), asked.after, asked.limit],
  );
}

export interface OutcomeCount {
  kind: string;
  outcome: string;
  excluded: 0 | 1;
  reason: string;
  rows: number;
}

/** How many rows had which outcome, for which reason; the most frequent first, at most 100. */
export function countOutcomes(driver: Driver, jobId: string): Promise<OutcomeCount[]> {
  return driver.read<OutcomeCount>(
    `SELECT kind, outcome, excluded, reason, count(*) AS rows FROM bulk_row WHERE job_id=?
     GROUP BY 1,2,3,4 ORDER BY rows DESC LIMIT 100`,
    [jobId],
  );
}
