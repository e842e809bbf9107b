// Which days are public holidays. The table is data (it may come from a ruleset) and is always passed in;
// the national one is written here with its source. Counting of terms is in terms.ts.
import { dayOfNumber, numberOfDate, numberOfDay } from "../../kernel/civil-day.ts";
import type { Day } from "../../kernel/ids.ts";
import { addDays, weekdayOf } from "./days.ts";

/** One holiday: a weekday (0 Sunday), a day of every year, a distance from Easter Sunday, or one single day. */
export type HolidayRule = {
  /** Stable id, shown in explanations through the texts. */
  id: string;
  validFrom?: Day;
  validTo?: Day;
  /** Taken from memory of the law: an office must check it before relying on it. */
  toVerify?: boolean;
} & ({ weekday: number } | { monthDay: string } | { easterOffset: number } | { on: Day });

export type HolidayTable = readonly HolidayRule[];

/** Sundays and the holidays of L. 260/1949 as in force since 2001; without patron saints. */
export const italianHolidays: HolidayTable = [
  { id: "sunday", weekday: 0 },
  { id: "newYear", monthDay: "01-01" },
  { id: "epiphany", monthDay: "01-06" },
  { id: "easterMonday", easterOffset: 1 },
  { id: "liberation", monthDay: "04-25" },
  { id: "labour", monthDay: "05-01" },
  { id: "republic", monthDay: "06-02" },
  { id: "assumption", monthDay: "08-15" },
  { id: "saintFrancis", monthDay: "10-04", validFrom: "2026-01-01", toVerify: true },
  { id: "allSaints", monthDay: "11-01" },
  { id: "immaculate", monthDay: "12-08" },
  { id: "christmas", monthDay: "12-25" },
  { id: "saintStephen", monthDay: "12-26" },
  /** 150 years of the united State, that year only. */
  { id: "unity150", on: "2011-03-17" },
];

/** Saturdays count as holidays for procedural acts (code of civil procedure art. 155) and for closed offices. */
export const saturdays: HolidayRule = { id: "saturday", weekday: 6 };

/** The table with the comune's patron saint (`MM-DD`), from public sources; without one, the table as it is. */
export function withPatron(table: HolidayTable, monthDay: string | undefined): HolidayTable {
  return monthDay ? [...table, { id: "patronSaint", monthDay, toVerify: true }] : table;
}

/** Easter Sunday of a Gregorian year 1583-9999 (anonymous algorithm, Meeus/Jones/Butcher), as a number of days. */
function easterNumber(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const l = (32 + 2 * e + 2 * i - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return numberOfDate(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

export const easterSunday = (year: number): Day => dayOfNumber(easterNumber(year)) ?? "";

export function easterMonday(year: number): Day {
  return addDays(easterSunday(year), 1);
}

function falls(rule: HolidayRule, day: Day): boolean {
  if (rule.validFrom !== undefined && day < rule.validFrom) return false;
  if (rule.validTo !== undefined && day > rule.validTo) return false;
  if ("weekday" in rule) return weekdayOf(day) === rule.weekday;
  if ("monthDay" in rule) return day.slice(5) === rule.monthDay;
  if ("on" in rule) return day === rule.on;
  return numberOfDay(day) === easterNumber(Number(day.slice(0, 4))) + rule.easterOffset;
}

/** The first rule of the table that makes `day` a holiday, or undefined on a working day. */
export function holidayOn(day: Day, table: HolidayTable): HolidayRule | undefined {
  return table.find((rule) => falls(rule, day));
}

/** The dated holidays of a year in order, weekly ones left out. */
export function holidaysOfYear(year: number, table: HolidayTable): { id: string; day: Day; toVerify: boolean }[] {
  const dated = table.filter((rule) => !("weekday" in rule));
  const first = `${String(year).padStart(4, "0")}-01-01`;
  const found: { id: string; day: Day; toVerify: boolean }[] = [];
  for (let i = 0; i < 366; i++) {
    const day = addDays(first, i);
    if (day.slice(0, 4) !== first.slice(0, 4)) break;
    for (const rule of dated) if (falls(rule, day)) found.push({ id: rule.id, day, toVerify: rule.toVerify === true });
  }
  return found;
}
