// Economic aids that an act granted in some days, among those whose content a reader may see.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface GrantedInRow {
  number: string;
  territory: string;
  context: JsonObject;
}

/** By day of the act, both included; at most `limit`. */
export async function listGrantedIn(
  driver: Driver,
  content: Permitted,
  { from, to, comune }: { from: string; to: string; comune: string },
  limit: number,
): Promise<GrantedInRow[]> {
  const may = toSql(content, caseRows("r"));
  const rows = await driver.read<Omit<GrantedInRow, "context"> & { context: string }>(
    `SELECT r.number, r.territory, s.doc->>'$.context' AS context
     FROM list_row r JOIN snapshot s ON s.case_id=r.case_id
     WHERE r.kind='economic-aid' AND (?='' OR r.territory=?) AND ${may.sql}
       AND s.doc->>'$.context.grantAct.actOn' BETWEEN ? AND ?
     ORDER BY s.doc->>'$.context.grantAct.actOn', r.number LIMIT ?`,
    [comune, comune, ...may.args, from, to, limit],
  );
  return rows.map(({ context, ...row }) => ({ ...row, context: JSON.parse(context) as JsonObject }));
}
