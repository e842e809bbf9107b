// Where the declared caches of persons begin in the main file: the only b-trees that may hold plain personal data.
import type { Driver } from "../../db/driver/driver.ts";

/** Root pages of person_row, of its indexes, of the words of names, and of the tables behind search_row. */
export async function cacheRoots(driver: Driver): Promise<number[]> {
  const rows = await driver.read<{ name: string; rootpage: number }>(
    `SELECT name,rootpage FROM sqlite_master WHERE rootpage>0
     AND (tbl_name='person_row' OR tbl_name GLOB 'search_*') ORDER BY rootpage`,
  );
  if (rows.length < 8) throw new Error("the declared caches are not where they were");
  return rows.map(({ rootpage }) => rootpage);
}
