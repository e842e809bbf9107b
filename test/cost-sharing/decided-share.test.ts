// A share of the household decided by an act: whole, with its reason, by somebody else than who drafted the project; it enters the budget
// in place of the computed one, and is changed, corrected, undone and read as of a moment as the commitment is.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asSeenOutside } from "../../server/cases/outsiders.ts";
import { rowsOf } from "../../workflows/kernel/data.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type Commitment, decidedAmount } from "../../workflows/rules/budget/budget.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { type IntakeCase, openIntake } from "../support/intake-case.ts";

const day = "2026-03-01";
const worker = sessionOf("worker", { role: "socialWorker" });
const head = sessionOf("head", { role: "supervisor" });

let house: Installation;
let one: IntakeCase;
beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  one = await openIntake(house, worker, { name: "decided", on: day, contact: { area: "elderly", need: "careAtHome" } });
  await one.act(worker, "START_ASSESSMENT", { assessmentKind: "social" });
  await one.act(worker, "RECORD_ASSESSMENT", { ownWords: "x", needsFound: ["careAtHome"], assessmentText: "x" });
  await one.act(worker, "DRAFT_PROJECT", {
    ...{ ownWords: "x", goals: [{ goalText: "x" }], verifyOn: "2026-12-01", payingTerritory: "020038" },
    actions: [{ service: "residential", who: "provider", costCents: 10_000_00, payer: "comune" }],
  });
  await one.act(head, "APPROVE_PROJECT", { approvedCents: 10_000_00 });
}, 60_000);
afterAll(() => house.close());

const act = { shareDecidedEach: "day", shareActNumber: "112", shareActOn: "2026-02-20", shareOverride: "regulation" };
const commit = (more: JsonObject = {}): JsonObject => ({
  ...{ budgetSource: "householdShare", service: "residential", periodFrom: "2026-03-01", periodTo: "2026-03-31" },
  ...{ shareDecidedCents: 40_00, commitCents: 1240_00, ...act, ...more },
});
const without = (...names: string[]): JsonObject =>
  Object.fromEntries(Object.entries(commit()).filter(([name]) => !names.includes(name)));
const refused = async (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (thrown) => (thrown as { code: string }).code,
  );
async function lines(at?: string): Promise<Commitment[]> {
  const view = await callerOf(house, head).cases.getCase({ caseId: one.caseId, ...(at ? { at } : {}) });
  if (view.level !== "content") throw new Error(view.level);
  return rowsOf(view.context.budget) as unknown as Commitment[];
}

test.each([
  ["day", "2026-03-01", "2026-03-31", 31 * 40],
  ["day", "2026-03-01", "2026-03-01", 40],
  ["day", "2028-02-01", "2028-02-29", 29 * 40],
  ["month", "2026-03-01", "2026-03-31", 40],
  ["month", "2026-11-01", "2027-02-28", 4 * 40],
  ["month", "2026-03-02", "2026-03-31", undefined],
  ["month", "2026-03-01", "2026-04-15", undefined],
  ["day", "2026-03-02", "2026-03-01", undefined],
] as const)("so much a %s from %s to %s comes to %s", (each, from, to, amount) => {
  expect(decidedAmount({ each, cents: 40 }, from, to)).toBe(amount);
});

describe("a share decided by an act", () => {
  let taken = 0;

  test("is whole, with a reason, and the amount is what it comes to", async () => {
    const whole = ["shareActNumber", "shareActOn", "shareDecidedEach", "shareDecidedCents", "shareOverride"];
    for (const missing of whole)
      expect(await refused(one.act(head, "COMMIT_BUDGET", without(missing))), missing).toBe("INVALID");
    expect(await refused(one.act(head, "COMMIT_BUDGET", commit({ commitCents: 1239_99 })))).toBe("REFUSED");
    const ofComune = commit({ budgetSource: "comune", budgetTerritory: "020038" });
    expect(await refused(one.act(head, "COMMIT_BUDGET", ofComune))).toBe("INVALID");
    expect(await lines()).toEqual([]);
  });

  test("is decided by somebody else than who drafted the project, and enters the budget", async () => {
    expect(await refused(one.act(worker, "COMMIT_BUDGET", commit()))).not.toBeUndefined();
    taken = await one.act(head, "COMMIT_BUDGET", commit());
    expect(await lines()).toMatchObject([
      {
        ...{ commitment: taken, committedCents: 1240_00, spentCents: 0 },
        decided: { each: "day", cents: 40_00, actNumber: "112", actOn: "2026-02-20", why: "regulation" },
      },
    ]);
    await one.act(worker, "RECORD_SPENT", { commitment: taken, spentCents: 40_00, spentOn: day });
    expect((await lines())[0]).toMatchObject({ spentCents: 40_00 });
  });

  test("is told to nobody from outside", async () => {
    const seen = JSON.stringify(asSeenOutside({ lines: (await lines()) as unknown as JsonObject[] }));
    expect(seen).not.toMatch(/"112"|regulation/);
  });

  test("stays over a longer period with the amount that follows, until another act", async () => {
    const change = (more: JsonObject) =>
      one.act(head, "CHANGE_COMMITMENT", { commitment: taken, budgetText: "x", ...more });
    house.at(`${day}T09:00:00.000Z`);
    expect(await refused(change({ commitCents: 1240_00, periodTo: "2026-04-30" }))).toBe("REFUSED");
    await change({ commitCents: 61 * 40_00, periodTo: "2026-04-30" });
    expect((await lines())[0]).toMatchObject({ committedCents: 61 * 40_00, decided: { actNumber: "112" } });
    house.at(`${day}T09:10:00.000Z`);
    const monthly = { shareDecidedCents: 1000_00, shareDecidedEach: "month", shareActNumber: "140", shareActOn: day };
    const changed = await change({ commitCents: 2000_00, ...monthly, shareOverride: "hardship" });
    expect((await lines())[0]).toMatchObject({
      committedCents: 2000_00,
      decided: { each: "month", cents: 1000_00, actNumber: "140", why: "hardship" },
    });
    expect((await lines("2026-03-01T10:05"))[0]).toMatchObject({ decided: { actNumber: "112" } });
    await one.act(head, "UNDO", { undoes: changed });
    expect((await lines())[0]).toMatchObject({
      committedCents: 61 * 40_00,
      decided: { each: "day", actNumber: "112" },
    });
  });

  test("is corrected as the commitment is", async () => {
    const seq = await one.act(head, "COMMIT_BUDGET", commit());
    await one.act(head, "CORRECT", {
      ...{ corrects: seq, mendReason: "Quota letta male" },
      values: commit({ shareDecidedCents: 41_00, commitCents: 31 * 41_00 }),
    });
    expect((await lines())[1]).toMatchObject({ committedCents: 31 * 41_00, decided: { cents: 41_00 } });
  });
});
