// The national table against the years of a printed calendar, and rules with validity.
import { expect, test } from "vitest";
import {
  easterMonday,
  easterSunday,
  holidayOn,
  holidaysOfYear,
  italianHolidays,
  saturdays,
  withPatron,
} from "../../../workflows/rules/calendar/holidays.ts";

/** Easter Sundays as printed in calendars. */
const easters = [
  "2020-04-12",
  "2021-04-04",
  "2022-04-17",
  "2023-04-09",
  "2024-03-31",
  "2025-04-20",
  "2026-04-05",
  "2027-03-28",
  "2028-04-16",
  "2029-04-01",
  "2030-04-21",
];
const mondays: Record<number, string> = {
  2020: "2020-04-13",
  2024: "2024-04-01",
  2026: "2026-04-06",
  2027: "2027-03-29",
};
const fixed = ["01-01", "01-06", "04-25", "05-01", "06-02", "08-15", "11-01", "12-08", "12-25", "12-26"];

test("Easter is on the printed day from 2020 to 2030 and in extreme years", () => {
  for (const day of easters) expect(easterSunday(Number(day.slice(0, 4)))).toBe(day);
  for (const [year, day] of Object.entries(mondays)) expect(easterMonday(Number(year))).toBe(day);
  expect(easterSunday(1818)).toBe("1818-03-22");
  expect(easterSunday(2038)).toBe("2038-04-25");
});

test("each year 2020-2030 has the ten fixed days, Easter Monday, and 4 October from 2026 to be verified", () => {
  for (let year = 2020; year <= 2030; year++) {
    const expected = [...fixed.map((md) => `${year}-${md}`), easterMonday(year)];
    if (year >= 2026) expected.push(`${year}-10-04`);
    const found = holidaysOfYear(year, italianHolidays);
    expect(found.map((one) => one.day)).toEqual(expected.sort());
    expect(found.filter((one) => one.toVerify).map((one) => one.id)).toEqual(year >= 2026 ? ["saintFrancis"] : []);
  }
});

test("Sundays are holidays, Saturdays only by their own rule", () => {
  expect(holidayOn("2026-11-22", italianHolidays)?.id).toBe("sunday");
  expect(holidayOn("2026-11-21", italianHolidays)).toBeUndefined();
  expect(holidayOn("2026-11-21", [...italianHolidays, saturdays])?.id).toBe("saturday");
});

test("a patron saint is added from data, and none changes nothing", () => {
  expect(holidayOn("2026-03-18", withPatron(italianHolidays, "03-18"))?.id).toBe("patronSaint");
  expect(withPatron(italianHolidays, undefined)).toBe(italianHolidays);
});

test("a rule holds only inside its validity, a single day only once", () => {
  const table = [
    { id: "local", on: "2026-05-04" },
    { id: "old", monthDay: "03-19", validTo: "1976-12-31" },
  ];
  expect(holidayOn("2026-05-04", table)?.id).toBe("local");
  expect(holidayOn("2027-05-04", table)).toBeUndefined();
  expect(holidayOn("1976-03-19", table)?.id).toBe("old");
  expect(holidayOn("1977-03-19", table)).toBeUndefined();
});
