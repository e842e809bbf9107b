// The built server is killed for a minute under sixteen clients (kill-run.ts). `npm run faults -- kill --minutes N` does the
// same for longer.
import { expect, test } from "vitest";
import { runKills } from "./kill-run.ts";

const seconds = 60;

test("no acknowledged command is lost, halved or doubled", { timeout: 240_000 }, async () => {
  const report = await runKills({ seconds });
  expect(report.problems).toEqual([]);
  expect(report.kills).toBeGreaterThan(5);
  expect(report.recorded).toBeGreaterThan(500);
  expect(report.repeated).toBeGreaterThan(100);
  expect(report.met.size).toBeGreaterThan(25);
});
