// What runs out: ISEE on 31 December, a permit ahead of time, nothing that was renewed or closed.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  expiringOn,
  lastDayOfYear,
  likenessOf,
  type Paper,
  paperSorts,
} from "../../workflows/rules/papers/expiring.ts";

const isee: Paper = { paper: 2, about: "isee", from: "2025-02-10", until: "2025-12-31" };

describe("an ISEE", () => {
  it("holds to the last day of its year", () => {
    expect(lastDayOfYear("2025-02-10", "12-31")).toBe("2025-12-31");
    expect(lastDayOfYear("2025-02-10", undefined)).toBeUndefined();
    expect(lastDayOfYear("2025-02-10", "31/12")).toBeUndefined();
  });

  it("is said before it runs out, on 1 January it is over, and a new one takes its place", () => {
    expect(expiringOn([isee], "2025-10-01", 60)).toEqual([]);
    expect(expiringOn([isee], "2025-12-31", 60)).toMatchObject([{ paper: 2, isOver: false }]);
    expect(expiringOn([isee], "2026-01-01", 60)).toMatchObject([{ paper: 2, isOver: true }]);
    const next: Paper = { paper: 5, about: "isee", from: "2026-01-15", until: "2026-12-31", like: "2" };
    expect(expiringOn([isee, next], "2026-01-20", 60)).toEqual([]);
    expect(expiringOn([isee, next], "2026-01-10", 60)).toHaveLength(1);
    expect(expiringOn([{ ...isee, endedOn: "2026-01-02" }], "2026-01-03", 60)).toEqual([]);
  });

  it("is not silenced by one of another kind, nor one recorded before kinds were marked by another", () => {
    const later: Paper = { paper: 5, about: "isee", from: "2026-01-15", until: "2026-12-31" };
    expect(expiringOn([isee, later], "2026-01-20", 60)).toMatchObject([{ paper: 2, isOver: true }]);
    expect(expiringOn([isee, { ...later, about: "permit", like: "2" }], "2026-01-20", 60)).toHaveLength(1);
  });

  it("does not take the place of a benefit, nor one benefit of another", () => {
    const benefits: Paper[] = [3, 4].map((paper) => ({ ...isee, paper, about: "income", from: `2025-0${paper}-01` }));
    expect(expiringOn([isee, ...benefits], "2026-01-01", 60)).toHaveLength(3);
  });
});

const day = fc.integer({ min: 2020, max: 2030 }).map((year) => `${year}-06-15`);
const papers: fc.Arbitrary<Paper[]> = fc
  .array(
    fc.record({
      ...{ about: fc.constantFrom(...paperSorts), from: day, until: fc.option(day, { nil: undefined }) },
      like: fc.option(fc.constantFrom("a", "b"), { nil: undefined }),
    }),
    { maxLength: 8 },
  )
  .map((list) =>
    list.map(({ until, like, ...one }, i) => ({
      ...{ paper: i + 2, ...one },
      ...(until === undefined ? {} : { until }),
      ...(like === undefined ? {} : { like }),
    })),
  );

it("whatever there is: only what has a last day is said, over exactly when it is past, and the order of papers is nothing", () => {
  fc.assert(
    fc.property(papers, day, (list, on) => {
      const said = expiringOn(list, on, 60);
      for (const one of said) {
        const paper = list.find((two) => two.paper === one.paper);
        expect(paper?.until).toBe(one.until);
        expect(one.isOver).toBe(one.until < on);
      }
      expect(expiringOn([...list].reverse(), on, 60)).toEqual(said);
      const marks = said
        .filter(({ about }) => about !== "income")
        .map(({ about, paper }) => [about, likenessOf(list.find((two) => two.paper === paper) ?? { paper })].join());
      expect(new Set(marks).size).toBe(marks.length);
    }),
  );
});
