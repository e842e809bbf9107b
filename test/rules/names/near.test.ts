// One slip of the hand: what is one slip away shares a piece and is near; what is further away is not near.
import fc from "fast-check";
import { expect, test } from "vitest";
import { isNear, isNearBegin, piecesOf, withoutOne } from "../../../workflows/rules/names/near.ts";
import { slipOf } from "../../support/slips.ts";

const letters = fc.string({ unit: fc.constantFrom(..."abcdefilmnoprstuvz"), minLength: 4, maxLength: 14 });

/** Edits between two words, the slow way: the measure to compare with. */
function distance(a: string, b: string): number {
  const rows: number[][] = [];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let i = 0; i <= a.length; i++) {
    rows[i] = [];
    for (let j = 0; j <= b.length; j++) {
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && i > 1 && j > 1 ? at(i - 2, j - 2) + 1 : Infinity;
      const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      (rows[i] as number[])[j] = i + j === 0 ? 0 : Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, change, swap);
    }
  }
  return at(a.length, b.length);
}

test("near is at most one slip, for any two words", () => {
  fc.assert(
    fc.property(letters, letters, fc.nat(), (a, other, seed) => {
      for (const b of [other, slipOf(a, seed), slipOf(slipOf(a, seed), seed + 7)])
        expect(isNear(a, b)).toBe(distance(a, b) <= 1);
    }),
  );
});

test("whatever slip is made, the two words share a piece", () => {
  fc.assert(
    fc.property(letters, fc.nat(), (word, seed) => {
      const typed = slipOf(word, seed);
      const pieces = new Set(piecesOf(word));
      expect([typed, ...withoutOne(typed)].some((piece) => pieces.has(piece))).toBe(true);
      expect(isNear(typed, word)).toBe(true);
    }),
  );
});

test("the beginning of a word may have its slip already", () => {
  expect(isNearBegin("vianch", "bianchi")).toBe(true);
  expect(isNearBegin("bainc", "bianchi")).toBe(true);
  expect(isNearBegin("bianchii", "bianchi")).toBe(true);
  expect(isNearBegin("vaanc", "bianchi")).toBe(false);
});

test("what is too short or too long is not mistyped", () => {
  expect(piecesOf("ida")).toEqual([]);
  expect(piecesOf("a".repeat(31))).toEqual([]);
});
