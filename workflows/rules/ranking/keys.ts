// One ranking belongs to one owner and one comune; its key names both. Also the terms of the bando, counted
// for guards by the same rule as the deadlines shown to the worker.
import type { RulesetFact } from "../../kernel/definition.ts";
import type { Day } from "../../kernel/ids.ts";
import { italianHolidays } from "../calendar/holidays.ts";
import { addTerm } from "../calendar/terms.ts";

/** Who owns a dwelling. ALER's rankings are ALER's: recorded, never computed here. */
export const owners = ["comune", "aler", "other"] as const;
export type Owner = (typeof owners)[number];

/** `owner/ISTAT code`. */
export const rankingKey = (owner: string, comune: string): string => `${owner}/${comune}`;
export const isOwnRanking = (key: string): boolean => key.startsWith("comune/");

/** The last day of a term of the ruleset that started on `start`; undefined when no ruleset gives its length. */
export function termEnd(ruleset: RulesetFact | undefined, name: string, start: Day): Day | undefined {
  const days = ruleset?.values[name];
  if (typeof days !== "number" || !Number.isInteger(days) || days < 0 || start === "") return undefined;
  return addTerm({ start, days, onHoliday: "next", holidays: italianHolidays }).dueOn;
}
