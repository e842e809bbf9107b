// The last of a section whom a ranking financed: whoever waits and does not come after her is financed too. By the cut an application
// knows its own outcome, without a list of everybody's.
import { numberOf, textOf } from "../../kernel/data.ts";
import { isObject, type Json } from "../../kernel/json.ts";
import { type CareEntry, isWithin } from "./order.ts";

/** By section; a section where nobody was financed this time has none. */
export type Cuts = Record<string, CareEntry>;

export const entryOf = (value: Json | undefined): CareEntry | undefined => {
  if (!isObject(value)) return undefined;
  const partials = isObject(value.partials) ? value.partials : {};
  return {
    number: textOf(value.number),
    score: numberOf(value.score),
    partials: Object.fromEntries(Object.entries(partials).map(([id, points]) => [id, numberOf(points)])),
  };
};

export function isFinanced(own: CareEntry, section: { id: string; tieOrder: readonly string[] }, cuts: Cuts): boolean {
  const last = entryOf(cuts[section.id] as Json | undefined);
  return last !== undefined && isWithin(own, last, section.tieOrder);
}
