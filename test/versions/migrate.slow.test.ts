// A district's intake moved to its version 2 by the commands an operator runs: plan, migrate, plan again for what changed
// meanwhile, take back. By the command alone, and through the running server while people work.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { findEvent } from "../../db/log/find-event.ts";
import { findSetting } from "../../db/log/setting.ts";
import { isOfThisRelease, loadMigrations, type Migration } from "../../db/migrate.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { verify } from "../../server/engine/verify.ts";
import { startMigrations } from "../../server/jobs/migrations.ts";
import type { PlanLine } from "../../server/versions/plan.ts";
import { readPlan } from "../../server/versions/plan-file.ts";
import { readLock } from "../../server/versions/read-tree.ts";
import { household } from "../../workflows/household/index.ts";
import { fieldIs } from "../../workflows/kernel/list-condition.ts";
import { person } from "../../workflows/person/index.ts";
import { callerOf } from "../support/caller.ts";
import { type CommandFolder, commandFolder } from "../support/command-folder.ts";
import type { Installation } from "../support/installation.ts";
import { intakeWithV2 } from "../support/intake-v2.ts";
import { type LivedCase, livedDistrict, standing, worker } from "../support/lived-district.ts";
import { root } from "../support/source-files.ts";

const workflows = [person, household, intakeWithV2];
let house: Installation;
let cases: LivedCase[];
let command: CommandFolder;
let now = "";

async function reopen(): Promise<void> {
  house = await house.upgrade(workflows);
}

async function linesOf(file: string): Promise<PlanLine[]> {
  const found: PlanLine[] = [];
  for await (const line of (await readPlan(join(command.dir, file))).lines()) found.push(line);
  return found;
}

const inPlace = (file: string) => join(command.dir, file);
const note = { type: "NOTE", payload: { noteKind: "call", text: "x" } };

const actedOn = () =>
  house.services.driver.read("SELECT case_id,updated_on FROM list_row WHERE kind='case-intake' ORDER BY case_id");

/** What the district's tables were loaded from. */
async function seedOf(dir: string): Promise<string | undefined> {
  const driver = EmbeddedDriver.open(join(dir, "ambito.db"), { mode: "read" });
  return findSetting(driver, "districtSeed").finally(() => driver.close());
}

async function verified() {
  const { driver, keys } = house.services;
  const byKind = new Map(workflows.map((one) => [one.id, one]));
  return verify({ driver, keys, tables: await loadTables(driver), workflows: byKind });
}

beforeAll(async () => {
  ({ house, cases } = await livedDistrict(30));
  now = house.services.clock.now();
  await house.leave();
  command = commandFolder(house, workflows, () => now);
  await command.run("lock");
}, 120_000);
afterAll(async () => {
  command.remove();
  await house.close();
});

test("a plan is asked for a tree that is locked, of a workflow that exists, and says what to do next", async () => {
  expect(await command.run("plan", "nothing")).toBe(1);
  expect(command.said[0]).toContain("expected a workflow, one of: person, household, case-intake");
  expect(await command.run("plan", "case-intake", "--to", "7")).toBe(1);
  const out = inPlace("plan.jsonl");
  expect(await command.run("plan", "case-intake", "--out", out)).toBe(0);
  expect(command.said[0]).toBe("Cases of version 1 in reopening have no place and stay.");
  expect(command.said.at(-1)).toBe(`To move them: npm run workflow -- migrate case-intake --plan ${out}`);
  expect(readFileSync(inPlace("plan.txt"), "utf8").trimEnd().split("\n")).toHaveLength(cases.length);
});

test("where nothing moves no file is left behind, but one that was asked for", async () => {
  const files = ["plan-household-v1.jsonl", "plan-household-v1.txt"];
  expect(await command.run("plan", "household")).toBe(0);
  const left = files.filter((file) => existsSync(file));
  for (const file of left) rmSync(file);
  expect(left).toEqual([]);
  expect(command.said.slice(-2)).toEqual([
    "0 cases: 0 would move, 0 stay.",
    "There is nothing to migrate, so no plan was kept.",
  ]);
  expect(await command.run("plan", "household", "--out", inPlace("asked.jsonl"))).toBe(0);
  expect([inPlace("asked.jsonl"), inPlace("asked.txt")].filter((file) => !existsSync(file))).toEqual([]);
});

test("a database of another release is not read", async () => {
  await reopen();
  const { driver } = house.services;
  const migrations = loadMigrations(join(root, "db/migrations"));
  expect(await isOfThisRelease(driver, migrations)).toBe(true);
  const [first] = migrations;
  expect(await isOfThisRelease(driver, [...migrations, { ...first, n: 99 } as Migration])).toBe(false);
  await house.leave();
});

describe("with the server stopped", () => {
  let planned: PlanLine[];
  let changed: PlanLine;

  test("exactly the cases of the plan move, to the steps it says; one that changed since is skipped and told", async () => {
    planned = await linesOf("plan.jsonl");
    const moving = planned.filter(({ move }) => move);
    changed = moving[0] as PlanLine;
    await reopen();
    await house.send(worker, { caseId: changed.caseId, expectedSeq: changed.seq, ...note });
    const lastActs = await actedOn();
    await house.leave();
    const seed = await seedOf(house.dir);
    expect(await command.run("migrate", "case-intake", "--plan", inPlace("plan.jsonl"))).toBe(1);
    expect(await seedOf(house.dir)).toBe(seed);
    expect(command.said[0]).toBe(`${moving.length - 1} of ${moving.length} moved, 1 skipped, 0 refused.`);
    expect(readFileSync(inPlace("plan-stayed.txt"), "utf8")).toBe(
      `${changed.number}  skipped  changed since the plan was made: plan again\n`,
    );
    await reopen();
    const stored = await standing(house, cases);
    for (const line of planned) {
      const one = stored.get(line.caseId)?.snapshot;
      const moves = line.move && line !== changed;
      expect([one?.workflowVersion, one?.state], line.number).toEqual(moves ? [2, line.after] : [1, line.before]);
    }
    // Nobody did anything on these cases today.
    expect(await actedOn()).toEqual(lastActs);
  });

  test("the log, the lists, the counters and the terms follow: everything holds", async () => {
    const report = await verified();
    expect(report.problems).toEqual([]);
    expect(report.redecided).toBe(report.events);
    const { rows } = await callerOf(house, worker).queues.page({
      view: "all",
      where: [fieldIs("kind", "case-intake"), fieldIs("state", "received")],
    });
    expect(rows.length).toBeGreaterThan(0);
    const one = planned.find((line) => line !== changed && line.move && line.after === "inTeamAssessment") as PlanLine;
    const event = await findEvent(house.services.driver, one.caseId, one.seq + 1);
    expect(event).toMatchObject({ type: "MIGRATE", actor: "system", state_before: "inAssessment" });
  });

  test("the same plan again changes nothing; a new one takes what had changed", async () => {
    const before = (await verified()).events;
    await house.leave();
    expect(await command.run("migrate", "case-intake", "--plan", inPlace("plan.jsonl"))).toBe(1);
    expect(await command.run("plan", "case-intake", "--out", inPlace("second.jsonl"))).toBe(0);
    const second = await linesOf("second.jsonl");
    expect(second.filter(({ move }) => move).map(({ caseId }) => caseId)).toEqual([changed.caseId]);
    expect(await command.run("migrate", "case-intake", "--plan", inPlace("second.jsonl"))).toBe(0);
    await reopen();
    expect((await verified()).events).toBe(before + 1);
  });

  test("it is taken back where nobody acted since, case by case", async () => {
    const moved = planned.filter((line) => line.move && line !== changed);
    const acted = moved.find(({ closed }) => !closed) as PlanLine;
    const convoke = { convokedFor: house.services.clock.today(), convokedVia: "phone" };
    const touched = moved.filter(({ after, closed }) => !closed && after === "received").slice(0, 2);
    for (const { caseId, seq } of touched)
      await house.send(worker, { caseId, expectedSeq: seq + 1, type: "CONVOKE", payload: convoke });
    expect(acted).toBeDefined();
    await house.leave();
    expect(await command.run("migrate", "case-intake", "--plan", inPlace("plan.jsonl"), "--back")).toBe(1);
    expect(command.said[0]).toBe(
      `${moved.length - touched.length} of ${moved.length + 1} taken back, 1 skipped, ${touched.length} refused.`,
    );
    await reopen();
    const stored = await standing(house, cases);
    for (const line of moved) {
      const one = stored.get(line.caseId)?.snapshot;
      const wanted = touched.includes(line) ? [2, line.after] : [1, line.before];
      expect([one?.workflowVersion, one?.state], line.number).toEqual(wanted);
    }
    expect((await verified()).problems).toEqual([]);
    await house.leave();
    expect(await command.run("migrate", "case-intake", "--plan", inPlace("plan.jsonl"))).toBe(1);
    expect(readFileSync(inPlace("plan-stayed.txt"), "utf8")).toContain("was moved by this plan and taken back");
  });
});

describe("with the server running", () => {
  const look = 20;
  /** As if another living process held the folder. */
  const hold = () => writeFileSync(dataFolder(house.dir).lock, String(process.ppid));

  test("the plan is handed to it and goes through its writer while people work", async () => {
    expect(await command.run("plan", "case-intake", "--out", inPlace("third.jsonl"))).toBe(0);
    const moving = (await linesOf("third.jsonl")).filter(({ move }) => move);
    await reopen();
    hold();
    const lock = readLock(command.dir);
    const stop = startMigrations(house.services, lock, dataFolder(house.dir).migrations, look);
    const [first] = moving;
    if (!first) throw new Error("nothing to move");
    await house.send(worker, { caseId: first.caseId, expectedSeq: first.seq, ...note });
    expect(await command.run("migrate", "case-intake", "--plan", inPlace("third.jsonl"))).toBe(1);
    expect(command.said[0]).toContain(`in use by process ${process.ppid}: the plan is handed to it`);
    expect(command.said[1]).toBe(`${moving.length - 1} of ${moving.length} moved, 1 skipped, 0 refused.`);
    stop();
    const stored = await standing(house, cases);
    expect(moving.slice(1).every(({ caseId }) => stored.get(caseId)?.snapshot.workflowVersion === 2)).toBe(true);
    expect((await verified()).problems).toEqual([]);
  });

  test("a server of another release refuses and says so; nothing is left in its tray", async () => {
    expect(await command.run("plan", "case-intake", "--out", inPlace("fourth.jsonl"))).toBe(0);
    const lock = readLock(command.dir);
    const own = lock.workflows["case-intake"]?.versions[2];
    if (!own) throw new Error("not locked");
    const other = structuredClone(lock);
    Object.assign(other.workflows["case-intake"]?.versions ?? {}, { 2: { ...own, sha256: "another" } });
    const tray = dataFolder(house.dir).migrations;
    const stop = startMigrations(house.services, other, tray, look);
    expect(await command.run("migrate", "case-intake", "--plan", inPlace("fourth.jsonl"))).toBe(1);
    expect(command.said.at(-1)).toContain(
      "the server did not follow the plan: the plan was made for another version 2",
    );
    stop();
    const plan = await readPlan(inPlace("fourth.jsonl"));
    expect(existsSync(join(tray, plan.end.sha256.slice(0, 16), "plan.jsonl"))).toBe(false);
  });

  test("a plan of a version that changed since is refused by the command itself", async () => {
    const file = join(command.dir, "workflows/versions.lock.json");
    const text = readFileSync(file, "utf8");
    const lock = JSON.parse(text) as ReturnType<typeof readLock>;
    const own = lock.workflows["case-intake"]?.versions[2];
    if (!own) throw new Error("not locked");
    own.sha256 = "another";
    writeFileSync(file, JSON.stringify(lock));
    expect(await command.run("migrate", "case-intake", "--plan", inPlace("fourth.jsonl"))).toBe(1);
    expect(command.said.at(-1)).toContain("plan again");
    writeFileSync(file, text);
  });
});

test("the versions are listed with who holds them, and a ruleset that is not as locked is told", async () => {
  const file = join(command.dir, "workflows/versions.lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8")) as ReturnType<typeof readLock>;
  const intake = lock.rulesets["intake 1 district"];
  if (!intake) throw new Error("not locked");
  expect(await command.run("versions")).toBe(0);
  expect(command.said.filter((line) => line.startsWith("NOTE"))).toEqual([]);
  intake.values.objectionDays = "5";
  writeFileSync(file, JSON.stringify(lock));
  expect(await command.run("versions")).toBe(0);
  expect(command.said.find((line) => /^case-intake +2 /.test(line))).toMatch(/not released +\d+ +\d+ +current$/);
  expect(command.said.at(-1)).toBe(
    "NOTE this installation's ruleset intake 1 district differs from the one locked: objectionDays: 5 → 10",
  );
});
