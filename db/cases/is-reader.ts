// Is any of these accounts among the named readers of a case?
import type { Driver } from "../driver/driver.ts";

export async function isReader(driver: Driver, caseId: string, accountIds: readonly string[]): Promise<boolean> {
  const rows = await driver.read(
    "SELECT 1 AS yes FROM case_reader WHERE case_id=? AND account_id IN (SELECT value FROM json_each(?)) LIMIT 1",
    [caseId, JSON.stringify(accountIds)],
  );
  return rows.length > 0;
}
