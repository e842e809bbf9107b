// Ties and their other sides, and what acts say against them.
import { describe, expect, test } from "vitest";
import { tiesAgainstActs } from "../../workflows/rules/relations/against-acts.ts";
import { householdTies, isTie, otherSideOf, ties } from "../../workflows/rules/relations/ties.ts";
import { tieWords, wordsOfTies } from "../../workflows/rules/relations/words.ts";
import type { RepresentationAct } from "../../workflows/rules/representation/acts.ts";

describe("ties", () => {
  test.each(ties)("%s is the other side of its other side", (tie) => {
    expect(otherSideOf(otherSideOf(tie))).toBe(tie);
  });

  test("each has a word of its own, and households use the same", () => {
    for (const language of ["it", "en"] as const) {
      const said = ties.map((tie) => tieWords[language][tie]);
      expect(new Set(said).size).toBe(ties.length);
      for (const tie of householdTies) expect(wordsOfTies(language, householdTies)[tie]).toBe(tieWords[language][tie]);
    }
    expect(householdTies.every(isTie)).toBe(true);
    expect(isTie("reference")).toBe(false);
    expect(isTie("toString")).toBe(false);
  });
});

describe("against acts", () => {
  const on = "2026-03-09";
  const act = (given: Partial<RepresentationAct>): RepresentationAct => ({
    ...{ act: 2, role: "parent", person: "father", responsibility: "full", from: "2020-01-01" },
    ...given,
  });
  const father = { person: "father", tie: "parent", isCurrent: true } as const;
  const found = (acts: RepresentationAct[], isMinor: boolean | undefined = true) =>
    tiesAgainstActs([father], acts, { isMinor, on }).map(({ id }) => id);

  test("a parent with full responsibility is what life says", () => {
    expect(found([act({})])).toEqual([]);
  });

  test.each([
    ["forfeited", ["parentWithout"]],
    ["suspended", ["parentWithout"]],
    ["limited", ["parentLimited"]],
    ["sole", []],
  ] as const)("a parent whose responsibility is %s", (responsibility, ids) => {
    expect(found([act({ responsibility })])).toEqual(ids);
    // Of somebody who came of age no parent decides.
    expect(found([act({ responsibility })], false)).toEqual([]);
  });

  test("the latest act in force says it", () => {
    expect(found([act({ act: 5 }), act({ act: 2, responsibility: "forfeited", from: "2019-01-01" })])).toEqual([]);
    expect(found([act({ act: 5, responsibility: "forfeited", endedOn: "2026-03-08" })])).toEqual(["parentWithoutAct"]);
  });

  test("orders are said of whoever is named, also of an adult's", () => {
    const aunt = act({ person: "aunt", orders: ["hideAddress", "noInformation"] });
    const known = [{ person: "aunt", tie: "auntOrUncle", isCurrent: true } as const];
    expect(tiesAgainstActs(known, [aunt], { isMinor: false, on }).map(({ id }) => id)).toEqual([
      "hideAddress",
      "noInformation",
    ]);
  });

  test("a relation that is over is no parent's", () => {
    const over = [{ ...father, isCurrent: false }];
    expect(tiesAgainstActs(over, [act({})], { isMinor: true, on })).toMatchObject([{ id: "actWithoutTie" }]);
  });
});
