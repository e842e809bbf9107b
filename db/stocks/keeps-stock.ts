// Whether a comune keeps an open stock of a kind of good, as far as a reader may list it.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export async function keepsStock(
  driver: Driver,
  list: Permitted,
  { comune, good }: { comune: string; good: string },
): Promise<boolean> {
  const may = toSql(list, caseRows("r"));
  const rows = await driver.read<{ found: number }>(
    `SELECT 1 AS found FROM list_row r INDEXED BY list_kind_due
     WHERE r.kind='voucher-stock' AND r.closed=0 AND r.territory=? AND r.columns->>'$.good'=? AND ${may.sql} LIMIT 1`,
    [comune, good, ...may.args],
  );
  return rows.length > 0;
}
