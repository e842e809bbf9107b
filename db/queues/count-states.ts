// In which states cases stand: what an act on many of them can be at all. Counted over a slice of ids, as far as the reader
// may list them.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface StateCount {
  kind: string;
  state: string;
  cases: number;
}

/** Of at most 1,000 ids. */
export function countStates(driver: Driver, permitted: Permitted, ids: readonly string[]): Promise<StateCount[]> {
  const may = toSql(permitted, caseRows("l"));
  return driver.read<StateCount>(
    `SELECT l.kind, l.state, count(*) AS cases FROM list_row l
     WHERE l.case_id IN (SELECT value FROM json_each(?)) AND ${may.sql} GROUP BY l.kind, l.state`,
    [JSON.stringify(ids.slice(0, 1_000)), ...may.args],
  );
}
