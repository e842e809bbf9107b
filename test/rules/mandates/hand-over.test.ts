// Hand-overs over the table of the release: on every day one body at most, the last recorded one where it reaches, what was there
// everywhere else.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../workflows/kernel/json.ts";
import { addDays } from "../../../workflows/rules/calendar/days.ts";
import {
  handOverProblems,
  handOversRuleset,
  type MandateSpan,
  withHandOvers,
} from "../../../workflows/rules/mandates/hand-over.ts";

const ostiglia = "020038";
const quistello = "020047";
const comuni = new Map([
  [ostiglia, "Ostiglia"],
  [quistello, "Quistello"],
]);
const nameOf = (istat: string): string => comuni.get(istat) ?? istat;

const row = (territory: string, validFrom: string, validTo: string | null, bodyName: string): MandateSpan => ({
  ...{ service: "foster", territory, validFrom, validTo, body: "appalto", bodyName },
  ...{ letterhead: bodyName, act: `act of ${bodyName}` },
});
const release = [
  row(ostiglia, "2018-01-01", "2021-12-31", "first"),
  row(ostiglia, "2022-01-01", null, "second"),
  row(quistello, "2018-01-01", null, "first"),
];

const recorded = (version: number, value: JsonObject) => ({
  ...{ id: handOversRuleset, version, sources: { foster: { by: "who", at: "2026-03-09T09:00:00.000Z" } } },
  values: { foster: { service: "foster", body: "azienda", letterhead: "", act: "an act", ...value } },
});

const whoRuns = (rows: readonly MandateSpan[], territory: string, on: string) =>
  rows.filter(
    (one) => one.territory === territory && one.validFrom <= on && (one.validTo === null || on <= one.validTo),
  );

describe("a hand-over", () => {
  test("ends what stood there the day before, in the comuni named alone", () => {
    const next = recorded(1000, { territories: [ostiglia], bodyName: "third", from: "2027-01-01" });
    const rows = withHandOvers(release, [next], nameOf);
    expect(whoRuns(rows, ostiglia, "2026-12-31").map((one) => one.bodyName)).toEqual(["second"]);
    expect(whoRuns(rows, ostiglia, "2027-01-01")).toEqual([
      expect.objectContaining({ bodyName: "third", letterhead: "third", act: "an act", by: "who" }),
    ]);
    expect(whoRuns(rows, quistello, "2027-01-01").map((one) => one.bodyName)).toEqual(["first"]);
  });

  test("with a last day lets go on what stood there before", () => {
    const some = { territories: [ostiglia], bodyName: "third", from: "2027-01-01", until: "2027-06-30" };
    const rows = withHandOvers(release, [recorded(1000, some)], nameOf);
    expect(whoRuns(rows, ostiglia, "2027-06-30").map((one) => one.bodyName)).toEqual(["third"]);
    expect(whoRuns(rows, ostiglia, "2027-07-01").map((one) => one.bodyName)).toEqual(["second"]);
  });

  test("of the comune itself names each comune", () => {
    const own = { territories: [ostiglia, quistello], body: "comune", bodyName: "", from: "2027-01-01" };
    const rows = withHandOvers(release, [recorded(1000, own)], nameOf);
    expect(whoRuns(rows, quistello, "2027-01-01").map((one) => one.letterhead)).toEqual(["Comune di Quistello"]);
  });

  test("any of them leave one body a day, the last recorded where it reaches", () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((n) => addDays("2018-01-01", n));
    const handOver = fc.record({
      territories: fc.subarray([ostiglia, quistello], { minLength: 1 }),
      bodyName: fc.constantFrom("a", "b", "c"),
      from: day,
      length: fc.option(fc.integer({ min: 0, max: 800 })),
    });
    fc.assert(
      fc.property(fc.array(handOver, { maxLength: 6 }), day, (all, on) => {
        const values = all.map(({ length, ...one }) => ({
          ...one,
          ...(length === null ? {} : { until: addDays(one.from, length) }),
        }));
        // The order of the rows says nothing; that of the versions does.
        const rules = values.map((one, i) => recorded(1000 + i, one)).reverse();
        const rows = withHandOvers(release, rules, nameOf);
        for (const territory of comuni.keys()) {
          const last = values
            .filter((one) => one.territories.includes(territory) && one.from <= on)
            .findLast((one) => !("until" in one) || on <= String(one.until));
          const expected = last?.bodyName ?? whoRuns(release, territory, on)[0]?.bodyName;
          expect(whoRuns(rows, territory, on).map((one) => one.bodyName)).toEqual([expected]);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

test("what is missing or wrong is named at its place", () => {
  const known = { services: ["foster"], comuni };
  const whole = {
    service: "foster",
    territories: [ostiglia],
    body: "azienda",
    bodyName: "x",
    from: "2027-01-01",
    act: "y",
  };
  const codes = (change: JsonObject) =>
    handOverProblems({ ...whole, ...change }, known).map(({ path, code }) => `${path} ${code}`);
  expect(codes({})).toEqual([]);
  expect(codes({ body: "comune", bodyName: "" })).toEqual([]);
  expect(codes({ service: "none" })).toEqual(["service option"]);
  expect(codes({ territories: [] })).toEqual(["territories required"]);
  expect(codes({ territories: ["020009"] })).toEqual(["territories option"]);
  expect(codes({ bodyName: "  " })).toEqual(["bodyName text"]);
  expect(codes({ act: "z".repeat(201) })).toEqual(["act text"]);
  expect(codes({ from: "2027-02-30" })).toEqual(["from day"]);
  expect(codes({ until: "2026-12-31" })).toEqual(["until order"]);
});
