// A condition of a work list in words: on its chips, in what is exported and on a sheet of figures it is said alike. Names come
// from whoever asks. Runs in the page too.
import type { ConditionWords } from "./condition-words-it.ts";
import { type ListCondition, type ListFieldId, listFields } from "./list-condition.ts";

/** Words for ids; an unknown id shows itself. */
export interface ConditionNames {
  text: ConditionWords;
  day: (day: string) => string;
  /** Of several cases: "Prese in carico". */
  kind: (id: string) => string;
  /** Of whichever kind has it. */
  state: (id: string) => string;
  /** For whom the next move is waited, in whichever kind. */
  waiting: (id: string) => string;
  comune: (istat: string) => string;
  area: (id: string) => string;
  assignee: (accountId: string) => string;
}

/** The word of the first kind that has one for an id that is known within its kind only. */
export function wordAmong(kinds: Iterable<Readonly<Record<string, string>> | undefined>, id: string): string {
  for (const words of kinds) {
    const word = words?.[id];
    if (word !== undefined) return word;
  }
  return id;
}

const named = ["kind", "state", "waiting", "comune", "area", "assignee"] as const;
const isNamed = (field: ListFieldId): field is (typeof named)[number] => (named as readonly string[]).includes(field);

export function sayValue(names: ConditionNames, field: ListFieldId, value: string): string {
  if (isNamed(field)) return names[field](value);
  if (listFields[field] === "flag") return value === "1" ? names.text.yes : names.text.no;
  return value;
}

/** `Scadenza: nei prossimi 7 giorni`. */
export function sayCondition(names: ConditionNames, { field, op, values }: ListCondition): string {
  const isDay = op === "on" || op === "before" || op === "after";
  const said = values.map((value) => (isDay ? names.day(value) : sayValue(names, field, value)));
  return `${names.text.fields[field]}: ${names.text.said[op](said.join(` ${names.text.or} `), listFields[field] === "term")}`;
}
