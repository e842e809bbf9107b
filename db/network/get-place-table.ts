// The table of places that the fiscal-code rule wants, for the codes in question.
import type { PlaceTable } from "../../workflows/rules/fiscal-code/check.ts";
import type { Driver } from "../driver/driver.ts";

interface Row {
  belfiore: string;
  name: string;
  validFrom: string | null;
  validTo: string | null;
}

/** The intervals of the given Belfiore codes; a code that is not in the table is absent. */
export async function getPlaceTable(driver: Driver, codes: readonly string[]): Promise<PlaceTable> {
  const rows = await driver.read<Row>(
    `SELECT belfiore, name, nullif(valid_from, '') AS validFrom, valid_to AS validTo FROM birthplace
     WHERE belfiore IN (SELECT value FROM json_each(?)) ORDER BY belfiore, valid_from LIMIT 1000`,
    [JSON.stringify(codes.slice(0, 100))],
  );
  const table: Record<string, { name: string; validFrom?: string; validTo?: string }[]> = {};
  for (const row of rows) {
    const intervals = table[row.belfiore] ?? [];
    intervals.push({
      name: row.name,
      ...(row.validFrom ? { validFrom: row.validFrom } : {}),
      ...(row.validTo ? { validTo: row.validTo } : {}),
    });
    table[row.belfiore] = intervals;
  }
  return table;
}
