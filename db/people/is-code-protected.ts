// Whether where somebody lives is protected, by the fiscal code alone: asked so that no register tells it to whoever may not know that
// she is here at all. The answer keeps an address back, and is never told.
import type { Driver } from "../driver/driver.ts";
import { livesWithProtected } from "./lives-with.ts";

export async function isCodeProtected(driver: Driver, fiscalCode: string): Promise<boolean> {
  const [row] = await driver.read<{ found: number }>(
    `SELECT 1 AS found FROM person_row p INDEXED BY person_fiscal WHERE p.fiscal_code=?
      AND (p.protected_address=1 OR ${livesWithProtected("p.person_id")}) LIMIT 1`,
    [fiscalCode],
  );
  return row !== undefined;
}
