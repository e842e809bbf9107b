// The filters of an export in words, as they stand in the file: every key of the filter has a sentence here, or the compiler asks.
import type { ListFilter } from "../../db/queues/list-filter.ts";
import { exportTexts } from "../../workflows/kernel/export-texts.ts";
import type { ColumnWords } from "./columns.ts";

type Said = readonly (string | undefined)[];

/** `text`: the words of a search; they may be a name, and are repeated only where names are. */
export function filterWords(
  filter: ListFilter,
  { workflows, locale, names, comuni }: ColumnWords,
  text: { words: string; mayRepeat: boolean },
): string[] {
  const texts = exportTexts[locale];
  const named = (label: string, values: readonly string[], wordOf: (value: string) => string): Said =>
    values.length === 0 ? [] : [`${label}: ${values.map(wordOf).join(", ")}`];
  const kindsOf = filter.kinds.length > 0 ? filter.kinds : [...workflows.keys()];
  const stateOf = (state: string) =>
    kindsOf.map((kind) => workflows.get(kind)?.texts[locale].states[state]).find((word) => word !== undefined) ?? state;
  const said: Record<keyof ListFilter, Said> = {
    view: [],
    status:
      filter.status === "any"
        ? []
        : [`${texts.filters.status}: ${filter.status === "open" ? texts.open : texts.closed}`],
    kinds: named(texts.filters.kinds, filter.kinds, (kind) => workflows.get(kind)?.texts[locale].plural ?? kind),
    states: named(texts.filters.states, filter.states, stateOf),
    territories: named(texts.filters.territories, filter.territories, (code) => comuni[code] ?? code),
    areas: named(texts.filters.areas, filter.areas, (area) => (texts.areas as Record<string, string>)[area] ?? area),
    assignee:
      filter.assignee === undefined
        ? []
        : [`${texts.filters.assignee}: ${filter.assignee === "" ? texts.nobody : (names[filter.assignee] ?? "?")}`],
    overdue: filter.overdue ? [texts.filters.overdue] : [],
    found: text.words === "" ? [] : [text.mayRepeat ? `${texts.filters.text}: ${text.words}` : texts.filters.textKept],
    readers: [],
    today: [],
  };
  return Object.values(said)
    .flat()
    .filter((words) => words !== undefined);
}
