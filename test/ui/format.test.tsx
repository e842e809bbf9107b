// Days and amounts as Italians write them, read back exactly or not at all.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ageOn, formatCents, formatDay, readCents, readDay } from "../../client/ui/format.ts";

describe("days", () => {
  test.each([
    ["2/11/2026", "2026-11-02"],
    ["02.11.2026", "2026-11-02"],
    ["02-11-26", "2026-11-02"],
    ["02112026", "2026-11-02"],
    ["2026-11-02", "2026-11-02"],
    ["31/12/58", "1958-12-31"],
  ])("%s is read as %s", (typed, day) => {
    expect(readDay(typed)).toBe(day);
  });

  test.each(["30/02/2026", "2/2026", "l’anno scorso", "", "12/13/2026", "1/1/202"])("%s is no day", (typed) => {
    expect(readDay(typed)).toBeUndefined();
  });

  test.each([
    ["oggi", "2026-03-01"],
    [" Ieri ", "2026-02-28"],
    ["l’altro ieri", "2026-02-27"],
    ["domani", "2026-03-02"],
    ["3/2/26", "2026-02-03"],
    ["3.2.2026", "2026-02-03"],
    ["yesterday", "2026-02-28"],
  ])("%s on 1 March 2026 is %s", (typed, day) => {
    expect(readDay(typed, "2026-03-01")).toBe(day);
  });

  test("what is shown can be typed back", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(readDay(formatDay(day))).toBe(day);
        },
      ),
    );
  });

  test("age turns on the birthday", () => {
    expect(ageOn("2008-11-22", "2026-11-21")).toBe(17);
    expect(ageOn("2008-11-22", "2026-11-22")).toBe(18);
  });
});

describe("amounts", () => {
  test.each([
    ["1.250,00", 125_000],
    ["1250", 125_000],
    ["1.250", 125_000],
    ["12,5", 1250],
    ["12.50", 1250],
    ["€ 1 234,56", 123_456],
    ["1.234,50", 123_450],
    ["€ 12", 1200],
    ["12 euro", 1200],
    ["-3,00", -300],
  ])("%s is %i cents", (typed, cents) => {
    expect(readCents(typed)).toBe(cents);
  });

  test.each(["12,345", "abc", "", "1,2,3"])("%s is no amount", (typed) => {
    expect(readCents(typed)).toBeUndefined();
  });

  test("what is shown can be typed back, to the cent", () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_000, max: 10_000_000_000 }), (cents) => {
        expect(readCents(formatCents(cents).replace("\u2212", "-"))).toBe(cents);
      }),
    );
  });
});
