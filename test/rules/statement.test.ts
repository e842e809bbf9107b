// The payment statement against a slow reference in exact fractions, and what must hold over any run of months: nothing
// is told twice, nothing is lost, and what was corrected comes later as a difference.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type DeliveredRow, type StatementLine, statementOf } from "../../workflows/rules/deliveries/statement.ts";

const months = ["2026-01", "2026-02", "2026-03"];
const row = fc.record<DeliveredRow>({
  provider: fc.constantFrom("east", "west"),
  month: fc.constantFrom(...months),
  territory: fc.constantFrom("A", "B"),
  fund: fc.constantFrom("fnps", "own"),
  minutes: fc.integer({ min: 0, max: 1440 }),
  centsPerHour: fc.integer({ min: 0, max: 20_000 }),
});
const rows = fc.array(row, { maxLength: 40 });
type Place = Pick<StatementLine, "provider" | "month" | "territory" | "fund">;
const same = (a: Place, b: Place) =>
  a.provider === b.provider && a.month === b.month && a.territory === b.territory && a.fund === b.fund;

/** Every place anew: the whole cents below, and one more when what is left over is half a cent or more. */
function reference(place: Place, all: readonly DeliveredRow[]): { minutes: number; cents: number } {
  let minutes = 0n;
  let sixtieths = 0n;
  for (const one of all) {
    if (!same(one, place)) continue;
    minutes += BigInt(one.minutes);
    sixtieths += BigInt(one.minutes) * BigInt(one.centsPerHour);
  }
  const left = sixtieths % 60n;
  return { minutes: Number(minutes), cents: Number(sixtieths / 60n + (left * 2n >= 60n ? 1n : 0n)) };
}
const toldOf = (place: Place, lines: readonly StatementLine[]) => {
  const own = lines.filter((line) => same(line, place));
  const sum = (pick: (line: StatementLine) => number) => own.reduce((total, line) => total + pick(line), 0);
  return { minutes: sum((line) => line.minutes), cents: sum((line) => line.cents) };
};

test("A month comes to what the reference counts, whatever the order of rows", () => {
  fc.assert(
    fc.property(rows, fc.integer({ min: 0, max: 40 }), (all, turn) => {
      const lines = statementOf("2026-03", all, []);
      for (const line of lines) {
        expect({ minutes: line.minutes, cents: line.cents }).toEqual(reference(line, all));
        expect(line.adjustment).toBe(line.month !== "2026-03");
      }
      for (const one of all.filter(({ minutes }) => minutes > 0))
        expect(lines.some((line) => same(line, one))).toBe(true);
      expect(statementOf("2026-03", [...all.slice(turn), ...all.slice(0, turn)], [])).toEqual(lines);
    }),
  );
});

test("Whatever is corrected between statements, together they tell what stands at the last, and none is altered", () => {
  fc.assert(
    fc.property(fc.tuple(rows, rows, rows), (registers) => {
      const settled: StatementLine[] = [];
      for (const [at, month] of months.entries()) {
        const register = registers[at] ?? [];
        const before = structuredClone(settled);
        const lines = statementOf(month, register, settled);
        expect(settled).toEqual(before);
        settled.push(...lines);
        const reached = register.filter((one) => one.month <= month);
        for (const place of [...reached, ...settled]) {
          expect(toldOf(place, settled)).toEqual(reference(place, reached));
        }
        expect(statementOf(month, register, settled)).toEqual([]);
      }
    }),
  );
});

test("Hours taken back after the statement are a line below zero in the next", () => {
  const one = { provider: "east", month: "2026-01", territory: "A", fund: "own", centsPerHour: 2_000 };
  const first = statementOf("2026-01", [{ ...one, minutes: 90 }], []);
  expect(first).toMatchObject([{ minutes: 90, cents: 3_000, adjustment: false }]);
  expect(statementOf("2026-02", [{ ...one, minutes: 60 }], first)).toMatchObject([
    { month: "2026-01", minutes: -30, cents: -1_000, adjustment: true },
  ]);
});
