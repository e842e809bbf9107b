// What in a person's record falls due: papers and acts of representation that run out, and the coming of age of a minor. Of the last
// only the month is told, so that nobody reads a birthday from it. Lengths are parameters: without one nothing is wanted. Pure.
import type { Day } from "../../kernel/ids.ts";
import { addDays, addMonths } from "../calendar/days.ts";
import { expiringOn, type Paper } from "../papers/expiring.ts";

export interface Ending {
  act: number;
  role: string;
  person?: string;
  from: Day;
  until?: Day;
  endedOn?: Day;
}

export interface RecordOfPerson {
  born?: Day | undefined;
  papers: readonly Paper[];
  acts: readonly Ending[];
}

export interface AheadOfTerms {
  comingOfAgeMonths?: number | undefined;
  paperDays?: number | undefined;
  actDays?: number | undefined;
}

export interface Wanted {
  /** `early` begins long before its day. */
  sort: "early" | "usual";
  /** Of this record, and silent about what it is. */
  key: string;
  dueOn: Day;
}

export const majority = 18;

/** First day of the month in which somebody comes of age. */
export const monthOfAge = (born: Day): Day =>
  `${String(Number(born.slice(0, 4)) + majority).padStart(4, "0")}-${born.slice(5, 7)}-01`;

function comingOfAge(born: Day | undefined, on: Day, months: number | undefined): Wanted[] {
  if (born === undefined || months === undefined) return [];
  const dueOn = monthOfAge(born);
  // Over with the month itself: by then it happened.
  const isSoon = addMonths(dueOn, -months) <= on && on < addMonths(dueOn, 1);
  return isSoon ? [{ sort: "early", key: "m", dueOn }] : [];
}

/** Until it was ended or another took its place. */
function endingActs(acts: readonly Ending[], on: Day, days: number | undefined): Wanted[] {
  if (days === undefined) return [];
  const soon = addDays(on, days);
  const hasLater = (one: Ending) =>
    acts.some((two) => two.role === one.role && two.person === one.person && two.act > one.act);
  return acts.flatMap((one): Wanted[] =>
    one.until === undefined || one.until > soon || one.endedOn !== undefined || hasLater(one)
      ? []
      : [{ sort: "usual", key: `a${one.act}`, dueOn: one.until }],
  );
}

export function wantedTerms({ born, papers, acts }: RecordOfPerson, on: Day, ahead: AheadOfTerms): Wanted[] {
  const expiring = ahead.paperDays === undefined ? [] : expiringOn(papers, on, ahead.paperDays);
  return [
    ...comingOfAge(born, on, ahead.comingOfAgeMonths),
    ...expiring.map(({ paper, until }): Wanted => ({ sort: "usual", key: `p${paper}`, dueOn: until })),
    ...endingActs(acts, on, ahead.actDays),
  ].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
