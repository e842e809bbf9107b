// The procedures of a person and of the household around: the index of the cartella sociale. Which of them may be
// named, and how much of each, is decided row by row by the caller's policy.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface RecordCase {
  caseId: string;
  kind: string;
  number: string;
  state: string;
  closed: number;
  territory: string;
  area: string;
  /** '' when nobody. */
  assignee: string;
  restricted: number;
  personId: string | null;
  householdId: string | null;
  openedOn: string;
  /** 9999-12-31 when there is no open term. */
  dueOn: string;
  dueTerm: string | null;
}

/** At most 100, open ones first. Each index is named: the planner may read all cases instead. */
export function listRecordCases(
  driver: Driver,
  permitted: Permitted,
  person: { personId: string; householdId: string | null },
): Promise<RecordCase[]> {
  const may = toSql(permitted, caseRows("r"));
  return driver.read<RecordCase>(
    `SELECT r.case_id AS caseId, r.kind, r.number, r.state, r.closed, r.territory, r.area, r.assignee, r.restricted,
       r.person_id AS personId, r.household_id AS householdId, r.opened_on AS openedOn, r.due_on AS dueOn,
       r.due_term AS dueTerm
     FROM list_row r
     WHERE r.case_id IN (SELECT o.case_id FROM list_row o INDEXED BY list_person WHERE o.person_id=?
       UNION SELECT h.case_id FROM list_row h INDEXED BY list_household WHERE h.household_id=?) AND ${may.sql}
     ORDER BY r.closed, r.opened_on DESC, r.case_id LIMIT 100`,
    [person.personId, person.householdId ?? "", ...may.args],
  );
}
