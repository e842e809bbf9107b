// A term that stands still and that no law sets going again is forgotten by nobody: it stands in the lists on the day from
// which somebody looks at it, and the ladder of its workflow tells who hears of it then.
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { readCaseEvents, readCases } from "../../db/log/read-log.ts";
import { tablesOf } from "../../server/engine/past.ts";
import { verify } from "../../server/engine/verify.ts";
import { runDeadlines } from "../../server/jobs/deadlines.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { workflows } from "../../workflows/registry.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { type IntakeCase, openIntake } from "../support/intake-case.ts";

const anna = sessionOf("anna", "socialWorker");
let house: Installation;
let one: IntakeCase;

beforeAll(async () => {
  house = await install({ now: "2026-03-02T09:00:00.000Z" });
  one = await openIntake(house, anna, { name: "standing", on: "2026-03-02" });
  await one.act(anna, "RECORD_INTERVIEW", { place: "office", present: ["person"], factsText: "Colloquio" });
});
afterAll(() => house.close());

const row = async () => {
  const page = await callerOf(house, anna).queues.page({ view: "all", sort: "dueOn" });
  const found = page.rows.find(({ id }) => id === one.caseId);
  return { dueOn: found?.dueOn, dueTerm: found?.dueTerm };
};
const termNow = async () => (await readCases(house.services.driver, [one.caseId]))[0]?.snapshot.doc.deadlines.procedure;
const alarmsOn = async (day: string) => {
  house.at(`${day}T08:00:00.000Z`);
  await runDeadlines(house.services);
  return ((await termNow())?.told ?? []).map(({ alarm, who, ends }) => ({ alarm, who, ends }));
};

test("a term stopped by a judge stands in the list on the day it is to be looked at, not at the end of it", async () => {
  house.at("2026-03-10T09:00:00.000Z");
  await one.act(anna, "SUSPEND_TERM", { deadline: "procedure", ground: "courtOrder", reason: "Ordinanza" });
  expect(await termNow()).toMatchObject({ status: "suspended", stopped: { on: "2026-03-10", askOn: "2026-05-09" } });
  expect(await row()).toEqual({ dueOn: "2026-05-09", dueTerm: "standstill:procedure" });
});

test("the worker hears of it then, a week later the supervisor too, then the coordinator, each once", async () => {
  const ends = "2026-05-09";
  expect(await alarmsOn("2026-05-08")).toEqual([]);
  const first = { alarm: "still:0", who: ["assignee"], ends };
  expect(await alarmsOn("2026-05-09")).toEqual([first]);
  expect(await alarmsOn("2026-05-15")).toEqual([first]);
  const second = { alarm: "still:7", who: ["assignee", "supervisor"], ends };
  expect(await alarmsOn("2026-05-16")).toEqual([first, second]);
  const third = { alarm: "still:30", who: ["supervisor", "coordinator"], ends };
  expect(await alarmsOn("2026-06-08")).toEqual([first, second, third]);
  expect(await runDeadlines(house.services)).toBe(0);
  // Being told of moves nothing: it stands still until somebody says otherwise.
  expect(await termNow()).toMatchObject({ status: "suspended", dueOn: "2026-06-01" });
});

test("running again it is a term like the others", async () => {
  const { seq } = (await callerOf(house, anna).cases.getCase({ caseId: one.caseId })) as { seq: number };
  await house.send(anna, {
    caseId: one.caseId,
    expectedSeq: seq,
    type: "RESUME_TERM",
    payload: { deadline: "procedure" },
  });
  const term = await termNow();
  expect(term).toMatchObject({ status: "running", stops: [{ from: "2026-03-10", to: "2026-06-07" }] });
  expect(term?.told).toBeUndefined();
  expect(await row()).toEqual({ dueOn: term?.dueOn, dueTerm: "procedure" });
});

test("what stood still before there was such a number is decided as it was", async () => {
  const tables = await loadTables(house.services.driver);
  const [last] = (await readCaseEvents(house.services.driver, one.caseId, 0, 100)).slice(-1);
  if (!last) throw new Error("no event");
  const version = caseIntake.versions[1];
  const ids = (rulesets: string) => new Set(tablesOf(tables, { rulesets }, version).rulesets.map(({ id }) => id));
  expect(JSON.parse(last.rulesets)).toMatchObject({ standstill: 1 });
  expect(ids(last.rulesets)).toContain("standstill");
  expect(ids('{"intake":1}')).toContain("intake");
  expect(ids('{"intake":1}')).not.toContain("standstill");
});

test("and all of it is what the log says", async () => {
  const { driver, keys } = house.services;
  const byId = new Map(workflows.map((workflow) => [workflow.id, workflow]));
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows: byId });
  expect(report.problems).toEqual([]);
});
