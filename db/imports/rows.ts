// Rows of an import: those still to be sent, those that were done, and pages of outcomes. Of a case or a person only its id and
// kind are here; who may open it learns the rest there.
import type { Driver } from "../driver/driver.ts";

export interface WaitingImportRow {
  n: number;
  line: number;
  kind: string;
  caseId: string;
  /** Sealed. */
  asked: string;
}

/** Rows of the first step that still has some, in order; at most `limit`. Those of one step rest on none of its others. */
export function listWaitingImport(driver: Driver, jobId: string, limit: number): Promise<WaitingImportRow[]> {
  return driver.read<WaitingImportRow>(
    `SELECT n, line, kind, case_id AS caseId, asked FROM import_row WHERE job_id=?1 AND outcome=''
       AND step=(SELECT min(step) FROM import_row WHERE job_id=?1 AND outcome='') ORDER BY n LIMIT ?2`,
    [jobId, limit],
  );
}

export interface ImportLine {
  n: number;
  step: number;
  line: number;
  kind: string;
  caseId: string;
  outcome: string;
  /** JSON, or ''. */
  reason: string;
  madeSeq: number;
}

/** Rows after `after`; all, those done, or those that were not; at most `limit`. */
export function listImportLines(
  driver: Driver,
  asked: { jobId: string; which: "all" | "done" | "notDone"; after: number; limit: number },
): Promise<ImportLine[]> {
  const which = { all: "", done: "outcome='done' AND ", notDone: "outcome<>'done' AND " }[asked.which];
  return driver.read<ImportLine>(
    `SELECT n, step, line, kind, case_id AS caseId, outcome, reason, made_seq AS madeSeq FROM import_row
     WHERE job_id=? AND ${which}n>? ORDER BY n LIMIT ?`,
    [asked.jobId, asked.after, asked.limit],
  );
}

/** How many rows of each kind had which outcome. */
export function countImportOutcomes(
  driver: Driver,
  jobId: string,
): Promise<{ kind: string; outcome: string; rows: number }[]> {
  return driver.read(
    "SELECT kind, outcome, count(*) AS rows FROM import_row WHERE job_id=? GROUP BY 1,2 ORDER BY 1,2 LIMIT 100",
    [jobId],
  );
}
