// What a sheet of figures may be asked: what is counted, which cases it is counted over, and by what it is grouped. Only
// what the data hold is offered; nobody is counted by worker, since figures never rank colleagues.
import type { Day } from "../../kernel/ids.ts";

export const countUnits = ["cases", "persons", "households", "events"] as const;
export type CountUnit = (typeof countUnits)[number];

/**
 * - `now`: as the work list holds them at this moment
 * - `openOn`: open at the end of a day
 * - `opened`, `closed`: in a period
 * - `followed`: open at some time in a period
 * - `recorded`: events recorded in a period, of cases that may be open or closed; with the unit `events` only
 */
export const countBases = ["now", "openOn", "opened", "closed", "followed", "recorded"] as const;
export type CountBasis = (typeof countBases)[number];

export const countDimensions = [
  "comune",
  "area",
  "kind",
  "step",
  "ageBand",
  "sex",
  "yearOpened",
  "monthOpened",
  "yearClosed",
  "monthClosed",
] as const;
export type CountDimension = (typeof countDimensions)[number];

/** Read from what is known of the person, not of the case. */
export const isOfPerson = (dimension: CountDimension): boolean => dimension === "ageBand" || dimension === "sex";

/** Completed years from which a band begins; it ends where the next begins. */
export const ageBandStarts = [0, 3, 6, 11, 14, 18, 30, 45, 65, 75, 85] as const;

/** Key of the band: its first year in two digits, so that bands sort by age. */
export const ageBandKey = (start: number): string => String(start).padStart(2, "0");

/** First and last completed year of a band; the last one has no end. */
export function ageBandOf(key: string): { from: number; to: number | undefined } | undefined {
  const at = ageBandStarts.findIndex((start) => ageBandKey(start) === key);
  const from = ageBandStarts[at];
  if (from === undefined) return undefined;
  const next = ageBandStarts[at + 1];
  return { from, to: next === undefined ? undefined : next - 1 };
}

/** What a group is called of which nothing is known: no birth day, no sex; of a closing, that there is none yet. */
export const unknownKey = "";

/** What is asked, its days filled in. */
export interface CountAsk {
  unit: CountUnit;
  basis: CountBasis;
  /** Of `openOn`. */
  on?: Day;
  /** Of the bases with a period, both included. */
  from?: Day;
  to?: Day;
  rows: CountDimension;
  columns?: CountDimension;
}

/** The day at which ages are told: the last one of what is asked. */
export const ageDay = ({ basis, on, to }: CountAsk, today: Day): Day =>
  basis === "openOn" ? (on ?? today) : basis === "now" ? today : (to ?? today);
