// Is this account among the named readers of a case?
import type { Driver } from "../driver/driver.ts";

export async function isReader(driver: Driver, caseId: string, accountId: string): Promise<boolean> {
  const rows = await driver.read("SELECT 1 AS yes FROM case_reader WHERE case_id=? AND account_id=?", [
    caseId,
    accountId,
  ]);
  return rows.length > 0;
}
