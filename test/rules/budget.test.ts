// The budget of a project against a reference that counts on big integers event by event; alarms on their very days.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { budgetOf, type Commitment, withRelease, withSpent } from "../../workflows/rules/budget/budget.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";

const today = "2026-05-01";
const line = (more: Partial<Commitment> = {}): Commitment => ({
  ...{ commitment: 1, source: "comune", service: "homeCare", from: "2026-01-01", to: "2026-12-31" },
  ...{ committedCents: 100_00, spentCents: 0 },
  ...more,
});
const alarms = (more: Partial<Commitment>) => budgetOf([line(more)], today).rows[0]?.alarms;

describe("sums", () => {
  const step = fc.oneof(
    fc.record({
      does: fc.constant("commit" as const),
      source: fc.constantFrom("comune", "region", "householdShare"),
      cents: fc.integer({ min: 1, max: 100_000_000 }),
    }),
    fc.record({
      does: fc.constant("spend" as const),
      which: fc.nat({ max: 40 }),
      cents: fc.integer({ min: 1, max: 100_000_000 }),
    }),
    fc.record({ does: fc.constant("release" as const), which: fc.nat({ max: 40 }) }),
  );

  test("are those of a ledger written line by line", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        let lines: Commitment[] = [];
        const ledger: { source: string; committed: bigint; spent: bigint }[] = [];
        for (const one of steps) {
          if (one.does === "commit") {
            lines = [...lines, line({ commitment: lines.length, source: one.source, committedCents: one.cents })];
            ledger.push({ source: one.source, committed: BigInt(one.cents), spent: 0n });
            continue;
          }
          const meant = ledger[one.which];
          if (one.does === "spend") lines = withSpent(lines, one.which, one.cents);
          else lines = withRelease(lines, one.which, today);
          if (!meant) continue;
          if (one.does === "spend") meant.spent += BigInt(one.cents);
          else if (meant.spent < meant.committed) meant.committed = meant.spent;
        }
        const budget = budgetOf(lines, today);
        for (const key of ["committed", "spent"] as const) {
          const expected = ledger.reduce((sum, one) => sum + one[key], 0n);
          expect(BigInt(budget.total[`${key}Cents`])).toBe(expected);
          expect(budget.sources.reduce((sum, one) => sum + one[`${key}Cents`], 0)).toBe(budget.total[`${key}Cents`]);
          for (const { source, ...total } of budget.sources)
            expect(BigInt(total[`${key}Cents`])).toBe(
              ledger.filter((one) => one.source === source).reduce((sum, one) => sum + one[key], 0n),
            );
        }
        expect(budget.rows.reduce((sum, one) => sum + one.leftCents, 0)).toBe(budget.total.leftCents);
      }),
    );
  });

  test("pass the cost of the project by what they pass it, and by nothing where none is known", () => {
    expect(budgetOf([line()], today, 60_00).overProjectCents).toBe(40_00);
    expect(budgetOf([line()], today, 100_00).overProjectCents).toBe(0);
    expect(budgetOf([line()], today).overProjectCents).toBe(0);
  });
});

describe("alarms", () => {
  test("near from nine tenths on, over from the first cent too many", () => {
    expect(alarms({ spentCents: 89_99 })).toEqual([]);
    expect(alarms({ spentCents: 90_00 })).toEqual(["near"]);
    expect(alarms({ spentCents: 100_00 })).toEqual(["near"]);
    expect(alarms({ spentCents: 100_01 })).toEqual(["over"]);
  });

  test("expiring in the last thirty days, expired from the day after, while money is left", () => {
    expect(alarms({ to: addDays(today, 31) })).toEqual([]);
    expect(alarms({ to: addDays(today, 30) })).toEqual(["expiring"]);
    expect(alarms({ to: today })).toEqual(["expiring"]);
    expect(alarms({ to: addDays(today, -1) })).toEqual(["expired"]);
    expect(alarms({ to: addDays(today, -1), spentCents: 100_00 })).toEqual(["near"]);
  });

  test("fall silent with the release, except that too much was spent", () => {
    expect(alarms({ to: addDays(today, -1), releasedOn: today })).toEqual([]);
    expect(alarms({ spentCents: 100_01, releasedOn: today })).toEqual(["over"]);
  });
});
