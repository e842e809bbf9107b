// The order of a ranking: a total order, whatever the order of its input, and no tie decided by the program.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareScores, type Entry, rank } from "../../workflows/rules/ranking/rank.ts";

const tieOrder = ["residenceComune", "residenceRegion", "family", "housing", "economic"];

/** Few distinct values, so that ties are common. */
const points = fc.integer({ min: 0, max: 3 });
const partials = fc.record({
  residenceComune: points,
  residenceRegion: points,
  family: points,
  housing: points,
  economic: points,
});
const entries: fc.Arbitrary<Entry[]> = fc
  .array(fc.record({ score: points, partials }), { maxLength: 25 })
  .map((list) => list.map((one, i) => ({ id: `id-${i}`, seq: 1, number: `N-${String(i).padStart(3, "0")}`, ...one })));
const shuffled = entries.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
);

const entry = (id: string, score: number, scores: Record<string, number> = {}): Entry => ({
  id,
  seq: 1,
  number: id.toUpperCase(),
  score,
  partials: scores,
});

describe("rank", () => {
  it("does not depend on the order of its input", () =>
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(rank(other, tieOrder)).toEqual(rank(list, tieOrder));
      }),
    ));

  it("keeps everybody once, with positions 1..n", () =>
    fc.assert(
      fc.property(entries, (list) => {
        const { rows } = rank(list, tieOrder);
        expect(rows.map((row) => row.position)).toEqual(list.map((_, i) => i + 1));
        expect(new Set(rows.map((row) => row.entry.id))).toEqual(new Set(list.map((one) => one.id)));
      }),
    ));

  it("never puts a lower score first, and orders totally", () =>
    fc.assert(
      fc.property(entries, (list) => {
        const { rows } = rank(list, tieOrder);
        for (const [i, row] of rows.entries())
          for (const later of rows.slice(i + 1))
            expect(compareScores(row.entry, later.entry, tieOrder)).toBeLessThanOrEqual(0);
      }),
    ));

  it("names as ties exactly those whom nothing separates", () =>
    fc.assert(
      fc.property(entries, (list) => {
        const tied = new Set(rank(list, tieOrder).ties.flatMap((group) => group.map((one) => one.id)));
        for (const one of list) {
          const equal = list.some((other) => other.id !== one.id && compareScores(one, other, tieOrder) === 0);
          expect(tied.has(one.id)).toBe(equal);
        }
      }),
    ));

  it("has no tie left once every tied group was drawn, and follows the draw", () =>
    fc.assert(
      fc.property(entries, (list) => {
        const draws = rank(list, tieOrder).ties.map((group) => group.map((one) => one.id).reverse());
        const { rows, ties } = rank(list, tieOrder, draws);
        expect(ties).toEqual([]);
        const order = rows.map((row) => row.entry.id);
        for (const draw of draws) expect(order.filter((id) => draw.includes(id))).toEqual(draw);
      }),
    ));

  it.each(tieOrder)("lets %s decide when all before it are equal", (name) => {
    const { rows, ties } = rank([entry("a", 10, { [name]: 1 }), entry("b", 10, { [name]: 2 })], tieOrder);
    expect(rows.map((row) => row.entry.id)).toEqual(["b", "a"]);
    expect(ties).toEqual([]);
  });

  it("does not decide by a draw of only some of the tied", () => {
    const { ties } = rank([entry("a", 10), entry("b", 10), entry("c", 10)], tieOrder, [["b", "a"]]);
    expect(ties.map((group) => group.length)).toEqual([3]);
  });

  it("uses the latest draw", () => {
    const draws = [
      ["a", "b"],
      ["b", "a"],
    ];
    const { rows } = rank([entry("a", 10), entry("b", 10)], tieOrder, draws);
    expect(rows.map((row) => row.entry.id)).toEqual(["b", "a"]);
    expect(rows.every((row) => row.drawn)).toBe(true);
  });
});
