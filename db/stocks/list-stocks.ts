// Open stocks, among those whose content a reader may see; along the index of their kind. A district has some dozens.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface StockRow {
  caseId: string;
  number: string;
  state: string;
  territory: string;
  context: JsonObject;
}

/** At most `limit`, by comune, kind and value. */
export async function listStocks(
  driver: Driver,
  content: Permitted,
  comune: string,
  limit: number,
): Promise<StockRow[]> {
  const may = toSql(content, caseRows("r"));
  const rows = await driver.read<Omit<StockRow, "context"> & { context: string }>(
    `SELECT r.case_id AS caseId, r.number, r.state, r.territory, s.doc->>'$.context' AS context
     FROM list_row r INDEXED BY list_kind_due JOIN snapshot s ON s.case_id=r.case_id
     WHERE r.kind='voucher-stock' AND r.closed=0 AND (?='' OR r.territory=?) AND ${may.sql}
     ORDER BY r.territory, r.columns->>'$.good', r.columns->>'$.unitCents' LIMIT ?`,
    [comune, comune, ...may.args, limit],
  );
  return rows.map(({ context, ...row }) => ({ ...row, context: JSON.parse(context) as JsonObject }));
}
