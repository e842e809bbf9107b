// Open cases that follow a household, as far as the reader may read them.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

/** The ids, those open longest first. */
export async function listOpenFollowing(
  driver: Driver,
  permitted: Permitted,
  householdId: string,
  limit: number,
): Promise<string[]> {
  const may = toSql(permitted, caseRows("l"));
  const rows = await driver.read<{ caseId: string }>(
    `SELECT l.case_id AS caseId FROM list_row l INDEXED BY list_household
     WHERE l.household_id=? AND l.closed=0 AND l.person_id IS NOT NULL AND ${may.sql}
     ORDER BY l.opened_on, l.case_id LIMIT ?`,
    [householdId, ...may.args, limit],
  );
  return rows.map(({ caseId }) => caseId);
}
