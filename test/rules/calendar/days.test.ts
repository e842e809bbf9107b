// Arithmetic on days against known dates, legal time and properties.
import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOfNumber, lastOfMonth, numberOfDay } from "../../../workflows/kernel/civil-day.ts";
import { isDay } from "../../../workflows/kernel/ids.ts";
import {
  addDays,
  addHours,
  addMonths,
  ageOn,
  daysBetween,
  romeDay,
  weekdayOf,
} from "../../../workflows/rules/calendar/days.ts";
import { anyDay } from "./arbitraries.ts";

test("days are added and counted across leap years", () => {
  expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
  expect(addDays("2023-02-28", 1)).toBe("2023-03-01");
  expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  expect(daysBetween("2024-01-01", "2025-01-01")).toBe(366);
  expect(daysBetween("2025-03-10", "2025-03-01")).toBe(-9);
});

test("a month ends on the same-numbered day, or on the last one", () => {
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
  expect(addMonths("2026-03-15", 24)).toBe("2028-03-15");
  expect(addMonths("2026-03-31", -1)).toBe("2026-02-28");
  expect(lastOfMonth(2000, 2)).toBe(29);
  expect(lastOfMonth(1900, 2)).toBe(28);
});

test("weekdays and ages are those of the calendar", () => {
  expect(weekdayOf("2026-11-22")).toBe(0);
  expect(weekdayOf("2026-11-23")).toBe(1);
  expect(ageOn("2008-11-23", "2026-11-22")).toBe(17);
  expect(ageOn("2008-11-23", "2026-11-23")).toBe(18);
  expect(ageOn("2008-02-29", "2026-02-28")).toBe(17);
});

test("the office day is that of Rome, in winter and in summer", () => {
  expect(romeDay("2026-01-10T22:59:59.999Z")).toBe("2026-01-10");
  expect(romeDay("2026-01-10T23:00:00.000Z")).toBe("2026-01-11");
  expect(romeDay("2026-07-10T21:59:59.999Z")).toBe("2026-07-10");
  expect(romeDay("2026-07-10T22:00:00.000Z")).toBe("2026-07-11");
});

test("hour terms count elapsed time across the change of legal time", () => {
  // 24 hours from 10:00 on the day before summer time end at 11:00 by the wall clock.
  expect(addHours("2026-03-28T09:00:00.000Z", 24)).toBe("2026-03-29T09:00:00.000Z");
  expect(addHours("2026-10-24T08:00:00.000Z", 72)).toBe("2026-10-27T08:00:00.000Z");
});

test("what is no day is refused", () => {
  expect(() => addDays("2026-02-30", 1)).toThrow(RangeError);
  expect(() => addMonths("20260201", 1)).toThrow(RangeError);
  expect(() => romeDay("yesterday")).toThrow(RangeError);
  expect(() => addHours("", 1)).toThrow(RangeError);
});

test("adding and counting are inverse, months keep the day or its month's last", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, n) => {
      const moved = addDays(day, n);
      expect(isDay(moved)).toBe(true);
      expect(daysBetween(day, moved)).toBe(n);
    }),
  );
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, n) => {
      const moved = addMonths(day, n);
      expect(isDay(moved)).toBe(true);
      const months = (d: string) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7));
      expect(months(moved) - months(day)).toBe(n);
      expect(moved.slice(8) <= day.slice(8)).toBe(true);
    }),
  );
});

test("days as numbers are those of Date, over all the years a day may be written with", () => {
  const first = Date.UTC(2000, 0, 1) - 2000 * 365.2425 * 86_400_000;
  const last = Date.parse("9999-12-31T00:00:00Z") / 86_400_000;
  fc.assert(
    fc.property(fc.integer({ min: Math.round(first / 86_400_000), max: last }), (number) => {
      const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
      expect(dayOfNumber(number)).toBe(day);
      expect(numberOfDay(day)).toBe(number);
    }),
    { numRuns: 2000 },
  );
  expect(dayOfNumber(last + 1)).toBeUndefined();
  expect(dayOfNumber(numberOfDay("0000-01-01") - 1)).toBeUndefined();
});

test("a text is a day exactly when Date knows such a day", () => {
  const part = (digits: number, max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(digits, "0"));
  const written = fc.tuple(part(4, 9999), part(2, 13), part(2, 32)).map((parts) => parts.join("-"));
  fc.assert(
    fc.property(written, (text) => {
      const time = Date.parse(`${text}T00:00:00Z`);
      expect(isDay(text)).toBe(!Number.isNaN(time) && new Date(time).toISOString().startsWith(text));
    }),
    { numRuns: 2000 },
  );
  for (const text of [
    "2026-02-30",
    "2026-2-03",
    "2026-02-03 ",
    "20260203",
    "+026-02-03",
    "2026-02-0x",
    "２026-02-03",
    "",
  ])
    expect(isDay(text)).toBe(false);
});
