// The clock as the rest of the server sees it: handed in by *.main.ts, shifted by whole days in a demo only.
import { daysBetween, romeDay } from "../workflows/rules/calendar/days.ts";

export interface Clock {
  /** UTC instant with milliseconds. */
  now(): string;
  /** Europe/Rome day, whatever TZ is. */
  today(): string;
}

export function createClock(wall: () => Date, shiftDays = 0): Clock {
  const now = () => new Date(wall().getTime() + shiftDays * 86_400_000).toISOString();
  return { now, today: () => romeDay(now()) };
}

/** Whole days from the wall clock's day to `demoToday`; 0 when there is none. */
export const shiftFor = (wall: () => Date, demoToday: string | undefined): number =>
  demoToday ? daysBetween(romeDay(wall().toISOString()), demoToday) : 0;
