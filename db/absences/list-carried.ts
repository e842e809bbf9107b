// What one colleague carries: her open cases, the terms of theirs that fall due in some days, and who else already
// follows the same persons and households. For planning an absence or a hand-over; nothing here tells what she did.
import type { AccountId, AreaId, CaseId, Day, Territory } from "../../workflows/kernel/ids.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface CarriedCase {
  caseId: CaseId;
  kind: string;
  number: string;
  state: string;
  territory: Territory;
  area: AreaId;
  restricted: 0 | 1;
  weight: number;
  personId: CaseId | null;
  householdId: CaseId | null;
  /** Surname and given name. */
  person: string | null;
}

/** Open cases assigned to the account, the next due first; at most `limit`. */
export function listCarried(
  driver: Driver,
  permitted: Permitted,
  accountId: AccountId,
  limit: number,
): Promise<CarriedCase[]> {
  const may = toSql(permitted, caseRows("l"));
  return driver.read<CarriedCase>(
    `SELECT l.case_id AS caseId, l.kind, l.number, l.state, l.territory, l.area, l.restricted, l.weight,
       l.person_id AS personId, l.household_id AS householdId, p.surname||' '||p.given_name AS person
     FROM list_row l INDEXED BY list_assignee_due LEFT JOIN person_row p ON p.person_id=l.person_id
     WHERE l.assignee=? AND l.closed=0 AND ${may.sql} ORDER BY l.due_on, l.case_id LIMIT ?`,
    [accountId, ...may.args, limit],
  );
}

export interface DueTerm {
  caseId: CaseId;
  deadlineId: string;
  dueOn: Day;
}

/** Terms of her open cases that run and end on one of the days, the earliest first; at most `limit`. */
export function listTermsDue(
  driver: Driver,
  permitted: Permitted,
  accountId: AccountId,
  days: { from: Day; to: Day },
  limit: number,
): Promise<DueTerm[]> {
  const may = toSql(permitted, caseRows("l"));
  return driver.read<DueTerm>(
    `SELECT l.case_id AS caseId, d.deadline_id AS deadlineId, substr(d.due_at,1,10) AS dueOn
     FROM list_row l INDEXED BY list_assignee_due CROSS JOIN deadline d ON d.case_id=l.case_id
     WHERE l.assignee=? AND l.closed=0 AND d.status='running' AND substr(d.due_at,1,10) BETWEEN ? AND ? AND ${may.sql}
     ORDER BY 3, 1, 2 LIMIT ?`,
    [accountId, days.from, days.to, ...may.args, limit],
  );
}

/** Open cases assigned to the account: all of them, for who asks with the permission of the system. */
export async function countCarried(driver: Driver, permitted: Permitted, accountId: AccountId): Promise<number> {
  const may = toSql(permitted, caseRows("l"));
  const [row] = await driver.read<{ cases: number }>(
    `SELECT COUNT(*) AS cases FROM list_row l INDEXED BY list_assignee_due
     WHERE l.assignee=? AND l.closed=0 AND ${may.sql}`,
    [accountId, ...may.args],
  );
  return row?.cases ?? 0;
}

export interface Follower {
  /** Of the person or of the household. */
  id: CaseId;
  accountId: AccountId;
}

/** Who is assigned an open case of one of these persons or households; at most 2,000 rows. */
export function listFollowers(driver: Driver, permitted: Permitted, ids: readonly CaseId[]): Promise<Follower[]> {
  const may = toSql(permitted, caseRows("l"));
  const asked = JSON.stringify(ids);
  const open = `l.closed=0 AND l.assignee<>'' AND ${may.sql}`;
  return driver.read<Follower>(
    `SELECT DISTINCT l.person_id AS id, l.assignee AS accountId FROM list_row l INDEXED BY list_person
       WHERE l.person_id IN (SELECT value FROM json_each(?)) AND ${open}
     UNION SELECT DISTINCT l.household_id, l.assignee FROM list_row l INDEXED BY list_household
       WHERE l.household_id IN (SELECT value FROM json_each(?)) AND ${open}
     LIMIT 2000`,
    [asked, ...may.args, asked, ...may.args],
  );
}
