// The demo's chance: reproducible, independent by fork, and even enough.
import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../server/demo/random.ts";
import { isUuid } from "../../workflows/kernel/ids.ts";

test("a seed gives the same stream, another seed another one", () => {
  const draw = (seed: string) =>
    Array.from(
      { length: 20 },
      (
        (random) => () =>
          random.int(0, 1_000_000)
      )(createRandom(seed)),
    );
  expect(draw("a")).toEqual(draw("a"));
  expect(draw("a")).not.toEqual(draw("b"));
});

test("a fork does not move its parent, nor depend on how much was drawn", () => {
  const one = createRandom("seed");
  const two = createRandom("seed");
  const early = one.fork("names").uuid();
  two.next();
  expect(two.fork("names").uuid()).toBe(early);
  expect(createRandom("seed").next()).toBe(createRandom("seed").next());
  expect(one.fork("other").uuid()).not.toBe(early);
});

test("draws stay inside their limits and use all of them", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 6 }), (seed, min, span) => {
      const random = createRandom(seed);
      const seen = new Set(Array.from({ length: 300 }, () => random.int(min, min + span)));
      expect(Math.min(...seen)).toBe(min);
      expect(Math.max(...seen)).toBe(min + span);
      expect(isUuid(random.uuid())).toBe(true);
      expect(random.shuffle([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4]);
    }),
    { numRuns: 50 },
  );
});

test("weights are followed, and zero is never drawn", () => {
  const random = createRandom("weights");
  const counts = { a: 0, b: 0, c: 0 };
  for (let i = 0; i < 20_000; i++)
    counts[
      random.weighted([
        ["a", 3],
        ["b", 1],
        ["c", 0],
      ] as ["a" | "b" | "c", number][])
    ]++;
  expect(counts.c).toBe(0);
  expect(counts.a / 20_000).toBeCloseTo(0.75, 1);
  expect(() => random.weighted([["a", 0]])).toThrow(RangeError);
  expect(() => random.pick([])).toThrow(RangeError);
});

test("the unit interval is filled evenly", () => {
  const random = createRandom("even");
  const cells = new Array<number>(20).fill(0);
  for (let i = 0; i < 40_000; i++) {
    const cell = Math.floor(random.next() * 20);
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  for (const count of cells) expect(Math.abs(count - 2_000)).toBeLessThan(250);
});
