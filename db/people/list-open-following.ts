// Open cases that follow a household, as far as the reader may read them.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

/** Where a page ends. */
export interface OpenFollowing {
  caseId: string;
  openedOn: string;
}

/** Those open longest first, from the one after `after`. */
export async function listOpenFollowing(
  driver: Driver,
  permitted: Permitted,
  householdId: string,
  limit: number,
  after: OpenFollowing = { caseId: "", openedOn: "" },
): Promise<OpenFollowing[]> {
  const may = toSql(permitted, caseRows("l"));
  return driver.read<OpenFollowing>(
    `SELECT l.case_id AS caseId, l.opened_on AS openedOn FROM list_row l INDEXED BY list_household
     WHERE l.household_id=? AND l.closed=0 AND l.person_id IS NOT NULL AND (l.opened_on, l.case_id) > (?, ?) AND ${may.sql}
     ORDER BY l.opened_on, l.case_id LIMIT ?`,
    [householdId, after.openedOn, after.caseId, ...may.args, limit],
  );
}
