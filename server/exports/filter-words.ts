// The filters of an export in words, as they stand in the file.
import type { ListFilter } from "../../db/queues/list-filter.ts";
import { conditionWords as en } from "../../workflows/kernel/condition-words-en.ts";
import { conditionWords as it } from "../../workflows/kernel/condition-words-it.ts";
import { exportTexts } from "../../workflows/kernel/export-texts.ts";
import { type ListCondition, listFields } from "../../workflows/kernel/list-condition.ts";
import type { ColumnWords } from "./columns.ts";
import { italianDay } from "./table.ts";

const conditionTexts = { it, en };

function valueWord({ workflows, locale, names, comuni }: ColumnWords, field: ListCondition["field"], value: string) {
  const among = (of: "states" | "waiting") =>
    [...workflows.values()].map((workflow) => workflow.texts[locale][of]?.[value]).find((word) => word !== undefined);
  if (field === "kind") return workflows.get(value)?.texts[locale].plural ?? value;
  if (field === "state") return among("states") ?? value;
  if (field === "waiting") return among("waiting") ?? value;
  if (field === "comune") return comuni[value] ?? value;
  if (field === "area") return (exportTexts[locale].areas as Record<string, string>)[value] ?? value;
  if (field === "assignee") return names[value] ?? "?";
  if (listFields[field] === "flag") return value === "1" ? conditionTexts[locale].yes : conditionTexts[locale].no;
  return value;
}

function conditionSaid(words: ColumnWords, { field, op, values }: ListCondition): string {
  const text = conditionTexts[words.locale];
  const isDay = op === "on" || op === "before" || op === "after";
  const dayOf = (day: string) => (words.locale === "it" ? italianDay(day) : day);
  const said = values.map((value) => (isDay ? dayOf(value) : valueWord(words, field, value)));
  return `${text.fields[field]}: ${text.said[op](said.join(` ${text.or} `))}`;
}

/** `text`: the words of a search; they may be a name, and are repeated only where names are. */
export function filterWords(
  { status, where }: Pick<ListFilter, "status" | "where">,
  words: ColumnWords,
  text: { words: string; mayRepeat: boolean },
): string[] {
  const { filters, open, closed } = exportTexts[words.locale];
  return [
    ...(status === "any" ? [] : [`${filters.status}: ${status === "open" ? open : closed}`]),
    ...where.map((one) => conditionSaid(words, one)),
    ...(text.words === "" ? [] : [text.mayRepeat ? `${filters.text}: ${text.words}` : filters.textKept]),
  ];
}
