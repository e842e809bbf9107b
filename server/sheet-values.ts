// How sheets that leave as files write an amount and a moment.
import { romeDay } from "../workflows/rules/calendar/days.ts";
import { shortDay } from "../workflows/rules/counts/sheet.ts";

const clock = new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", hour: "2-digit", minute: "2-digit" });

/** A whole number of cents has two decimals at most, which a double of this size holds. */
export const euro = (cents: number): number => cents / 100;

/** Day and hour of an instant, at Rome. */
export const dayAndHour = (at: string): [day: string, hour: string] => [
  shortDay(romeDay(at)),
  clock.format(Date.parse(at)),
];
