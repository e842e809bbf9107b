// The national table of holidays against an independent library (date-holidays, ISC), every year of a century: neither
// knows a day that the other does not.
import Holidays from "date-holidays";
import { expect, test } from "vitest";
import { holidaysOfYear, italianHolidays } from "../../../workflows/rules/calendar/holidays.ts";

const italy = new Holidays("IT", { languages: "it", timezone: "Europe/Rome" });

/** Public holidays of a year by the library; it also lists Easter Sunday, which is a Sunday for us. */
function oracle(year: number): string[] {
  return italy
    .getHolidays(year)
    .filter((one) => one.type === "public" && one.rule !== "easter")
    .map((one) => one.date.slice(0, 10));
}

const ours = (year: number): string[] => [...new Set(holidaysOfYear(year, italianHolidays).map((one) => one.day))];

test("each year 2000-2100 has the library's holidays, and no other", () => {
  const differences: string[] = [];
  for (let year = 2000; year <= 2100; year++) {
    const theirs = new Set(oracle(year));
    const mine = new Set(ours(year));
    for (const day of mine) if (!theirs.has(day)) differences.push(`+${day}`);
    for (const day of theirs) if (!mine.has(day)) differences.push(`-${day}`);
  }
  expect(differences).toEqual([]);
});
