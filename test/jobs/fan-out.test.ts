// Fan-outs on a real installation: in slices that survive being repeated, complete whatever is linked meanwhile.
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { readPending } from "../../db/log/outbox.ts";
import { readCases } from "../../db/log/read-log.ts";
import type { Answer, Command } from "../../server/engine/command.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { type FanOutEnd, runFanOuts } from "../../server/jobs/fan-out.ts";
import { startJobs } from "../../server/jobs/start.ts";
import { createLog } from "../../server/log.ts";
import { callerOf } from "../support/caller.ts";
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
  await expect(runFanOuts(crash, { limit: 1 })).rejects.toThrow("crash");
  // Two slices of children, word to the parent, and the look for who was linked meanwhile.
  expect(await runFanOuts(house.services)).toBe(4);

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
  expect(await runFanOuts(house.services)).toBe(3);
  expect((await stored(childOfFirst))?.state).toBe("done");
  expect((await stored(first))?.state).toBe("done");
});

test("who is linked while it runs is reached, wherever her id sorts, and up to the parent's hearing of it", async () => {
  const parent = uuidOf("linked meanwhile");
  await open(parent);
  const early = Array.from({ length: 210 }, (_, i) => uuidOf(`meanwhile-${i}`));
  await Promise.all(early.map((caseId) => open(caseId, { parentId: parent })));
  await house.send(anna, { caseId: parent, expectedSeq: 1, type: "ALL" });
  expect(await runFanOuts(house.services, { limit: 1 })).toBe(1);
  const [low, high, last] = ["00000000-0000-4000-8000-000000000001", "ffffffff-ffff-4fff-8fff-ffffffffffff"].concat(
    "00000000-0000-4000-8000-000000000002",
  ) as [string, string, string];
  await open(low, { parentId: parent });
  await open(high, { parentId: parent });
  const { port } = house.services;
  let linked = false;
  const meanwhile = {
    ...house.services,
    port: {
      onHint: port.onHint.bind(port),
      close: port.close.bind(port),
      outbox: port.outbox.bind(port),
      send: async (command: Command): Promise<Answer> => {
        if (command.type === "ALL_DONE" && !linked) {
          linked = true;
          await open(last, { parentId: parent });
        }
        return port.send(command);
      },
    },
  };
  await runFanOuts(meanwhile);
  expect(linked).toBe(true);
  const states = await Promise.all([...early, low, high, last].map(async (caseId) => (await stored(caseId))?.state));
  expect(new Set(states)).toEqual(new Set(["done"]));
  expect((await stored(parent))?.state).toBe("done");
  const [told] = await house.services.driver.read<{ payload: string }>(
    "SELECT payload FROM event WHERE case_id=? AND type='ALL_DONE'",
    [parent],
  );
  expect(JSON.parse(told?.payload ?? "{}")).toEqual({ answered: 212, refused: 0 });
  const { driver, workflows } = house.services;
  expect((await verify({ driver, workflows })).problems).toEqual([]);
});

describe("a parent that moved on and does not take the end", () => {
  const admin = sessionOf("ada", "administrator");
  const parent = uuidOf("moved on");
  const refusedEntry = async () => (await callerOf(house, admin).jobs.listStuck()).fanOuts;

  test("leaves the entry refused, counted, in the log without a name, and before the administrator's eyes", async () => {
    const name = "Zampironi";
    await open(parent, { story: name });
    await open(uuidOf("child of moved on"), { parentId: parent, story: name });
    await house.send(anna, { caseId: parent, expectedSeq: 1, type: "ALL" });
    await house.send(anna, { caseId: parent, expectedSeq: 2, type: "PROPOSE" });
    const lines: string[] = [];
    const log = createLog({ logLevel: "debug" }, { write: (line) => void lines.push(line) });
    const stop = startJobs(house.services, log);
    await vi.waitFor(() => expect(lines.join("")).toContain("fan-out not taken"), { timeout: 10_000 });
    stop();
    expect(await stored(uuidOf("child of moved on"))).toMatchObject({ state: "done" });
    expect(await stored(parent)).toMatchObject({ state: "proposed" });
    const { number } = (await stored(parent)) ?? {};
    expect(await refusedEntry()).toMatchObject([
      { kind: "toy", number, state: "proposed", onDone: "ALL_DONE", reason: "notNow", answered: 1, refused: 0 },
    ]);
    expect(await readPending(house.services.driver, 10)).toEqual([]);
    expect(lines.join("")).not.toContain(name);
    expect(JSON.stringify(await refusedEntry())).not.toContain(name);
    const figures = await house.services.metrics.registry.metrics();
    expect(figures).toContain('ambito_fan_outs_total{outcome="refused"} 1');
    expect(figures).toContain("ambito_fan_outs_refused 1");
  });

  test("may be asked again: refused once more while it stands where it stood, done when it takes it", async () => {
    const [entry] = await refusedEntry();
    const id = entry?.id ?? "";
    const ends: FanOutEnd[] = [];
    const onEnd = (end: FanOutEnd) => void ends.push(end);
    await callerOf(house, admin).jobs.retryFanOut({ id });
    expect(await refusedEntry()).toEqual([]);
    await runFanOuts(house.services, { onEnd });
    expect(await refusedEntry()).toHaveLength(1);
    await house.send(anna, { caseId: parent, expectedSeq: 3, type: "RETURN" });
    await callerOf(house, admin).jobs.retryFanOut({ id });
    await runFanOuts(house.services, { onEnd });
    expect(ends.map((end) => end.reason)).toEqual(["notNow", undefined]);
    expect((await stored(parent))?.state).toBe("done");
    expect(await refusedEntry()).toEqual([]);
    await expect(callerOf(house, admin).jobs.retryFanOut({ id })).rejects.toMatchObject({ message: "NOT_FOUND" });
  });
});
