// How cases named by another case are called: their number, and their title where the workflow's list has one. Only
// rows the reader may list.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface CaseLabel {
  caseId: string;
  number: string;
  title: string | null;
}

/** At most 200; those that are not permitted are absent. */
export function listLabels(driver: Driver, permitted: Permitted, ids: readonly string[]): Promise<CaseLabel[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const may = toSql(permitted, caseRows("r"));
  return driver.read<CaseLabel>(
    `SELECT r.case_id AS caseId, r.number, json_extract(r.columns,'$.title') AS title FROM list_row r
     WHERE r.case_id IN (SELECT value FROM json_each(?)) AND ${may.sql} LIMIT 200`,
    [JSON.stringify(ids), ...may.args],
  );
}
