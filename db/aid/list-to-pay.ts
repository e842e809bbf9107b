// Economic aids that were granted and wait for a payment, among those whose content a reader may see; along the index of their state.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface GrantedRow {
  caseId: string;
  number: string;
  territory: string;
  person: string | null;
  context: JsonObject;
}

/** At most `limit`, by number. */
export async function listToPay(
  driver: Driver,
  content: Permitted,
  comune: string,
  limit: number,
): Promise<GrantedRow[]> {
  const may = toSql(content, caseRows("r"));
  const rows = await driver.read<Omit<GrantedRow, "context"> & { context: string }>(
    `SELECT r.case_id AS caseId, r.number, r.territory, p.surname||' '||p.given_name AS person,
       s.doc->>'$.context' AS context
     FROM list_row r INDEXED BY list_state_due JOIN snapshot s ON s.case_id=r.case_id
       LEFT JOIN person_row p ON p.person_id=r.person_id
     WHERE r.kind='economic-aid' AND r.state='granted' AND r.closed=0 AND (?='' OR r.territory=?) AND ${may.sql}
     ORDER BY r.number LIMIT ?`,
    [comune, comune, ...may.args, limit],
  );
  return rows.map(({ context, ...row }) => ({ ...row, context: JSON.parse(context) as JsonObject }));
}
