// Open cases of the kinds asked for with the person each is about, in order of person and case: what the job asks that looks into
// persons' records for what falls due.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface InCharge {
  personId: string;
  caseId: string;
  kind: string;
}

/** After `after`, at most `limit`. The index on persons is named: the planner may read all cases instead. */
export function listInCharge(
  driver: Driver,
  permitted: Permitted,
  kinds: readonly string[],
  after: Pick<InCharge, "personId" | "caseId"> | undefined,
  limit: number,
): Promise<InCharge[]> {
  const may = toSql(permitted, caseRows("l"));
  const { personId, caseId } = after ?? { personId: "", caseId: "" };
  return driver.read<InCharge>(
    `SELECT l.person_id AS personId, l.case_id AS caseId, l.kind FROM list_row l INDEXED BY list_person
     WHERE l.person_id>=? AND (l.person_id,l.case_id)>(?,?) AND l.closed=0
       AND l.kind IN (SELECT value FROM json_each(?)) AND ${may.sql}
     ORDER BY l.person_id,l.case_id LIMIT ?`,
    [personId, personId, caseId, JSON.stringify(kinds), ...may.args, limit],
  );
}

/** Those of these persons, at most `limit`, in the same order. */
export function listInChargeOf(
  driver: Driver,
  permitted: Permitted,
  kinds: readonly string[],
  persons: readonly string[],
  limit: number,
): Promise<InCharge[]> {
  const may = toSql(permitted, caseRows("l"));
  return driver.read<InCharge>(
    `SELECT l.person_id AS personId, l.case_id AS caseId, l.kind FROM list_row l INDEXED BY list_person
     WHERE l.person_id IN (SELECT value FROM json_each(?)) AND l.closed=0
       AND l.kind IN (SELECT value FROM json_each(?)) AND ${may.sql}
     ORDER BY l.person_id,l.case_id LIMIT ?`,
    [JSON.stringify(persons), JSON.stringify(kinds), ...may.args, limit],
  );
}
