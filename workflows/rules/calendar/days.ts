// Arithmetic on civil days (`YYYY-MM-DD`) and on instants, without a clock and whatever the time zone of
// the machine. Terms, holidays and suspensions are in the files beside this one.
import { dayOfNumber, dayText, lastOfMonth, numberOfDay } from "../../kernel/civil-day.ts";
import { type Day, type Instant, isDay } from "../../kernel/ids.ts";

const dayMs = 86_400_000;
const hourMs = 3_600_000;

function numberOf(day: Day): number {
  const number = numberOfDay(day);
  if (Number.isNaN(number)) throw new RangeError("calendar: not an existing day");
  return number;
}

/** The day `days` after `day` (before, when negative). */
export function addDays(day: Day, days: number): Day {
  const found = Number.isInteger(days) ? dayOfNumber(numberOf(day) + days) : undefined;
  if (found === undefined) throw new RangeError("calendar: outside the years 0000-9999");
  return found;
}

/** The later of two days, or of two instants: both compare as text. */
export const laterOf = (a: string, b: string): string => (a < b ? b : a);

/** Whole days from `from` to `to`; negative when `to` is earlier, 0 on the same day. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from);

/** 0 Sunday … 6 Saturday: 1 January 1970 was a Thursday. */
export const weekdayOf = (day: Day): number => (((numberOf(day) + 4) % 7) + 7) % 7;

/**
 * The same-numbered day `months` later (earlier, when negative), or the last day of a month that lacks it
 * (Civil Code art. 2963).
 */
export function addMonths(day: Day, months: number): Day {
  numberOf(day);
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const total = year * 12 + (month - 1) + months;
  const newYear = Math.floor(total / 12);
  if (newYear < 0 || newYear > 9999) throw new RangeError("calendar: outside the years 0000-9999");
  const newMonth = total - newYear * 12 + 1;
  return dayText(newYear, newMonth, Math.min(date, lastOfMonth(newYear, newMonth)));
}

/** Completed years from `born` to `on`; someone born on 29 February turns a year older on 1 March of other years. */
export function ageOn(born: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

/** Elapsed hours, across changes of legal time too: terms in hours run on the clock of UTC. */
export function addHours(instant: Instant, hours: number): Instant {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) throw new RangeError("calendar: not an instant");
  return new Date(time + hours * hourMs).toISOString();
}

/** The first formatter of a process reads the data of ICU: a slow browser takes 70 ms, so none is made before it is needed. */
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const rome = once(
  () =>
    new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Rome", year: "numeric", month: "2-digit", day: "2-digit" }),
);

/** The office day of an instant: that of Europe/Rome, whatever the machine's time zone. */
export function romeDay(instant: Instant): Day {
  // Rome has been whole hours off UTC since 1893: all instants of an hour fall on one day.
  const hour = /^[2-9]\d{3}-\d\d-\d\dT\d\d(?=:\d\d:\d\d(\.\d+)?Z$)/.exec(instant)?.[0];
  const known = hour && daysByHour.get(hour);
  if (known) return known;
  const day = dayInRome(instant);
  if (hour) {
    if (daysByHour.size >= mostHours) daysByHour.clear();
    daysByHour.set(hour, day);
  }
  return day;
}

/** What was asked lately: asking Intl costs more than all else that is done with an event's day. */
const daysByHour = new Map<string, Day>();
const mostHours = 20_000;

function dayInRome(instant: Instant): Day {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) throw new RangeError("calendar: not an instant");
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const part of rome().formatToParts(time)) parts[part.type] = part.value;
  return `${(parts.year ?? "").padStart(4, "0")}-${parts.month}-${parts.day}`;
}

/** The first instant of an office day. Rome is one or two hours ahead of UTC; its clock never jumps at midnight. */
export function romeMidnight(day: Day): Instant {
  const utc = numberOf(day) * dayMs;
  const found = [2, 1].map((ahead) => new Date(utc - ahead * hourMs).toISOString());
  const [first = "", second = ""] = found;
  return romeDay(first) === day ? first : second;
}

const romeClock = once(
  () =>
    new Intl.DateTimeFormat("en-GB", {
      timeZone: "Europe/Rome",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }),
);

/** `HH:MM` on the clocks of Rome. */
export const romeHour = (instant: Instant): string => romeClock().format(Date.parse(instant));

/** `YYYY-MM-DDTHH:MM` on the clocks of Rome. */
export const romeMinute = (instant: Instant): string => `${romeDay(instant)}T${romeHour(instant)}`;

const minutePattern = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d$/;

export const isMinute = (text: string): boolean => isDay(minutePattern.exec(text)?.[1] ?? "");

/**
 * The instant at which the clocks of Rome show this minute; the later of the two in the hour that comes twice, and in the
 * hour that is left out the one an hour on.
 */
export function romeInstant(minute: string): Instant {
  if (!isMinute(minute)) throw new RangeError("calendar: not an existing minute");
  const utc = Date.parse(`${minute}:00Z`);
  const [winter = "", summer = ""] = [1, 2].map((ahead) => new Date(utc - ahead * hourMs).toISOString());
  return romeMinute(winter) !== minute && romeMinute(summer) === minute ? summer : winter;
}
