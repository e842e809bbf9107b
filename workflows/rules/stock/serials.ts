// Which numbered pieces lie in a stock: ranges that came in and went out, in any order of their keys. A number is there when it came
// in once more than it went out.

export interface SerialRange {
  from: number;
  to: number;
  sign: 1 | -1;
}
export type Serials = Readonly<Record<string, SerialRange>>;

/** Numbers of as many pieces, from the first. */
export const rangeFrom = (from: number, pieces: number): { from: number; to: number } => ({
  from,
  to: from + pieces - 1,
});

/** How often each number of a range lies in the stock, piece by piece of equal count. */
function countsWithin(serials: Serials, from: number, to: number): { from: number; to: number; count: number }[] {
  const ranges = Object.values(serials).filter((one) => one.to >= from && one.from <= to);
  const starts = new Set([from]);
  for (const one of ranges) {
    if (one.from > from) starts.add(one.from);
    if (one.to < to) starts.add(one.to + 1);
  }
  const cuts = [...starts].sort((a, b) => a - b);
  return cuts.map((start, i) => ({
    ...{ from: start, to: (cuts[i + 1] ?? to + 1) - 1 },
    count: ranges.reduce((all, one) => (one.from <= start && start <= one.to ? all + one.sign : all), 0),
  }));
}

/** All of them lie there. */
export const areThere = (serials: Serials, { from, to }: { from: number; to: number }): boolean =>
  countsWithin(serials, from, to).every(({ count }) => count === 1);

/** None of them does. */
export const areAway = (serials: Serials, { from, to }: { from: number; to: number }): boolean =>
  countsWithin(serials, from, to).every(({ count }) => count === 0);

/** What lies there, as few ranges as can be, in order. */
export function present(serials: Serials): { from: number; to: number }[] {
  const all = Object.values(serials);
  if (all.length === 0) return [];
  const least = Math.min(...all.map(({ from }) => from));
  const most = Math.max(...all.map(({ to }) => to));
  const found: { from: number; to: number }[] = [];
  for (const { from, to, count } of countsWithin(serials, least, most)) {
    const last = found.at(-1);
    if (count !== 1) continue;
    if (last && last.to === from - 1) last.to = to;
    else found.push({ from, to });
  }
  return found;
}
