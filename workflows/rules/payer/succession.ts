// Which comune stands today for one that was merged (domain sheet §1.1): what was due from it is due from its successor, and
// years of residence go on. The table comes in as an argument. Pure and total.
import type { Day, Territory } from "../../kernel/ids.ts";

/** A row of the district's table: the same code may have several, one after the other. */
export interface ComuneSpan {
  istat: Territory;
  validFrom: Day;
  validTo: Day | null;
  successorIstat: Territory | null;
}

/** Longer chains are a mistake of the table. */
const mostMergers = 20;

/** The comune in force on the day that took over from this one, or itself; a code the table lacks stays as it is. */
export function successorOn(comuni: readonly ComuneSpan[], istat: Territory, on: Day): Territory {
  let current = istat;
  for (let i = 0; i < mostMergers; i++) {
    const rows = comuni.filter((one) => one.istat === current);
    const inForce = (one: ComuneSpan) => one.validFrom <= on && (one.validTo === null || on <= one.validTo);
    if (rows.length === 0 || rows.some(inForce)) return current;
    const ended = rows.filter((one) => one.validTo !== null && one.validTo < on && one.successorIstat !== current);
    const next = ended.map((one) => one.successorIstat).find((one) => one !== null);
    if (next === undefined || next === null) return current;
    current = next;
  }
  return current;
}

export interface Residence {
  territory: Territory;
  from: Day;
  /** Since when nobody said: `from` is the day from which it is known, and any that has a day is later. */
  sinceUnknown?: true;
  /** Belfiore code of the comune outside the district, or of the country, where it is; `territory` is no residence then. */
  outside?: string;
}

/** Where somebody lived, by the comune that stands for it on a day; outside the district by its Belfiore code. */
export const placeOf = (comuni: readonly ComuneSpan[], { territory, outside }: Residence, on: Day): string =>
  outside ?? successorOn(comuni, territory, on);

const startOf = ({ from, sinceUnknown }: Residence): string => (sinceUnknown ? "" : from);

/** The residence of a day; before the first that is known, none. */
export function residenceOn(residences: readonly Residence[], on: Day): Residence | undefined {
  return residences.reduce<Residence | undefined>(
    (best, one) => (one.from <= on && (best === undefined || startOf(one) >= startOf(best)) ? one : best),
    undefined,
  );
}

/** Since when the person has lived without a break in the comune of that day, mergers notwithstanding. */
export function residentSince(
  residences: readonly Residence[],
  comuni: readonly ComuneSpan[],
  on: Day,
): Residence | undefined {
  const now = residenceOn(residences, on);
  if (!now) return undefined;
  const place = placeOf(comuni, now, on);
  const earlier = residences
    .filter((one) => one.from <= on)
    .sort((a, b) => (startOf(a) < startOf(b) ? 1 : startOf(a) > startOf(b) ? -1 : 0));
  let since = now;
  for (const one of earlier) {
    if (placeOf(comuni, one, on) !== place) break;
    since = one;
  }
  return now.outside === undefined ? { ...since, territory: place } : since;
}
