// The alarm of a term on a real installation: once, and again when it was extended.
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { runDeadlines } from "../../server/jobs/deadlines.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow] });
});
afterAll(() => house.close());

const open = (caseId: string, payload = {}) =>
  house.send(anna, { caseId, kind: "toy", expectedSeq: 0, type: "OPEN", payload: { territory: "020038", ...payload } });
const stored = async (caseId: string) => (await readCases(house.services.driver, [caseId]))[0]?.snapshot;

test("a term that ended alarms once, and closes nothing", async () => {
  const caseId = uuidOf("late");
  await open(caseId);
  house.at("2026-04-01T21:30:00.000Z");
  expect(await runDeadlines(house.services)).toBe(0);
  house.at("2026-04-01T22:30:00.000Z");
  expect(house.services.clock.today()).toBe("2026-04-02");
  expect(await runDeadlines(house.services)).toBe(1);
  expect(await runDeadlines(house.services)).toBe(0);
  expect(await stored(caseId)).toMatchObject({
    state: "open",
    seq: 2,
    doc: { deadlines: { answer: { status: "running", alarmedOn: "2026-04-02" } } },
  });
});

test("an extended term alarms again when it ends again", async () => {
  const caseId = uuidOf("late");
  const extension = { deadline: "answer", days: 10, reason: "accordo con la famiglia" };
  await house.send(anna, { caseId, expectedSeq: 2, type: "EXTEND_TERM", payload: extension });
  expect(await runDeadlines(house.services)).toBe(0);
  house.at("2026-04-12T10:00:00.000Z");
  expect(await runDeadlines(house.services)).toBe(1);
  expect(await runDeadlines(house.services)).toBe(0);
});
