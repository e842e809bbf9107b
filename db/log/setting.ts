// Marks of the installation kept in the main file: which seed was loaded, demo scale.
import type { Driver, Statement } from "../driver/driver.ts";

export async function findSetting(driver: Driver, key: string): Promise<string | undefined> {
  const [row] = await driver.read<{ value: string }>("SELECT value FROM setting WHERE key=?", [key]);
  return row?.value;
}

export const putSetting = (key: string, value: string): Statement => ({
  sql: "INSERT INTO setting (key,value) VALUES (?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value",
  args: [key, value],
});
