// What a month of delivered hours comes to, per provider, month, comune and fund, in whole minutes and euro cents; what
// was corrected after an earlier statement comes as adjustment lines of the next one. Pure; no invoice, no tax, no price
// of its own: the hourly price of each row comes in. Rounding (half a cent up, once a line) is the product's own choice.

/** One approved row of a register as it stands now. */
export interface DeliveredRow {
  provider: string;
  /** `YYYY-MM` of the day of the delivery. */
  month: string;
  territory: string;
  fund: string;
  minutes: number;
  centsPerHour: number;
}

export interface StatementLine {
  provider: string;
  month: string;
  territory: string;
  fund: string;
  /** Below zero in an adjustment that takes back. */
  minutes: number;
  cents: number;
  /** Of a month that an earlier statement already told. */
  adjustment: boolean;
}

type Place = Pick<StatementLine, "provider" | "month" | "territory" | "fund">;
const keyOf = ({ month, provider, territory, fund }: Place): string =>
  JSON.stringify([month, provider, territory, fund]);

/** Cents of so many minute-cents, half a cent up. */
const rounded = (minuteCents: number): number => Math.floor((minuteCents + 30) / 60);

/**
 * The statement of `month`: its rows, and for earlier months the difference between what stands now and what `settled`
 * (the lines of all earlier statements, in any order) already told. Later months wait, told or not. Lines come by month,
 * provider, comune and fund.
 */
export function statementOf(
  month: string,
  rows: readonly DeliveredRow[],
  settled: readonly StatementLine[],
): StatementLine[] {
  const sums = new Map<
    string,
    { place: Place; minutes: number; minuteCents: number; told: number; toldCents: number }
  >();
  const sumOf = (place: Place) => {
    const key = keyOf(place);
    const known = sums.get(key);
    if (known) return known;
    const fresh = { place, minutes: 0, minuteCents: 0, told: 0, toldCents: 0 };
    sums.set(key, fresh);
    return fresh;
  };
  for (const row of rows) {
    if (row.month > month) continue;
    const sum = sumOf(row);
    sum.minutes += row.minutes;
    sum.minuteCents += row.minutes * row.centsPerHour;
  }
  for (const line of settled) {
    if (line.month > month) continue;
    const sum = sumOf(line);
    sum.told += line.minutes;
    sum.toldCents += line.cents;
  }
  return [...sums.entries()]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, { place, minutes, minuteCents, told, toldCents }]) => ({
      provider: place.provider,
      month: place.month,
      territory: place.territory,
      fund: place.fund,
      minutes: minutes - told,
      cents: rounded(minuteCents) - toldCents,
      adjustment: place.month !== month,
    }))
    .filter((line) => line.minutes !== 0 || line.cents !== 0);
}
