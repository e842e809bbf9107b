// How many notes a colleague keeps for herself: once her account has ended nobody reads them. A number, and of which cases none.
import type { AccountId } from "../../workflows/kernel/ids.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

/** Of her newest events this many are looked at: one statement of some milliseconds. */
const mostLooked = 10_000;

/** Those that stand: what was taken back is not counted. */
export async function countPrivateNotes(driver: Driver, permitted: Permitted, accountId: AccountId): Promise<number> {
  const may = toSql(permitted, caseRows("l"));
  const [row] = await driver.read<{ count: number }>(
    `SELECT count(*) AS count FROM (
       SELECT case_id, seq, type, payload FROM event INDEXED BY event_actor WHERE actor=? ORDER BY pos DESC LIMIT ${mostLooked}
     ) e JOIN snapshot s ON s.case_id=e.case_id JOIN list_row l ON l.case_id=e.case_id
     WHERE e.type='NOTE' AND json_extract(e.payload,'$.noteLevel')='private'
       AND json_type(s.doc,'$.takenBack."'||e.seq||'"') IS NULL AND ${may.sql}`,
    [accountId, ...may.args],
  );
  return row?.count ?? 0;
}
