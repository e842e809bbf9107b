// What the plan pages ask: sheets with indicators, outcomes, areas, funding, facts and notes.
import { afterAll, beforeAll, expect, test } from "vitest";
import { listFacts } from "../../db/plan/list-facts.ts";
import { listFundingSources } from "../../db/plan/list-funding-sources.ts";
import { listNotes } from "../../db/plan/list-notes.ts";
import { listObjectives } from "../../db/plan/list-objectives.ts";
import { listOutcomes } from "../../db/plan/list-outcomes.ts";
import { listPolicyAreas } from "../../db/plan/list-policy-areas.ts";
import { openDistrict } from "../support/district-database.ts";

let district: Awaited<ReturnType<typeof openDistrict>>;
beforeAll(async () => {
  district = await openDistrict();
});
afterAll(() => district.close());

test("11 objectives come with their 38 indicators, grouped by action where printed so", async () => {
  const objectives = await listObjectives(district.driver);
  expect(objectives.map((one) => [one.id, one.indicators.length])).toEqual([
    ["MA1-1", 2],
    ["MA1-2", 2],
    ["MA2-1", 2],
    ["MA2-2", 3],
    ["MA2-3", 7],
    ["MA3-1", 3],
    ["MA3-2", 3],
    ["MA3-3", 6],
    ["MA4-1", 3],
    ["MA4-2", 3],
    ["MA4-3", 4],
  ]);
  const grouped = objectives.find((one) => one.id === "MA2-3");
  expect(grouped?.indicators.map((one) => one.actionNumber)).toEqual([1, 1, 1, 2, 2, 3, 3]);
  expect(grouped?.coDesigned).toBeNull();
  expect(objectives[0]).toMatchObject({ crossCutting: true, coDesigned: true });
  expect(objectives[0]?.partners.length).toBe(4);
});

test("outcomes are grouped by macroarea with their mean", async () => {
  const groups = await listOutcomes(district.driver);
  expect(groups.map((one) => [one.macroarea, one.outcomes.length])).toEqual([
    [1, 4],
    [2, 10],
    [3, 7],
    [4, 2],
  ]);
  const all = groups.flatMap((one) => one.outcomes);
  expect(all.filter((one) => one.achievedPct === 100)).toHaveLength(8);
  expect(all.map((one) => one.needAnswered).filter((one) => one === null)).toHaveLength(1);
  for (const group of groups) {
    const mean = group.outcomes.reduce((sum, one) => sum + one.achievedPct, 0) / group.outcomes.length;
    expect(group.averageAchievedPct).toBeCloseTo(mean, 1);
  }
});

test("areas C and F belong to no macroarea, as the notes say", async () => {
  const { areas, macroareas } = await listPolicyAreas(district.driver);
  expect(areas.map((one) => one.letter).join("")).toBe("ABCDEFGHIJ");
  expect(areas.filter((one) => one.macroareas.length === 0).map((one) => one.letter)).toEqual(["C", "F"]);
  expect(areas.flatMap((one) => one.keyPoints)).toHaveLength(42);
  expect(macroareas).toHaveLength(4);
});

test("funding by level, from Europe down", async () => {
  const levels = await listFundingSources(district.driver);
  expect(levels.map((one) => [one.level, one.sources.length])).toEqual([
    ["europeo", 5],
    ["nazionale", 13],
    ["regionale", 7],
    ["comunale", 4],
  ]);
});

test("facts keep their sentence, notes come by topic in both languages", async () => {
  const facts = await listFacts(district.driver);
  expect(facts).toHaveLength(40);
  expect(facts.every((one) => one.sentence.length > 10 && Number.isFinite(one.figure))).toBe(true);
  const notes = await listNotes(district.driver, ["spending", "population"]);
  expect(new Set(notes.map((one) => one.topic))).toEqual(new Set(["spending", "population"]));
  expect((await listNotes(district.driver)).every((one) => one.textIt !== "" && one.textEn !== "")).toBe(true);
  expect(await listNotes(district.driver, [])).toEqual([]);
});
