// How a month and a quantity of a register are said.
import type { Unit } from "./register.ts";

/** `YYYY-MM` as "marzo 2026". */
export const formatMonth = (month: string, locale: "it" | "en"): string =>
  new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "it-IT", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${month}-01T12:00:00Z`));

/** Minutes as "1 h 30"; below zero with a minus sign. */
export function formatMinutes(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "−" : ""}${Math.floor(size / 60)} h ${String(size % 60).padStart(2, "0")}`;
}

export const formatQuantity = (unit: Unit | undefined, quantity: number): string =>
  unit === "hour" ? formatMinutes(quantity) : String(quantity);
