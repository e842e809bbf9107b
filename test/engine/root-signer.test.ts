// Roots are signed for every day that ended, also for days missed and days of silence; on demand; one at a time; and
// each stands in the file beside the database, also after a crash between the two.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findLastDaily, listRoots } from "../../db/log/roots.ts";
import { readRootLines } from "../../server/engine/root-signer.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { isSigned, readRootCode, rootCode, rootLine } from "../../server/engine/signed-root.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");
let opened = 0;

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow] });
});
afterAll(() => house.close());

async function record(at: string): Promise<number> {
  house.at(at);
  opened += 1;
  const sent = await house.send(anna, {
    ...{ caseId: uuidOf(`root-${opened}`), kind: "toy", expectedSeq: 0, type: "OPEN" },
    payload: { territory: "020038" },
  });
  return "pos" in sent ? sent.pos : 0;
}

const all = async () => (await listRoots(house.services.driver, Number.MAX_SAFE_INTEGER, 100)).reverse();
const brief = async () => (await all()).map(({ kind, day, pos }) => `${kind} ${day} ${pos}`);
const file = () => join(house.dir, "roots.txt");

test("on an empty log there is nothing to sign", async () => {
  const { roots } = house.services;
  expect(await roots.signMissing()).toBe(0);
  expect(await roots.signNow()).toBeUndefined();
  expect(await roots.daysMissing()).toBe(0);
});

test("days end at midnight of Rome, days missed and days of silence are caught up", async () => {
  const { roots } = house.services;
  // 00:30 of 3 March in Rome is 23:30 of the 2nd in UTC.
  await record("2026-03-02T22:30:00.000Z");
  await record("2026-03-02T23:30:00.000Z");
  expect(await roots.daysMissing()).toBe(1);
  await record("2026-03-05T10:00:00.000Z");
  house.at("2026-03-07T10:00:00.000Z");
  expect(await roots.daysMissing()).toBe(5);
  expect(await roots.signMissing()).toBe(5);
  expect(await brief()).toEqual([
    "daily 2026-03-02 1",
    "daily 2026-03-03 2",
    "daily 2026-03-04 2",
    "daily 2026-03-05 3",
    "daily 2026-03-06 3",
  ]);
  expect((await all()).every(isSigned)).toBe(true);
  expect(await roots.signMissing()).toBe(0);
  expect(await roots.daysMissing()).toBe(0);
});

test("on demand a root covers all up to now, once; the day's own root follows", async () => {
  const { roots } = house.services;
  await record("2026-03-07T11:00:00.000Z");
  const [one, two] = await Promise.all([roots.signNow(), roots.signNow()]);
  expect(two).toEqual(one);
  expect(one).toMatchObject({ kind: "request", day: "2026-03-07", pos: 4, n: 6 });
  await record("2026-03-07T12:00:00.000Z");
  house.at("2026-03-08T00:30:00.000Z");
  expect(await Promise.all([roots.signMissing(), roots.signMissing()])).toEqual([1, 0]);
  expect(await findLastDaily(house.services.driver)).toMatchObject({ day: "2026-03-07", pos: 5, n: 7 });
});

describe("the file beside the database", () => {
  test("holds every root, and gets what a crash left out", async () => {
    const wanted = (await all()).map(rootLine);
    expect(readRootLines(file())).toEqual(wanted);
    const text = readFileSync(file(), "utf8");
    writeFileSync(file(), text.slice(0, text.length - 30));
    expect(readRootLines(file())).toEqual(wanted.slice(0, -1));
    await house.services.roots.signMissing();
    expect(readRootLines(file())).toEqual(wanted);
  });
});

test("what is printed can be read back", async () => {
  const [last] = (await all()).slice(-1);
  const code = rootCode(last as NonNullable<typeof last>);
  expect(readRootCode(` ${code}\n`)).toEqual({ day: last?.day, pos: last?.pos, root: last?.root });
  expect(readRootCode(code.replace("AMBITO1", "AMBITO2"))).toBeUndefined();
});

test("a key that went missing is not replaced in silence", async () => {
  rmSync(join(house.dir, "demo-root.key"));
  await record("2026-03-08T11:00:00.000Z");
  await expect(house.services.roots.signNow()).rejects.toThrow("missing");
  house.at("2026-03-10T11:00:00.000Z");
  await expect(house.services.roots.signMissing()).rejects.toThrow("missing");
  expect(await house.services.roots.daysMissing()).toBe(2);
});
