// Jobs on a real installation: the alarm of a term, once; a fan-out in slices that survives being repeated.
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPending } from "../../db/log/outbox.ts";
import { readCases } from "../../db/log/read-log.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { runDeadlines } from "../../server/jobs/deadlines.ts";
import { runFanOuts } from "../../server/jobs/fan-out.ts";
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

test("a fan-out reaches every child, lists who refused, and may be repeated", async () => {
  const parent = uuidOf("parent");
  await open(parent);
  const children = Array.from({ length: 230 }, (_, i) => uuidOf(`child-${i}`));
  await Promise.all(children.map((caseId) => open(caseId, { parentId: parent })));
  await house.send(anna, { caseId: children[7] ?? "", expectedSeq: 1, type: "PROPOSE" });
  await house.send(anna, { caseId: parent, expectedSeq: 1, type: "ALL" });
  expect(await readPending(house.services.driver, 10)).toHaveLength(1);

  const crash = {
    ...house.services,
    port: {
      ...house.services.port,
      send: house.services.port.send.bind(house.services.port),
      outbox: () => Promise.reject(new Error("crash")),
    },
  };
  await expect(runFanOuts(crash, 1)).rejects.toThrow("crash");
  expect(await runFanOuts(house.services)).toBe(2);

  const states = await Promise.all(children.map(async (caseId) => (await stored(caseId))?.state));
  expect(states.filter((state) => state === "done")).toHaveLength(229);
  expect((await stored(parent))?.state).toBe("done");
  const [told] = await house.services.driver.read<{ payload: string }>(
    "SELECT payload FROM event WHERE case_id=? AND type='ALL_DONE'",
    [parent],
  );
  expect(JSON.parse(told?.payload ?? "{}")).toEqual({ answered: 229, refused: 1 });
  const twice = await house.services.driver.read(
    "SELECT case_id FROM event WHERE type='FINISH_BY_OTHER' GROUP BY case_id HAVING COUNT(*)>1",
  );
  expect(twice).toEqual([]);
});
