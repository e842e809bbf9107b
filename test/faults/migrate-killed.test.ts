// A migration is killed again and again on its way and run again each time: the log, the cases and every cache are those
// of a run that nobody disturbed, and everything verifies.
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { verify } from "../../server/engine/verify.ts";
import { planLines } from "../../server/versions/plan.ts";
import { writePlan } from "../../server/versions/plan-file.ts";
import { household } from "../../workflows/household/index.ts";
import { person } from "../../workflows/person/index.ts";
import { intakeWithV2 } from "../support/intake-v2.ts";
import { livedDistrict } from "../support/lived-district.ts";
import { root } from "../support/source-files.ts";

const workflows = [person, household, intakeWithV2];
const program = join(root, "build/test-migrate");
let dir: string;
let key: string;
let now: string;
const plan = () => join(dir, "plan.jsonl");

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "ambito-killed-"));
  await build({
    ...{ configFile: false, root, logLevel: "error", ssr: { external: true, target: "node" } },
    build: { ssr: "test/support/migrate.main.ts", outDir: program, target: "node20", minify: false },
  });
  const { house } = await livedDistrict(40);
  const upgraded = await house.upgrade(workflows);
  const { driver, clock } = upgraded.services;
  [key, now] = [Buffer.from(upgraded.masterKey).toString("hex"), clock.now()];
  const to = intakeWithV2.versions[2];
  if (!to) throw new Error("no version 2");
  const source = { driver, tables: await loadTables(driver), workflow: intakeWithV2, to };
  const at = { recordedAt: now, today: clock.today(), also: [], runningOnly: false };
  const lines = planLines({ ...source, ...at, workflows: new Map(workflows.map((one) => [one.id, one])) });
  const head = { plan: "workflow", format: 1, workflow: "case-intake", to: 2, versions: {}, madeAt: now } as const;
  await writePlan(plan(), { ...head, also: [], runningOnly: false }, lines, async () => {});
  await upgraded.leave();
  for (const name of ["undisturbed", "killed"]) cpSync(upgraded.dir, join(dir, name), { recursive: true });
  rmSync(upgraded.dir, { recursive: true });
}, 240_000);
afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
  rmSync(program, { recursive: true, force: true });
});

const start = (name: string): ChildProcess =>
  spawn(process.execPath, [join(program, "migrate.main.js"), join(dir, name), key, now, plan()], {
    stdio: ["ignore", "pipe", "inherit"],
  });

/** Runs to the end, or to the kill after so many batches; answers what was said. */
async function run(name: string, killAfter = Number.POSITIVE_INFINITY): Promise<{ said: string; killed: boolean }> {
  const child = start(name);
  let said = "";
  child.stdout?.on("data", (text: Buffer) => {
    said += text.toString();
    if (said.split("batch").length > killAfter) child.kill("SIGKILL");
  });
  const signal = await new Promise<string | null>((done) => child.once("close", (_code, by) => done(by)));
  return { said, killed: signal === "SIGKILL" };
}

async function stateOf(name: string) {
  const driver = EmbeddedDriver.open(join(dir, name, "ambito.db"), { mode: "read" });
  const byKind = new Map(workflows.map((one) => [one.id, one]));
  const report = await verify({ driver, tables: await loadTables(driver), workflows: byKind });
  // Positions follow the order of the writing, and hashes the positions; all else is the same.
  const events = await driver.read(
    `SELECT case_id,seq,type,workflow_version,actor,recorded_at,command_id,payload_mac,payload,state_before,state_after,
       patch,effects FROM event WHERE type='MIGRATE' ORDER BY case_id,seq`,
  );
  const cases = await driver.read("SELECT case_id,workflow_version,seq,state,doc FROM snapshot ORDER BY case_id");
  const rows = await driver.read("SELECT case_id,state,due_on,due_term,columns,todo,weight FROM list_row ORDER BY 1");
  const counters = await driver.read("SELECT * FROM counter WHERE cases>0 ORDER BY kind,state,assignee,area,closed");
  const terms = await driver.read("SELECT * FROM deadline ORDER BY case_id,deadline_id");
  driver.close();
  const { problems, redecided } = report;
  return { problems, redecided, all: report.events, events, cases, rows, counters, terms };
}

test("killed on the way and run again, a migration ends as if nobody had disturbed it", async () => {
  const whole = await run("undisturbed");
  const report = JSON.parse(whole.said.trimEnd().split("\n").at(-1) ?? "") as { moved: number };
  expect(report.moved).toBeGreaterThan(150);
  let kills = 0;
  let last = "";
  for (let after = 1; ; after += 2) {
    const { said, killed } = await run("killed", after);
    last = said;
    if (!killed) break;
    kills += 1;
  }
  expect(kills).toBeGreaterThan(3);
  expect(JSON.parse(last.trimEnd().split("\n").at(-1) ?? "")).toEqual(report);
  const [one, other] = [await stateOf("undisturbed"), await stateOf("killed")];
  expect([one.problems, one.redecided]).toEqual([[], one.all]);
  expect(other).toEqual(one);
});
