// Loans of which something is still to come back, among those whose content a reader may see: along the index of their state, by the
// amount their row carries. Those that were closed with a reason are let off; those that a death closed wait for what the comune decides.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import type { GrantedRow } from "./list-to-pay.ts";

export type OwedRow = GrantedRow & { state: string };

/** At most `limit`, by number. */
export async function listOwed(driver: Driver, content: Permitted, comune: string, limit: number): Promise<OwedRow[]> {
  const may = toSql(content, caseRows("r"));
  const rows = await driver.read<Omit<OwedRow, "context"> & { context: string }>(
    `SELECT r.case_id AS caseId, r.number, r.state, r.territory, p.surname||' '||p.given_name AS person,
       s.doc->>'$.context' AS context
     FROM list_row r INDEXED BY list_state_due JOIN snapshot s ON s.case_id=r.case_id
       LEFT JOIN person_row p ON p.person_id=r.person_id
     WHERE r.kind='economic-aid' AND r.state IN ('granted','suspended','paid','revoked','closed') AND r.columns->>'$.owedCents'>0
       AND (r.state<>'closed' OR (s.doc->>'$.context.aidOutcome'='personDied' AND s.doc->'$.context.debtDecision' IS NULL))
       AND (?='' OR r.territory=?) AND ${may.sql}
     ORDER BY r.number LIMIT ?`,
    [comune, comune, ...may.args, limit],
  );
  return rows.map(({ context, ...row }) => ({ ...row, context: JSON.parse(context) as JsonObject }));
}
