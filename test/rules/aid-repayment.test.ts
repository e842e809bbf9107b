// How a loan comes back: sums of instalments in cents whatever the amount, what came back goes to the earliest, what is overdue.
import { describe, expect, test } from "vitest";
import {
  cutPlan,
  equalPlan,
  type LentAmounts,
  nextInstalment,
  overdueCents,
  planCents,
  standingPlan,
} from "../../workflows/rules/aid/repayment.ts";

const lent = (cents: number, repaid: readonly number[], more: Partial<LentAmounts> = {}): LentAmounts => ({
  ...{ aidKind: "loan", grantedCents: cents, paid: [{ on: "2026-01-02", cents, mandate: "1" }] },
  repaid: repaid.map((one) => ({ on: "2026-02-01", cents: one })),
  plan: equalPlan(cents, 3, "2026-01-31"),
  ...more,
});

describe("a plan of equal instalments", () => {
  test("comes to what was lent, to the cent, with a day in every month", () => {
    for (const cents of [1, 2, 3, 99, 100, 100_001, 77_777])
      for (const n of [1, 2, 3, 7, 12, 50]) {
        const plan = equalPlan(cents, n, "2026-01-31");
        expect(planCents(plan), `${cents} in ${n}`).toBe(cents);
        expect(Math.min(...plan.map((one) => one.instalmentCents))).toBeGreaterThan(0);
        expect(plan).toHaveLength(Math.min(n, cents));
      }
    expect(equalPlan(100, 3, "2026-01-31")).toEqual([
      { dueOn: "2026-01-31", instalmentCents: 33 },
      { dueOn: "2026-02-28", instalmentCents: 33 },
      { dueOn: "2026-03-31", instalmentCents: 34 },
    ]);
  });

  test("is cut where less was lent, the last instalments first", () => {
    const plan = equalPlan(90, 3, "2026-01-31");
    expect(cutPlan(plan, 45).map((one) => one.instalmentCents)).toEqual([30, 15]);
    expect(cutPlan(plan, 90)).toEqual(plan);
    expect(cutPlan(plan, 0)).toEqual([]);
  });
});

describe("what came back", () => {
  test("covers the earliest instalments, and the next one is what is left of its own", () => {
    const aid = lent(90, [20, 15]);
    expect(standingPlan(aid).map(({ backCents }) => backCents)).toEqual([30, 5, 0]);
    expect(nextInstalment(aid)).toEqual({ dueOn: "2026-02-28", instalmentCents: 25 });
    expect(nextInstalment(lent(90, [90]))).toBeUndefined();
  });

  test("is overdue from the day after, and never more than is owed", () => {
    const aid = lent(90, [20]);
    expect(["2026-01-31", "2026-02-01", "2026-03-01", "2027-01-01"].map((day) => overdueCents(aid, day))).toEqual([
      ...[0, 10, 40, 70],
    ]);
    // The bank sent the money back: nothing is owed.
    const sentBack = { paid: [{ on: "2026-01-02", cents: 90, mandate: "1", returnedOn: "2026-01-05" }] };
    expect(overdueCents(lent(90, [], sentBack), "2027-01-01")).toBe(0);
    expect(nextInstalment(lent(90, [], sentBack))).toBeUndefined();
    // Paid early, nothing is.
    expect(overdueCents(lent(90, [60]), "2026-03-01")).toBe(0);
  });
});
