// Which services of the matrix are shown and in which order, and the sums of what is shown. Pure.
import { plain } from "../ui/plain-words.ts";

export interface ServiceRow {
  position: number;
  service: string;
  /** null = not applicable. */
  amountsEur: (number | null)[];
  totalEur: number;
}

export interface Filters {
  words: string;
  hideEmpty: boolean;
  /** Index of an area; undefined: all. */
  area?: number | undefined;
  largestFirst: boolean;
}

const amountOf = (row: ServiceRow, area: number | undefined): number =>
  area === undefined ? row.totalEur : (row.amountsEur[area] ?? 0);

/** Rows in sight; a row is empty when nothing was spent in the area shown (or in none). */
export function visibleRows(rows: readonly ServiceRow[], filters: Filters): ServiceRow[] {
  const words = plain(filters.words).split(/\s+/).filter(Boolean);
  const found = rows.filter(
    (row) =>
      (!filters.hideEmpty || amountOf(row, filters.area) !== 0) &&
      words.every((word) => plain(row.service).includes(word)),
  );
  if (!filters.largestFirst) return found;
  return found.sort((a, b) => amountOf(b, filters.area) - amountOf(a, filters.area) || a.position - b.position);
}

/** Sums of the rows in sight, by area and in all. */
export function sumsOf(rows: readonly ServiceRow[], areas: number): { byArea: number[]; total: number } {
  const byArea = Array.from({ length: areas }, (_, i) => rows.reduce((sum, row) => sum + (row.amountsEur[i] ?? 0), 0));
  return { byArea, total: rows.reduce((sum, row) => sum + row.totalEur, 0) };
}

/** Cents per inhabitant of whole euro. */
export const perHeadCents = (eur: number, population: number): number =>
  population > 0 ? Math.round((eur * 100) / population) : 0;
