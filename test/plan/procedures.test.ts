// The procedures of plan, spending and network through the caller: who is signed in gets them, nobody else; what is
// not known is said to be unknown, never a figure.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

let house: Installation;
beforeAll(async () => {
  house = await install();
});
afterAll(() => house.close());

const caller = (session: Session | undefined) => callerOf(house, session);
const clerk = () => caller(sessionOf("clerk", "adminClerk"));

test("nobody reads without a session", async () => {
  await expect(caller(undefined).plan.listObjectives()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  await expect(caller(undefined).spending.getMatrix({ year: 2018 })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  await expect(caller(undefined).network.comuni()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});

test("38 indicators stand under 11 objectives, and none has an invented value", async () => {
  const { objectives, notes } = await clerk().plan.listObjectives();
  expect(objectives).toHaveLength(11);
  const indicators = objectives.flatMap((one) => one.indicators);
  expect(indicators).toHaveLength(38);
  expect(indicators.every((one) => one.value === null)).toBe(true);
  expect(notes.map((one) => one.id)).toContain("objectives-broken-sentence");
});

test("outcomes, areas, funding and facts come with the notes on them", async () => {
  const { macroareas, notes } = await clerk().plan.listOutcomes();
  expect(macroareas.flatMap((one) => one.outcomes)).toHaveLength(23);
  expect(notes.every((one) => one.topic === "outcomes")).toBe(true);
  const areas = await clerk().plan.listPolicyAreas();
  expect([areas.areas.length, areas.funding.length]).toEqual([10, 4]);
  const { facts, comuni } = await clerk().plan.listFacts();
  expect([facts.length, comuni.length]).toEqual([40, 13]);
});

test("spending of a year comes with the published totals; another year is not found", async () => {
  const matrix = await clerk().spending.getMatrix({ year: 2018 });
  expect(matrix).toMatchObject({ population: 42_845, totalEur: 5_476_711, perHeadCents: 12_783, years: [2017, 2018] });
  expect(matrix.totals).toHaveLength(8);
  expect(matrix.totals.every((one) => one.matches)).toBe(true);
  await expect(clerk().spending.getMatrix({ year: 2016 })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("forms find comuni, birthplaces and the table of a fiscal code", async () => {
  expect(await clerk().network.comuni()).toHaveLength(13);
  const found = await clerk().network.findBirthplaces({ search: "ostig", limit: 3 });
  expect(found.map((one) => one.belfiore)).toContain("G186");
  expect(await clerk().network.findBirthplaces({ search: "  " })).toEqual([]);
  expect(Object.keys(await clerk().network.placeTable({ codes: ["G186", "Z404"] }))).toContain("G186");
  await expect(clerk().network.placeTable({ codes: ["x"] })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
