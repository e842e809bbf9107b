// The form every figure has, and how it is printed: one JSON object a line with --json, a table otherwise.

export interface Figure {
  figure: string;
  value: number;
  unit: string;
  /** What a bare loop reaches in the same run, or the aim where there is no loop. */
  limit?: number;
  /** value / limit. */
  ratio?: number;
  /** Sizes and number of rounds behind it. */
  n: string;
}

const round = (value: number) => (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 1000) / 1000);

export function figureOf(given: { figure: string; value: number; unit: string; limit?: number; n: string }): Figure {
  const { figure, value, unit, limit, n } = given;
  const ratio = limit === undefined || limit === 0 ? {} : { limit: round(limit), ratio: round(value / limit) };
  return { figure, value: round(value), unit, ...ratio, n };
}

/** Value and limit of the round whose ratio is the middle one: both were measured in the same moments. */
export function middleRound(rounds: readonly { value: number; limit: number }[]): { value: number; limit: number } {
  const sorted = [...rounds].sort((a, b) => a.value / a.limit - b.value / b.limit);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error("no round was measured");
  return middle;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}
