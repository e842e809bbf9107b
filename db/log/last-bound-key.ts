// The highest key id the log binds: keys above it were written ahead and are free.
import type { Driver } from "../driver/driver.ts";

export async function readLastBoundKey(driver: Driver): Promise<number> {
  const [row] = await driver.read<{ last: number | null }>("SELECT MAX(key_id) AS last FROM key_binding");
  return row?.last ?? 0;
}
