// The chains are followed while the office goes on: what is committed meanwhile is neither judged nor missed.
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Driver } from "../../db/driver/driver.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { type CheckRanges, checkChains, inTurn } from "../../server/engine/verify-chains.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");
let n = 0;

/** So many groups of one event each, every one with a sealed part. */
async function commit(groups: number): Promise<void> {
  for (let i = 0; i < groups; i++)
    await house.send(anna, {
      caseId: uuidOf(`beside-${n++}`),
      ...{ kind: "toy", expectedSeq: 0, type: "OPEN" },
      payload: { territory: "020038", story: "inventata" },
    });
}

const another = () => EmbeddedDriver.open(join(house.dir, "ambito.db"), { mode: "read" });

/** Before every second read something is committed, as long as any is left to commit. */
const busy = (driver: Driver, left: { groups: number }): Driver => ({
  read: async (sql, args) => {
    if (left.groups-- > 0) await commit(left.groups % 2);
    return driver.read(sql, args);
  },
  ...{ batch: (all) => driver.batch(all), analyze: () => driver.analyze(), close: () => driver.close() },
});

const headOf = async (driver: Driver) =>
  (await driver.read<{ pos: number }>("SELECT MAX(pos) AS pos FROM event"))[0]?.pos;

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow] });
  await commit(30);
});
afterAll(() => house.close());

test.each([1, 3])("threads that see more than the command does tell nothing of it, in %i ranges", async (count) => {
  const driver = another();
  const thread = another();
  driver.raw.exec("BEGIN");
  const head = await headOf(driver);
  const left = { groups: 40 };
  const check: CheckRanges = async (ranges) => {
    await commit(3);
    return inTurn(ranges, busy(thread, left));
  };
  const { workflows, keys } = house.services;
  const report = await verify({ driver, workflows, keys, chains: { count, check } });
  driver.raw.exec("COMMIT");
  expect(report.problems).toEqual([]);
  expect(report.events).toBe(head);
  expect(await headOf(thread)).toBeGreaterThan(report.events + 3);
  driver.close();
  thread.close();
});

test.each([1, 3])("nor does one connection without a moment of its own, in %i ranges", async (count) => {
  const driver = another();
  const head = (await headOf(driver)) ?? 0;
  const report = await checkChains(busy(driver, { groups: 40 }), { count, check: inTurn });
  expect(report.problems.told).toEqual([]);
  // It looked when the first read was done, before which something may have come.
  expect(report.events - head).toBeLessThanOrEqual(1);
  expect(report.head.pos).toBe(report.events);
  expect(await headOf(driver)).toBeGreaterThan(report.events);
  driver.close();
});
