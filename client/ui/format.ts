// How days, instants, amounts and numbers are written on screen, and how what Italians type is read back.
// Days are Europe/Rome office days whatever the machine's zone.
import { isDay } from "../../workflows/kernel/ids.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { language } from "../text/language.ts";

const locale = () => (language() === "en" ? "en-GB" : "it-IT");

/** A formatter by locale, made once: making one costs a slow phone ten milliseconds and more. */
function once<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>();
  return (locale) => {
    const found = made.get(locale) ?? make(locale);
    made.set(locale, found);
    return found;
  };
}

const romeDay = once((locale) => new Intl.DateTimeFormat(locale, { timeZone: "Europe/Rome", dateStyle: "short" }));
const longDay = once(
  (locale) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: "long", day: "numeric", month: "long" }),
);
const romeInstant = once(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      timeZone: "Europe/Rome",
      day: "2-digit",
      month: "2-digit",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
    }),
);
const euros = once(
  (locale) => new Intl.NumberFormat(locale, { style: "currency", currency: "EUR", useGrouping: "always" }),
);

/** Today in Europe/Rome by this machine's clock, `YYYY-MM-DD`; only a default for forms, the server has its own. */
export function localToday(): string {
  return romeDay("sv-SE").format(new Date());
}

/** `2026-11-02` -> `02/11/2026`; anything else as it is. */
export function formatDay(day: string | undefined | null): string {
  if (!isDay(day)) return day ?? "";
  const [year, month, date] = day.split("-");
  return `${date}/${month}/${year}`;
}

/** A minute of an address, `YYYY-MM-DDTHH:MM`; anything else is as if it were not there. */
export function addressMinute(value: string | string[] | undefined): string | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  return one !== undefined && isDay(one.slice(0, 10)) && /^.{10}T([01]\d|2[0-3]):[0-5]\d$/.test(one) ? one : undefined;
}

/** `2026-11-26` -> `giovedì 26 novembre`. */
export function formatLongDay(day: string): string {
  return longDay(locale()).format(new Date(`${day}T12:00:00Z`));
}

/** UTC instant -> day and time in Europe/Rome. */
export function formatInstant(instant: string | undefined | null): string {
  if (!instant) return "";
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return romeInstant(locale()).format(date);
}

/** The Europe/Rome day of a UTC instant. */
export function dayOf(instant: string): string {
  return romeDay("sv-SE").format(new Date(instant));
}

/** Integer euro cents -> `1.234,50 €`. */
export function formatCents(cents: number | undefined | null): string {
  if (cents === undefined || cents === null) return "";
  return euros(locale()).format(cents / 100);
}

/** `1234567` -> `1.234.567`. */
export function formatNumber(value: number, digits = 0): string {
  return new Intl.NumberFormat(locale(), {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: "always",
  }).format(value);
}

/** Whole days between two days, later minus earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Full years at `today`; undefined without a valid birth day. */
export function ageOn(birthOn: string | undefined, today: string): number | undefined {
  if (!isDay(birthOn) || birthOn > today) return undefined;
  const years = Number(today.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return today.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

const wordDays: Readonly<Record<string, number>> = {
  ...{ oggi: 0, ieri: -1, "l'altro ieri": -2, "altro ieri": -2, "avant'ieri": -2, domani: 1, dopodomani: 2 },
  ...{ today: 0, yesterday: -1, tomorrow: 1 },
};

/** `ieri` on 2 November -> 1 November; undefined where no word says a day from here. */
function readWordDay(text: string, today: string): string | undefined {
  const days = wordDays[text.toLowerCase().replace(/\s+/g, " ").replaceAll("’", "'")];
  return days === undefined ? undefined : addDays(today, days);
}

/**
 * `2/11/26`, `02.11.2026`, `02112026`, `2026-11-02` -> `2026-11-02`; also `oggi` and its neighbours; undefined when it is no
 * existing day.
 */
export function readDay(typed: string, today = localToday()): string | undefined {
  const text = typed.trim();
  if (isDay(text)) return text;
  const said = readWordDay(text, today);
  if (said !== undefined) return said;
  const parts = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  if (!parts) return undefined;
  const [, date = "", month = "", year = ""] = parts;
  // Two digits of a year: up to ten years ahead is this century, since terms lie ahead and births behind.
  const thisYear = Number(today.slice(0, 4));
  const full =
    year.length === 4 ? year : String(2000 + Number(year) > thisYear + 10 ? 1900 + Number(year) : 2000 + Number(year));
  const day = `${full}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) ? day : undefined;
}

/** `1.234,50`, `1234,5`, `€ 1 234.50`, `12 euro` -> 123450; undefined when it is no amount or has more than two decimals. */
export function readCents(typed: string): number | undefined {
  const text = typed.replace(/euro|eur|[€\s\u00a0']/gi, "");
  if (!/^-?[\d.,]+$/.test(text)) return undefined;
  const decimal = /^(-?[\d.]*),(\d{1,2})$/.exec(text) ?? /^(-?\d+)\.(\d{1,2})$/.exec(text);
  const whole = (decimal ? decimal[1] : text)?.replace(/\.(?=\d{3}(\.|$))/g, "") ?? "";
  if (!/^-?\d+$/.test(whole)) return undefined;
  const cents = (decimal?.[2] ?? "").padEnd(2, "0");
  const amount = Math.abs(Number(whole)) * 100 + Number(cents);
  return Number.isSafeInteger(amount) ? (whole.startsWith("-") ? -amount : amount) : undefined;
}

/** `12,5` -> 12.5; undefined when it is no number. */
export function readDecimal(typed: string): number | undefined {
  const text = typed.trim().replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}
