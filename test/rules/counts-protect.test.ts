// Small figures that leave the house: whatever the table, none of the covered ones can be had back from what is shown,
// tried by going through every table that agrees with it.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CoveredTable, coverSmall, type ExactTable } from "../../workflows/rules/counts/protect.ts";

const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);

function tableOf(cells: number[][]): ExactTable {
  const columns = cells[0]?.length ?? 0;
  return {
    cells,
    rowTotals: cells.map(sum),
    columnTotals: Array.from({ length: columns }, (_, j) => sum(cells.map((row) => row[j] ?? 0))),
    total: sum(cells.flat()),
  };
}

const flat = ({ cells, rowTotals, columnTotals, total }: CoveredTable) => [
  ...cells.flat(),
  ...rowTotals,
  ...columnTotals,
  total,
];

/** For each figure the values it may have: by every table with covered cells from 1 to `most` that agrees with what is shown. */
function possible(shown: CoveredTable, most: number): Set<number>[] {
  const values = flat(shown).map(() => new Set<number>());
  const cells = shown.cells.map((row) => row.map((cell) => cell ?? 0));
  const open = shown.cells.flatMap((row, i) => row.flatMap((cell, j) => (cell === null ? [[i, j] as const] : [])));
  const visible = flat(shown);
  const fill = (n: number) => {
    const at = open[n];
    if (at) {
      const row = cells[at[0]] as number[];
      for (let value = 1; value <= most; value++) {
        row[at[1]] = value;
        // A row that already has more than its total is not followed.
        const total = shown.rowTotals[at[0]];
        if (total !== null && total !== undefined && sum(row.slice(0, at[1] + 1)) > total) break;
        fill(n + 1);
      }
      row[at[1]] = 0;
      return;
    }
    const all = flat(tableOf(cells));
    if (visible.every((one, i) => one === null || one === all[i]))
      for (const [i, one] of all.entries()) values[i]?.add(one as number);
  };
  fill(0);
  return values;
}

test("no covered figure of a small table has one value only", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }).chain((columns) =>
        fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: columns, maxLength: columns }), {
          minLength: 1,
          maxLength: 3,
        }),
      ),
      fc.constantFrom(3, 4),
      (cells, leastShown) => {
        const table = tableOf(cells);
        const covered = coverSmall(table, leastShown);
        const truth = flat(table);
        const shown = flat(covered);
        shown.forEach((one, i) => {
          if (one !== null) expect(one).toBe(truth[i]);
          if (one !== null) expect(one === 0 || one >= leastShown).toBe(true);
          if (one === null) expect(truth[i]).toBeGreaterThan(0);
        });
        const open = covered.cells.flat().filter((one) => one === null).length;
        // Going through them all is quick enough up to six.
        if (open > 6) return;
        possible(covered, 7).forEach((values, i) => {
          expect(values.has(truth[i] as number)).toBe(true);
          if (shown[i] === null) expect(values.size).toBeGreaterThan(1);
        });
      },
    ),
    { numRuns: 150 },
  );
});

test("a single small figure takes others with it, in its row, its column and where they cross", () => {
  const covered = coverSmall(
    tableOf([
      [1, 20, 30],
      [10, 25, 35],
      [12, 22, 40],
    ]),
    3,
  );
  expect(covered.cells).toEqual([
    [null, null, 30],
    [null, null, 35],
    [12, 22, 40],
  ]);
  expect(covered.rowTotals).toEqual([51, 70, 74]);
  expect(covered.total).toBe(195);
});

test("where nothing is small all is shown, and nought stays nought", () => {
  const table = tableOf([
    [3, 0],
    [7, 5],
  ]);
  expect(coverSmall(table, 3)).toEqual(table);
});

test("of one group alone, two small ones that add up to what tells them take a third", () => {
  // 2 and 1 with their total shown: either may be the one.
  const one = coverSmall(tableOf([[2], [1], [8]]), 3);
  expect(one.cells.flat().slice(0, 2)).toEqual([null, null]);
  // 1 and 1 can only be 1 and 1: another goes with them.
  expect(coverSmall(tableOf([[1], [1], [8], [9]]), 3).cells.flat()).toEqual([null, null, null, 9]);
});

test("a large table is covered in a moment", () => {
  const cells = Array.from({ length: 60 }, (_, i) => Array.from({ length: 40 }, (_, j) => (i * 7 + j * 13) % 11));
  const started = performance.now();
  coverSmall(tableOf(cells), 3);
  expect(performance.now() - started).toBeLessThan(2_000);
});
