// What the spending page shows: empty rows hidden by the column in sight, words without accents, sums of the rest.
import { expect, test } from "vitest";
import { perHeadCents, type ServiceRow, sumsOf, visibleRows } from "../../client/spending/rows.ts";

const rows: ServiceRow[] = [
  { position: 1, service: "Attività ricreative", amountsEur: [0, null], totalEur: 0 },
  { position: 2, service: "Assistenza domiciliare", amountsEur: [100, null], totalEur: 100 },
  { position: 3, service: "Trasporto sociale", amountsEur: [null, 300], totalEur: 300 },
];
const all = { words: "", hideEmpty: false, largestFirst: false };
const shown = (change: Partial<Parameters<typeof visibleRows>[1]>) =>
  visibleRows(rows, { ...all, ...change }).map((row) => row.position);

test("a row is empty when nothing was spent in what is shown; 0 and not applicable are both no spending", () => {
  expect(shown({})).toEqual([1, 2, 3]);
  expect(shown({ hideEmpty: true })).toEqual([2, 3]);
  expect(shown({ hideEmpty: true, area: 0 })).toEqual([2]);
  expect(shown({ hideEmpty: true, area: 1 })).toEqual([3]);
});

test("words are found without accents and in any order; the largest comes first when asked", () => {
  expect(shown({ words: "attivita" })).toEqual([1]);
  expect(shown({ words: "sociale TRASP" })).toEqual([3]);
  expect(shown({ largestFirst: true })).toEqual([3, 2, 1]);
  expect(shown({ largestFirst: true, area: 0 })).toEqual([2, 1, 3]);
});

test("sums are those of the rows in sight", () => {
  expect(sumsOf(visibleRows(rows, { ...all, words: "sociale" }), 2)).toEqual({ byArea: [0, 300], total: 300 });
  expect(perHeadCents(5_476_711, 42_845)).toBe(12_783);
  expect(perHeadCents(1, 0)).toBe(0);
});
