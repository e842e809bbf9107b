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

/**
 * Characters that show nothing, or show a text in another order than it has, so that a name would look like another's. Ends of
 * lines and tabs are none of them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
export const isSeen = (text: string): boolean => !unseen.test(text);

/** An existing day that somebody may mean: of a birth two centuries ago, or of a term far ahead. */
export const isMeantDay = (value: unknown): value is string =>
  isDay(value) && value >= "1800-01-01" && value < "2200-01-01";
