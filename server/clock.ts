// The clock as the rest of the server sees it: handed in by *.main.ts, shifted by whole days in a demo only.
import { daysBetween, romeDay } from "../workflows/rules/calendar/days.ts";

export interface Clock {
  /** UTC instant with milliseconds. */
  now(): string;
  /** Europe/Rome day, whatever TZ is. */
  today(): string;
}

const hourMs = 3_600_000;

export function createClock(wall: () => Date, shiftDays = 0): Clock {
  const at = () => new Date(wall().getTime() + shiftDays * 24 * hourMs);
  // Asked several times a request: Rome's days begin on whole hours of UTC, so within an hour the day is the same.
  let known = { hour: Number.NaN, day: "" };
  return {
    now: () => at().toISOString(),
    today: () => {
      const instant = at();
      const hour = Math.floor(instant.getTime() / hourMs);
      if (hour !== known.hour) known = { hour, day: romeDay(instant.toISOString()) };
      return known.day;
    },
  };
}

/** Whole days from the wall clock's day to `demoToday`; 0 when there is none. */
export const shiftFor = (wall: () => Date, demoToday: string | undefined): number =>
  demoToday ? daysBetween(romeDay(wall().toISOString()), demoToday) : 0;
