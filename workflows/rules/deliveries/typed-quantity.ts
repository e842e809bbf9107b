// What somebody means who types a quantity on the sheet of a month: "1:30", "1,5" and "90" are the same hour and a half. What could mean
// two things is asked again instead of guessed. Pure and safe for the page.
import type { Unit } from "./register.ts";

/** Minutes of a day, or pieces: as the register takes them. */
const most = 1440;

/**
 * - `dot`: 1.30 may be an hour and a half or 78 minutes
 * - `parts`: hours with decimals that come to no whole minute
 * - `minutes`: more than 59 of them behind the colon
 * - `whole`: pieces are whole numbers
 */
export type Unread = "form" | "dot" | "parts" | "minutes" | "whole" | "tooMuch";

export type TypedQuantity =
  | { kind: "empty" }
  | { kind: "quantity"; quantity: number /** So few minutes that hours may have been meant. */; few?: true }
  | { kind: "unread"; why: Unread };

const unread = (why: Unread): TypedQuantity => ({ kind: "unread", why });
const taken = (quantity: number, few = false): TypedQuantity =>
  quantity > most ? unread("tooMuch") : { kind: "quantity", quantity, ...(few ? { few: true } : {}) };

/** A bare number below this is more likely said in hours. */
const fewMinutes = 10;

function readHours(text: string): TypedQuantity {
  const clock = /^(\d{1,2}) ?(?::|h) ?(\d{1,2})?$/i.exec(text);
  if (clock) {
    const [, hours = "0", minutes] = clock;
    if (minutes === undefined && text.endsWith(":")) return unread("form");
    if (minutes !== undefined && minutes.length < 2 && text.includes(":")) return unread("form");
    return Number(minutes ?? 0) > 59 ? unread("minutes") : taken(Number(hours) * 60 + Number(minutes ?? 0));
  }
  const decimal = /^(\d{1,2}),(\d{1,2})$/.exec(text);
  if (decimal) {
    const [, hours = "0", parts = ""] = decimal;
    const hundredths = Number(hours) * 100 + Number(parts.padEnd(2, "0"));
    // Sixty minutes in a hundred parts: whole ones only.
    return (hundredths * 60) % 100 === 0 ? taken((hundredths * 60) / 100) : unread("parts");
  }
  if (/^\d{1,2}\.\d{1,2}$/.test(text)) return unread("dot");
  if (!/^\d{1,4}$/.test(text)) return unread("form");
  return taken(Number(text), Number(text) > 0 && Number(text) < fewMinutes);
}

export function readQuantity(unit: Unit | undefined, typed: string): TypedQuantity {
  const text = typed.trim();
  if (text === "") return { kind: "empty" };
  if (unit === "hour") return readHours(text);
  return /^\d{1,4}$/.test(text) ? taken(Number(text)) : unread(/^\d+[.,]\d+$/.test(text) ? "whole" : "form");
}

/** As it is typed: read again it means the same. */
export const typedQuantity = (unit: Unit | undefined, quantity: number): string =>
  unit === "hour" ? `${Math.floor(quantity / 60)}:${String(quantity % 60).padStart(2, "0")}` : String(quantity);
