// What a month of deliveries comes to, against a slow reference in exact fractions, and what must hold over any run of
// corrections: nothing is told twice, nothing is lost, and what was corrected comes later as a difference.
import fc from "fast-check";
import { expect, test } from "vitest";
import { daysOfMonth, type Plan, planOn, type RegisterRow } from "../../workflows/rules/deliveries/register.ts";
import { type Amount, amountsOf, differences } from "../../workflows/rules/deliveries/statement.ts";

const days = daysOfMonth("2026-02");
const plan = fc.record({
  from: fc.constantFrom(...days, "2026-01-01"),
  unitCents: fc.option(fc.integer({ min: 1, max: 20_000 }), { nil: undefined }),
  commitment: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
});
const plans = fc
  .uniqueArray(plan, { maxLength: 4, selector: (one) => one.from })
  .map((all): Plan[] => all.map((one) => ({ ...one, week: [] })).sort((a, b) => (a.from < b.from ? -1 : 1)));
const rows = fc.uniqueArray(
  fc.record<RegisterRow>({ on: fc.constantFrom(...days), quantity: fc.integer({ min: 0, max: 1440 }) }),
  { maxLength: 28, selector: (row) => row.on },
);
const unit = fc.constantFrom("hour" as const, "piece" as const);

/** Whole cents below, and one more when what is left over is half a cent or more. */
function reference(commitment: number, given: readonly RegisterRow[], all: readonly Plan[], per: bigint) {
  let quantity = 0n;
  let sum = 0n;
  for (const row of given) {
    const found = planOn(all, row.on);
    if ((found?.commitment ?? 0) !== commitment) continue;
    quantity += BigInt(row.quantity);
    sum += BigInt(row.quantity) * BigInt(found?.unitCents ?? 0);
  }
  return { quantity: Number(quantity), cents: Number(sum / per + ((sum % per) * 2n >= per ? 1n : 0n)) };
}
const sumOf = (lines: readonly Amount[], commitment: number) =>
  lines
    .filter((line) => line.commitment === commitment)
    .reduce((all, { quantity, cents }) => ({ quantity: all.quantity + quantity, cents: all.cents + cents }), {
      quantity: 0,
      cents: 0,
    });

test("a month comes to what the reference counts, whatever the order of its rows", () => {
  fc.assert(
    fc.property(plans, rows, unit, fc.nat({ max: 28 }), (all, given, by, turn) => {
      const amounts = amountsOf(given, all, by);
      for (const { commitment, quantity, cents } of amounts)
        expect({ quantity, cents }).toEqual(reference(commitment, given, all, by === "hour" ? 60n : 1n));
      expect(amounts.reduce((sum, one) => sum + one.quantity, 0)).toBe(
        given.reduce((sum, row) => sum + row.quantity, 0),
      );
      expect(amountsOf([...given.slice(turn), ...given.slice(0, turn)], all, by)).toEqual(amounts);
    }),
  );
});

test("whatever is corrected between approvals, the lines together tell what stands at the last", () => {
  fc.assert(
    fc.property(plans, fc.array(rows, { minLength: 1, maxLength: 5 }), unit, (all, registers, by) => {
      const told: Amount[] = [];
      for (const register of registers) {
        const standing = amountsOf(register, all, by);
        const before = structuredClone(told);
        const lines = differences(standing, told);
        expect(told).toEqual(before);
        told.push(...lines);
        for (const commitment of [0, 1, 2, 3, 4]) expect(sumOf(told, commitment)).toEqual(sumOf(standing, commitment));
        expect(differences(standing, told)).toEqual([]);
      }
    }),
  );
});

test("hours taken back after the approval are a line below zero", () => {
  const all: Plan[] = [{ from: "2026-01-01", unitCents: 2_000, commitment: 7, week: [] }];
  const first = amountsOf([{ on: "2026-02-03", quantity: 90 }], all, "hour");
  expect(first).toEqual([{ commitment: 7, quantity: 90, cents: 3_000 }]);
  const then = amountsOf([{ on: "2026-02-03", quantity: 60 }], all, "hour");
  expect(differences(then, first)).toEqual([{ commitment: 7, quantity: -30, cents: -1_000 }]);
});
