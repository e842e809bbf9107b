// Terms counted by hand, by the rules of Civil Code art. 2963 and code of civil procedure art. 155, and properties.
import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, addMonths, daysBetween } from "../../../workflows/rules/calendar/days.ts";
import { holidayOn, italianHolidays, saturdays } from "../../../workflows/rules/calendar/holidays.ts";
import { addTerm, judicialSummer } from "../../../workflows/rules/calendar/terms.ts";
import { anyDay } from "./arbitraries.ts";

const holidays = italianHolidays;

test("the day of the start is not counted, the last one is", () => {
  expect(addTerm({ start: "2026-03-02", days: 30, holidays }).dueOn).toBe("2026-04-01");
  expect(addTerm({ start: "2026-03-02", days: 0, holidays }).dueOn).toBe("2026-03-02");
});

test("a term ending on a holiday moves on, over a whole Easter, and says why", () => {
  const term = addTerm({ start: "2026-03-06", days: 30, holidays });
  expect(term.dueOn).toBe("2026-04-07");
  expect(term.steps).toEqual([
    { step: "startExcluded", on: "2026-03-06" },
    { step: "counted", on: "2026-04-05", amount: 30, unit: "days" },
    { step: "movedFromHoliday", on: "2026-04-06", from: "2026-04-05", holiday: "sunday", toVerify: false },
    { step: "movedFromHoliday", on: "2026-04-07", from: "2026-04-06", holiday: "easterMonday", toVerify: false },
  ]);
  expect(addTerm({ start: "2026-03-06", days: 30, onHoliday: "stay", holidays }).dueOn).toBe("2026-04-05");
  expect(addTerm({ start: "2026-03-06", days: 30, onHoliday: "previous", holidays }).dueOn).toBe("2026-04-04");
});

test("a move because of 4 October carries its mark to verify", () => {
  const steps = addTerm({ start: "2027-09-04", days: 30, holidays }).steps;
  expect(steps.at(-1)).toMatchObject({ step: "movedFromHoliday", from: "2027-10-04", toVerify: true });
});

test("backward terms move to the previous working day", () => {
  // Hearing on Wednesday 13 May 2026, at least 10 days before: Sunday 3 May, hence Saturday 2 May.
  const input = { start: "2026-05-13", days: 10, direction: "backward" as const, holidays };
  expect(addTerm(input).dueOn).toBe("2026-05-02");
  // Procedural: Saturday is a holiday, and so is 1 May.
  expect(addTerm({ ...input, holidays: [...holidays, saturdays] }).dueOn).toBe("2026-04-30");
});

test("months end on the same-numbered day or on the last one", () => {
  expect(addTerm({ start: "2026-01-15", months: 24, holidays }).dueOn).toBe("2028-01-15");
  const clamped = addTerm({ start: "2025-12-31", months: 2, holidays });
  expect(clamped.dueOn).toBe("2026-02-28");
  expect(clamped.steps.map((one) => one.step)).toEqual(["startExcluded", "counted", "monthEnd"]);
});

test("working days skip holidays and, where the table says so, Saturdays", () => {
  expect(addTerm({ start: "2026-12-23", workingDays: 3, holidays }).dueOn).toBe("2026-12-29");
  expect(addTerm({ start: "2026-12-04", workingDays: 2, holidays: [...holidays, saturdays] }).dueOn).toBe("2026-12-09");
});

test("the judicial summer is not counted, also when the term starts inside it", () => {
  const suspensions = [judicialSummer];
  // 15 days from 25 July: 6 run to 31 July, 9 more from 1 September.
  expect(addTerm({ start: "2026-07-25", days: 15, holidays, suspensions }).dueOn).toBe("2026-09-09");
  // A start in August: the first day counted is 1 September.
  expect(addTerm({ start: "2026-08-10", days: 10, holidays, suspensions }).dueOn).toBe("2026-09-10");
  expect(addTerm({ start: "2026-07-15", months: 1, holidays, suspensions }).dueOn).toBe("2026-09-15");
  expect(addTerm({ start: "2026-07-25", days: 15, holidays }).dueOn).toBe("2026-08-10");
  // 31 July 2022 is a Sunday: the move must not end inside the suspension.
  expect(addTerm({ start: "2022-07-21", days: 10, holidays, suspensions }).dueOn).toBe("2022-09-01");
  // Backwards over August: 10 days before 5 September are 4 in September and 6 in July.
  const back = addTerm({ start: "2026-09-05", days: 10, direction: "backward", holidays, suspensions });
  expect(back.dueOn).toBe("2026-07-25");
  expect(back.steps).toContainEqual(
    expect.objectContaining({ step: "suspended", on: "2026-07-26", days: 31, suspension: "judicialSummer" }),
  );
});

test("a table without working days ends, and absurd lengths are refused", () => {
  const all = [0, 1, 2, 3, 4, 5, 6].map((weekday) => ({ id: `w${weekday}`, weekday }));
  expect(addTerm({ start: "2026-01-01", days: 1, holidays: all }).steps.length).toBeLessThan(400);
  expect(addTerm({ start: "2026-01-01", workingDays: 5, holidays: all }).dueOn > "2026-01-01").toBe(true);
  for (const days of [-1, 1.5, Number.NaN, 40_000])
    expect(() => addTerm({ start: "2026-01-01", days, holidays })).toThrow(RangeError);
});

const direction = fc.constantFrom("forward" as const, "backward" as const);

test("no term falls due on a holiday nor in a suspension, nor before its days have run", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 800 }), direction, fc.boolean(), (start, days, way, summer) => {
      const suspensions = summer ? [judicialSummer] : [];
      const { dueOn, steps } = addTerm({ start, days, direction: way, holidays, suspensions });
      expect(holidayOn(dueOn, holidays)).toBeUndefined();
      if (summer) expect(dueOn.slice(5, 7)).not.toBe("08");
      const run = way === "forward" ? daysBetween(start, dueOn) : daysBetween(dueOn, start);
      expect(run).toBeGreaterThanOrEqual(days);
      expect(steps.at(-1)?.on).toBe(dueOn);
    }),
  );
});

test("the suspension adds exactly the days of August that lie in the term", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 800 }), (start, days) => {
      const { dueOn } = addTerm({ start, days, onHoliday: "stay", holidays, suspensions: [judicialSummer] });
      let counted = 0;
      for (let day = start; day < dueOn; ) {
        day = addDays(day, 1);
        if (day.slice(5, 7) !== "08") counted++;
      }
      expect(counted).toBe(days);
    }),
  );
});

test("a longer term never ends earlier, and months agree with plain calendar months", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (start, days) => {
      const shorter = addTerm({ start, days, holidays }).dueOn;
      expect(addTerm({ start, days: days + 1, holidays }).dueOn >= shorter).toBe(true);
    }),
  );
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 120 }), direction, (start, months, way) => {
      const { dueOn } = addTerm({ start, months, direction: way, onHoliday: "stay", holidays });
      expect(dueOn).toBe(addMonths(start, way === "forward" ? months : -months));
    }),
  );
});

test("working days counted by hand between start and end", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (start, workingDays) => {
      const { dueOn } = addTerm({ start, workingDays, holidays });
      let count = 0;
      for (let day = start; day < dueOn; ) {
        day = addDays(day, 1);
        if (!holidayOn(day, holidays)) count++;
      }
      expect(count).toBe(workingDays);
    }),
  );
});
