// The filters of an export in words, as they stand in the file.
import type { ListFilter } from "../../db/queues/list-filter.ts";
import { conditionWords as en } from "../../workflows/kernel/condition-words-en.ts";
import { conditionWords as it } from "../../workflows/kernel/condition-words-it.ts";
import { exportTexts } from "../../workflows/kernel/export-texts.ts";
import { type ConditionNames, sayCondition } from "../../workflows/kernel/say-condition.ts";
import { workflowNames } from "../queues/workflow-names.ts";
import type { ColumnWords } from "./columns.ts";
import { italianDay } from "./table.ts";

const conditionTexts = { it, en };

function conditionNames({ workflows, locale, names, comuni }: ColumnWords): ConditionNames {
  return {
    ...workflowNames(workflows, locale),
    text: conditionTexts[locale],
    day: (day) => (locale === "it" ? italianDay(day) : day),
    comune: (istat) => comuni[istat] ?? istat,
    area: (id) => (exportTexts[locale].areas as Record<string, string>)[id] ?? id,
    // An account's id says nothing to whoever reads the file.
    assignee: (accountId) => names[accountId] ?? "?",
  };
}

/** `text`: the words of a search; they may be a name, and are repeated only where names are. */
export function filterWords(
  { status, where }: Pick<ListFilter, "status" | "where">,
  words: ColumnWords,
  text: { words: string; mayRepeat: boolean },
): string[] {
  const { filters, open, closed } = exportTexts[words.locale];
  const said = conditionNames(words);
  return [
    ...(status === "any" ? [] : [`${filters.status}: ${status === "open" ? open : closed}`]),
    ...where.map((one) => sayCondition(said, one)),
    ...(text.words === "" ? [] : [text.mayRepeat ? `${filters.text}: ${text.words}` : filters.textKept]),
  ];
}
