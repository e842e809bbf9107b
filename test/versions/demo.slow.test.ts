// The demo's district, as two simulated years left it, planned for and moved to a version 2 of its intake: every kind of
// history people make, not only the examples'.
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { openWriter } from "../../server/engine/open-writer.ts";
import { verify } from "../../server/engine/verify.ts";
import { planLines } from "../../server/versions/plan.ts";
import { type PlanEnd, readPlan, writePlan } from "../../server/versions/plan-file.ts";
import { runPlan } from "../../server/versions/run-plan.ts";
import type { Verdict } from "../../workflows/kernel/trial.ts";
import { workflows as registered } from "../../workflows/registry.ts";
import { type SimulatedFolder, simulatedFolder } from "../demo/simulated-folder.ts";
import { intakeWithV2 } from "../support/intake-v2.ts";
import { root } from "../support/source-files.ts";

const today = "2026-03-02";
const now = `${today}T09:00:00.000Z`;
const workflows = registered.map((one) => (one.id === "case-intake" ? intakeWithV2 : one));
let folder: SimulatedFolder;
let end: PlanEnd;
const plan = () => join(folder.dir, "plan.jsonl");

beforeAll(async () => {
  folder = await simulatedFolder({ today, cases: 300 });
  const to = intakeWithV2.versions[2];
  if (!to) throw new Error("no version 2");
  const { driver } = folder;
  const source = { driver, tables: await loadTables(driver), workflow: intakeWithV2, to };
  const at = { recordedAt: now, today, also: ["lacking" as Verdict], runningOnly: false };
  const lines = planLines({ ...source, ...at, workflows: new Map(workflows.map((one) => [one.id, one])) });
  const head = { plan: "workflow", format: 1, workflow: "case-intake", to: 2, versions: {}, madeAt: now } as const;
  end = await writePlan(plan(), { ...head, also: at.also, runningOnly: false }, lines, async () => {});
});
afterAll(() => {
  folder.close();
  rmSync(folder.dir, { recursive: true, force: true });
});

test("every case has a verdict, and no history is one that its own version decides otherwise", async () => {
  const found = new Map<string, number>();
  for await (const { findings } of (await readPlan(plan())).lines())
    for (const { what } of findings) found.set(what, (found.get(what) ?? 0) + 1);
  expect(end.cases).toBeGreaterThan(150);
  expect(found.get("notReplayed")).toBeUndefined();
  expect(Object.values(end.verdicts).reduce((sum, one) => sum + one, 0)).toBe(end.cases);
});

test("moved as the plan says, everything holds", async () => {
  const { writer, driver, close } = await openWriter({
    ...{ root, demo: true, databaseFile: join(folder.dir, "ambito.db"), keyFile: join(folder.dir, "keys.db") },
    ...{ masterKey: folder.masterKey, workflows, now: () => now, random: (size) => randomBytes(size) },
  });
  const services = { driver, port: writer, clock: { now: () => now, today: () => today }, mac: (text: string) => text };
  const report = await runPlan({
    ...{ services, workflow: intakeWithV2, plan: await readPlan(plan()), back: false },
    ...{ onBatch: async () => {}, isStopped: () => false },
  });
  await close();
  expect(report).toEqual({ moved: end.moves, skipped: 0, refused: 0, whole: true });
  const byKind = new Map(workflows.map((one) => [one.id, one]));
  const tables = await loadTables(folder.driver);
  const verified = await verify({ driver: folder.driver, keys: folder.keys, tables, workflows: byKind });
  expect(verified.problems).toEqual([]);
  expect(verified.redecided).toBe(verified.events);
});
