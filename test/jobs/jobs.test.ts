// Jobs on a real installation: the alarm of a term, once; a fan-out in slices that survives being repeated.
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPending } from "../../db/log/outbox.ts";
import { readCases } from "../../db/log/read-log.ts";
import type { Answer, Command } from "../../server/engine/command.ts";
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

test("an extended term alarms again when it ends again", async () => {
  const caseId = uuidOf("late");
  const extension = { deadline: "answer", days: 10, reason: "accordo con la famiglia" };
  await house.send(anna, { caseId, expectedSeq: 2, type: "EXTEND_TERM", payload: extension });
  expect(await runDeadlines(house.services)).toBe(0);
  house.at("2026-04-12T10:00:00.000Z");
  expect(await runDeadlines(house.services)).toBe(1);
  expect(await runDeadlines(house.services)).toBe(0);
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

test("a writer that is busy or stopping puts a fan-out off, and one that fails stops no other", async () => {
  const parents = ["first", "second"].map((name) => uuidOf(`put-off-${name}`));
  for (const parent of parents) {
    await open(parent);
    await open(uuidOf(`child of ${parent}`), { parentId: parent });
    await house.send(anna, { caseId: parent, expectedSeq: 1, type: "ALL" });
  }
  const [first = "", second = ""] = parents;
  const childOfFirst = uuidOf(`child of ${first}`);
  const { port } = house.services;
  const busy = {
    ...house.services,
    port: {
      onHint: port.onHint.bind(port),
      close: port.close.bind(port),
      outbox: port.outbox.bind(port),
      send: (command: Command): Promise<Answer> =>
        command.caseId === childOfFirst
          ? Promise.resolve({ ok: false, code: "LIMIT", caseId: childOfFirst, reason: "busy" })
          : port.send(command),
    },
  };
  await expect(runFanOuts(busy)).rejects.toThrow("put off: busy");
  expect((await stored(childOfFirst))?.state).toBe("open");
  expect((await stored(second))?.state).toBe("done");
  expect(await runFanOuts(house.services)).toBe(1);
  expect((await stored(childOfFirst))?.state).toBe("done");
  expect((await stored(first))?.state).toBe("done");
});
