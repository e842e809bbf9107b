// Whether a database was ever made by this program, asked before anything is written to it.
import type { Driver } from "../driver/driver.ts";

export async function hasLog(driver: Driver): Promise<boolean> {
  const rows = await driver.read("SELECT name FROM sqlite_master WHERE type='table' AND name='event'");
  return rows.length > 0;
}
