// Random events over all workflows for some seconds, other ones at every run: nothing throws, no state is entered that is
// not declared, caches equal the fold. `npm run faults -- random --events N` plays as many as one likes.
import { expect, test } from "vitest";
import { households } from "./households.ts";
import { runOffice, runPure } from "./random-run.ts";

const seed = Date.now() % 1_000_000_000;

test("on the machines alone", { timeout: 120_000 }, () => {
  const report = runPure({ seconds: 8 }, seed);
  expect(report.problems).toEqual([]);
  expect(report.decided).toBeGreaterThan(500);
});

test("in an office with its gate, writer and jobs", { timeout: 240_000 }, async () => {
  const report = await runOffice({ seconds: 12 }, seed);
  expect(report.problems).toEqual([]);
  expect(report.decided).toBeGreaterThan(300);
});

test("with homes that move, split and are dissolved", { timeout: 240_000 }, async () => {
  const report = await runOffice({ events: 1_500 }, seed, households);
  expect(report.problems).toEqual([]);
  for (const type of ["MOVE_HOUSEHOLD", "SPLIT_HOUSEHOLD", "TAKE_IN_MEMBERS", "END_MEMBER", "DISSOLVE", "UNDO"])
    expect(report.met).toContain(`household ${type}`);
  expect(report.met).toContain("case-intake FOLLOW_HOUSEHOLD");
});
