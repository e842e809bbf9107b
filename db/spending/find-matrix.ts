// Social spending of a year: services by areas with totals of rows and columns, and per head. Whole euro; cents only
// where divided by the inhabitants (table 2 of the plan).
import type { Driver } from "../driver/driver.ts";

export interface SpendingMatrix {
  year: number;
  /** Inhabitants at 31/12/2020, the divisor of the per-head figures. */
  population: number;
  areas: { area: string; totalEur: number; perHeadCents: number }[];
  /** Amounts in the order of `areas`; null = not applicable (".." in the source), which is not 0. */
  services: { position: number; service: string; amountsEur: (number | null)[]; totalEur: number }[];
  totalEur: number;
  perHeadCents: number;
}

interface Cell {
  position: number;
  service: string;
  area: string;
  amount_eur: number | null;
}

export const perHeadCents = (eur: number, population: number): number =>
  population > 0 ? Math.round((eur * 100) / population) : 0;

export async function findMatrix(driver: Driver, year: number): Promise<SpendingMatrix | undefined> {
  const areas = await driver.read<{ area: string }>(
    "SELECT area FROM spending_total WHERE year = ? AND area <> 'totale' ORDER BY position LIMIT 100",
    [year],
  );
  if (areas.length === 0) return undefined;
  const cells = await driver.read<Cell>(
    "SELECT position, service, area, amount_eur FROM spending WHERE year = ? ORDER BY position LIMIT 10000",
    [year],
  );
  const [people] = await driver.read<{ inhabitants: number }>(
    "SELECT coalesce(sum(population_2020), 0) AS inhabitants FROM population",
  );
  const population = people?.inhabitants ?? 0;
  const column = new Map(areas.map((one, i) => [one.area, i]));
  const services = new Map<number, SpendingMatrix["services"][number]>();
  const totals = areas.map(() => 0);
  for (const cell of cells) {
    const row = services.get(cell.position) ?? {
      position: cell.position,
      service: cell.service,
      amountsEur: areas.map((): number | null => null),
      totalEur: 0,
    };
    services.set(cell.position, row);
    const i = column.get(cell.area);
    if (i === undefined || cell.amount_eur === null) continue;
    row.amountsEur[i] = cell.amount_eur;
    row.totalEur += cell.amount_eur;
    totals[i] = (totals[i] ?? 0) + cell.amount_eur;
  }
  const totalEur = totals.reduce((sum, one) => sum + one, 0);
  return {
    year,
    population,
    areas: areas.map(({ area }, i) => {
      const total = totals[i] ?? 0;
      return { area, totalEur: total, perHeadCents: perHeadCents(total, population) };
    }),
    services: [...services.values()],
    totalEur,
    perHeadCents: perHeadCents(totalEur, population),
  };
}
