// The cases of an inbox as their lists have them today, of those the reader may still see.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface NoticedCase {
  caseId: string;
  kind: string;
  number: string;
  territory: string;
  closed: number;
}

/** At most 200 ids. */
export function readableCases(driver: Driver, permitted: Permitted, ids: readonly string[]): Promise<NoticedCase[]> {
  const may = toSql(permitted, caseRows("r"));
  return driver.read<NoticedCase>(
    `SELECT r.case_id AS caseId, r.kind, r.number, r.territory, r.closed FROM list_row r
     WHERE r.case_id IN (SELECT value FROM json_each(?)) AND ${may.sql} LIMIT 200`,
    [JSON.stringify(ids), ...may.args],
  );
}
