// Residences as a record keeps them: a record opened without a first day begins with the day it was opened, and that day is
// no fact. Such a residence comes before every one that has a day, and is said to be since unknown. Pure and total.
import { isTrue, rowsOf, textOf } from "../../kernel/data.ts";
import type { Day } from "../../kernel/ids.ts";
import type { JsonObject } from "../../kernel/json.ts";
import type { Residence } from "./succession.ts";

/** `dayKnown`: also where somebody said it, it is the day the record was opened. */
export interface KeptResidence {
  territory: string;
  from: string;
  dayKnown?: boolean;
  /** Belfiore code of the comune outside the district, or of the country: `territory` is then the comune that follows. */
  outside?: string;
}

/** The first day was taken from the opening of the record, because nobody said any. */
export const isSinceUnknown = ({ from, dayKnown }: KeptResidence, openedOn: string): boolean =>
  from === openedOn && dayKnown !== true;

/** A row to keep, of what a form says: that the day is known is said only where it could be taken for the other. */
export const residenceToKeep = (data: JsonObject, openedOn: string): KeptResidence => {
  const [from, outside] = [textOf(data.movedOn), textOf(data.residesOutside)];
  return {
    ...{ territory: textOf(data.territory), from: from || openedOn },
    ...(from === openedOn ? { dayKnown: true } : {}),
    ...(outside === "" ? {} : { outside }),
  };
};

/** Oldest first; of two of one day the one recorded later is the later one. */
export function inOrder(kept: readonly KeptResidence[], openedOn: string): KeptResidence[] {
  const start = (one: KeptResidence) => (isSinceUnknown(one, openedOn) ? "" : one.from);
  return [...kept].sort((a, b) => (start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : 0));
}

/** From the open part of a record, in order, for what asks where somebody lived. */
export function residencesOfRecord(context: JsonObject, openedOn: Day): Residence[] {
  const kept = rowsOf(context.residences).map((row) => ({
    ...{ territory: textOf(row.territory), from: textOf(row.from) },
    ...(isTrue(row.dayKnown) ? { dayKnown: true } : {}),
    ...(textOf(row.outside) === "" ? {} : { outside: textOf(row.outside) }),
  }));
  return inOrder(kept, openedOn).map((one) => ({
    ...{ territory: one.territory, from: one.from },
    ...(one.outside === undefined ? {} : { outside: one.outside }),
    ...(isSinceUnknown(one, openedOn) ? { sinceUnknown: true as const } : {}),
  }));
}
