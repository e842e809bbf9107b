// Who comes before whom in a section: more points, then the criteria of the section in their order, then the day and number of arrival,
// which no two applications of a call share. The same order forms a ranking and says of one application whether it is within a cut.
import { textOf } from "../../kernel/data.ts";
import { compareScores, type Entry, rank } from "../ranking/rank.ts";

/** Sorts as text in the order of arrival: the day, the number as a number, then as it is written. */
export function arrivalOf(protocolOn: string, protocolNumber: string): string {
  const digits = /^\d{1,12}/.exec(protocolNumber.trim())?.[0] ?? "";
  return `${textOf(protocolOn)} ${digits.padStart(12, "0")} ${protocolNumber.trim()}`;
}

/** `number` of an entry is its arrival. */
export type CareEntry = Pick<Entry, "number" | "score" | "partials">;

export const compareInSection = (a: CareEntry, b: CareEntry, tieOrder: readonly string[]): number =>
  compareScores(full(a), full(b), tieOrder) || (a.number < b.number ? -1 : a.number > b.number ? 1 : 0);

const full = (entry: CareEntry): Entry => ({ id: "", seq: 0, ...entry });

/** Within what was funded: not after the last who was. */
export const isWithin = (entry: CareEntry, last: CareEntry, tieOrder: readonly string[]): boolean =>
  compareInSection(entry, last, tieOrder) <= 0;

/** In order; those that no criterion separates stand by their arrival, as `rank` leaves them. */
export const inOrder = <E extends Entry>(entries: readonly E[], tieOrder: readonly string[]): E[] =>
  rank(entries, tieOrder).rows.map(({ entry }) => entry);
