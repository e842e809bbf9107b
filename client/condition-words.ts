// Conditions of a work list in words: for its chips, and for whoever tells how cases were chosen.
import { type ListCondition, type ListFieldId, listFields } from "../workflows/kernel/list-condition.ts";
import { comuneName, type Desk } from "./desk.ts";
import { shellText } from "./text/shell.ts";
import { viewsText } from "./text/views.ts";
import { formatDay } from "./ui/format.ts";
import type { Workflows } from "./workflows.ts";

export interface ConditionNames {
  workflows: Workflows;
  desk: Desk;
  /** Name of an account. */
  nameOf: (accountId: string) => string;
}

/** The word of the first kind that has one for this id; a state or a body waited for is known within its kind only. */
function wordAmong(workflows: Workflows, of: "states" | "waiting", id: string): string {
  for (const kind of workflows.all()) {
    const word = kind.texts[of][id];
    if (word !== undefined) return word;
  }
  return id;
}

export function valueWords({ workflows, desk, nameOf }: ConditionNames, field: ListFieldId, value: string): string {
  if (field === "kind") return workflows.find(value)?.texts.plural ?? value;
  if (field === "state") return wordAmong(workflows, "states", value);
  if (field === "waiting") return wordAmong(workflows, "waiting", value);
  if (field === "comune") return comuneName(desk, value);
  if (field === "area") return (shellText().areas as Record<string, string>)[value] ?? value;
  if (field === "assignee") return nameOf(value);
  if (listFields[field] === "flag") return value === "1" ? viewsText().yes : viewsText().no;
  return value;
}

/** `Scadenza: nei prossimi 7 giorni`. */
export function conditionWords(names: ConditionNames, { field, op, values }: ListCondition): string {
  const text = viewsText();
  const isDay = op === "on" || op === "before" || op === "after";
  const said = values.map((value) => (isDay ? formatDay(value) : valueWords(names, field, value)));
  return `${text.fields[field]}: ${text.said[op](said.join(` ${text.or} `))}`;
}
