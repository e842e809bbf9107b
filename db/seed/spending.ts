// Social spending 2017 and 2018: reads the matrix and the published totals, checks that every cell is there once
// and that all 16 totals are the sums of their cells.
import { readCsv, SeedMismatch, textOf, wholeOf, wholeOrNull } from "./csv.ts";
import type { ReadFile, SeedRow } from "./territory.ts";

const serviceCount = 74;
const years = [2017, 2018];
export const totalArea = "totale";

interface Total {
  line: number;
  amount: number;
}

function readTotals(read: ReadFile): { totals: Map<string, Total>; rows: SeedRow[]; areas: string[] } {
  const file = "spending-totals.csv";
  const lines = readCsv(file, read(file), ["year", "area", "amount_eur"]);
  const totals = new Map<string, Total>();
  const position = new Map<number, number>();
  const rows = lines.map((row) => {
    const year = wholeOf(row, "year");
    const area = textOf(row, "area");
    if (!years.includes(year) || totals.has(`${year} ${area}`))
      throw new SeedMismatch(file, row.line, `${year} ${area} is unknown or there twice`);
    totals.set(`${year} ${area}`, { line: row.line, amount: wholeOf(row, "amount_eur") });
    position.set(year, (position.get(year) ?? 0) + 1);
    return { year, area, position: position.get(year) ?? 0, amount_eur: wholeOf(row, "amount_eur") };
  });
  if (rows.length !== 16) throw new SeedMismatch(file, "all rows", `${rows.length} totals, not 16`);
  const areas = rows.filter((row) => row.year === years[0] && row.area !== totalArea).map((row) => row.area);
  return { totals, rows, areas };
}

function checkSums(rows: readonly SeedRow[], totals: ReadonlyMap<string, Total>): void {
  const sums = new Map<string, number>();
  for (const row of rows)
    for (const area of [row.area, totalArea]) {
      const key = `${row.year} ${area}`;
      sums.set(key, (sums.get(key) ?? 0) + Number(row.amount_eur ?? 0));
    }
  for (const [key, total] of totals)
    if (sums.get(key) !== total.amount)
      throw new SeedMismatch(
        "spending-totals.csv",
        total.line,
        `${key}: cells of spending.csv add up to ${sums.get(key)}, published ${total.amount}`,
      );
}

export function readSpending(read: ReadFile): { cells: SeedRow[]; totals: SeedRow[] } {
  const file = "spending.csv";
  const { totals, rows: totalRows, areas } = readTotals(read);
  const seen = new Set<string>();
  const names = new Map<number, string>();
  const cells = readCsv(file, read(file), ["year", "position", "service", "area", "amount_eur"]).map((row) => {
    const year = wholeOf(row, "year");
    const position = wholeOf(row, "position");
    const area = textOf(row, "area");
    const service = textOf(row, "service");
    const key = `${year} ${position} ${area}`;
    if (!years.includes(year) || position < 1 || position > serviceCount || !areas.includes(area) || seen.has(key))
      throw new SeedMismatch(file, row.line, `cell ${key} is unknown or there twice`);
    seen.add(key);
    const name = names.get(position) ?? service;
    if (name !== service) throw new SeedMismatch(file, row.line, `service ${position} is "${service}" and "${name}"`);
    names.set(position, name);
    return { year, position, area, service, amount_eur: wholeOrNull(row, "amount_eur") };
  });
  const expected = years.length * serviceCount * areas.length;
  if (cells.length !== expected || areas.length !== 7)
    throw new SeedMismatch(file, "all rows", `${cells.length} cells of ${areas.length} areas, not ${expected} of 7`);
  checkSums(cells, totals);
  return { cells, totals: totalRows };
}
