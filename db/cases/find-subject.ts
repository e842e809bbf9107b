// Whom a case is about, by name, for who may list the case: the same as its row in the work list shows, whatever she may know of the
// person's own record.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export async function findSubject(driver: Driver, permitted: Permitted, caseId: string): Promise<string | undefined> {
  const may = toSql(permitted, caseRows("l"));
  const [row] = await driver.read<{ name: string }>(
    `SELECT trim(p.surname || ' ' || p.given_name) AS name FROM list_row l JOIN person_row p ON p.person_id = l.person_id
     WHERE l.case_id = ? AND ${may.sql} LIMIT 1`,
    [caseId, ...may.args],
  );
  return row?.name;
}
