// The published totals of spending beside the sums of their cells, year by year: the check a reader can see.
import type { Driver } from "../driver/driver.ts";

export interface SpendingTotal {
  year: number;
  /** One of the seven areas, or `totale`. */
  area: string;
  publishedEur: number;
  computedEur: number;
  matches: boolean;
}

export async function listTotals(driver: Driver): Promise<SpendingTotal[]> {
  const rows = await driver.read<{ year: number; area: string; published: number; computed: number }>(
    `SELECT t.year, t.area, t.amount_eur AS published, coalesce(sum(s.amount_eur), 0) AS computed
     FROM spending_total t
     LEFT JOIN spending s ON s.year = t.year AND (t.area = 'totale' OR s.area = t.area)
     GROUP BY t.year, t.area ORDER BY t.year, t.position LIMIT 500`,
  );
  return rows.map((row) => ({
    year: row.year,
    area: row.area,
    publishedEur: row.published,
    computedEur: row.computed,
    matches: row.published === row.computed,
  }));
}
