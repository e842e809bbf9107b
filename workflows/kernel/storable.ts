// What can be kept of what somebody sends: JSON of a reasonable depth, text that comes back from the disk as it went
// there, days of a life and its records. Pure and small: the browser asks the same beside the field.
import { isDay } from "./ids.ts";

/** A form has groups of fields, a correction the values of a form: more is no payload of ours. */
export const maxDepth = 12;

/** Whether nothing in it lies deeper than `depth` levels; never looks further than that. */
export function isShallow(value: unknown, depth = maxDepth): boolean {
  if (typeof value !== "object" || value === null) return true;
  return depth > 0 && Object.values(value).every((one) => isShallow(one, depth - 1));
}

/** SQLite ends a text at a zero and knows no half of a surrogate pair: such a text would be read back as another. */
export const isStorable = (text: string): boolean => !text.includes("\0") && !/\p{Cs}/u.test(text);

/** An existing day that somebody may mean: of a birth two centuries ago, or of a term far ahead. */
export const isMeantDay = (value: unknown): value is string =>
  isDay(value) && value >= "1800-01-01" && value < "2200-01-01";
