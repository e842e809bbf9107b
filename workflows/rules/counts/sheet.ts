// A sheet of figures as the server hands it out, and all of it in words: title, names of groups, and the definition that
// stands on every sheet: who is counted, when, of which cases, and what is covered. Screen, print and file say the same.
import { conditionWords as conditionEn } from "../../kernel/condition-words-en.ts";
import { conditionWords as conditionIt } from "../../kernel/condition-words-it.ts";
import { district } from "../../kernel/ids.ts";
import type { ListCondition, ListFieldId } from "../../kernel/list-condition.ts";
import { sayCondition } from "../../kernel/say-condition.ts";
import { ageBandOf, type CountAsk, type CountDimension, isOfPerson, unknownKey } from "./ask.ts";
import type { MayorColumn, MayorSheet } from "./mayor.ts";
import type { CoveredTable } from "./protect.ts";
import { sheetTextsEn } from "./texts-en.ts";
import { type SheetTexts, sheetTextsIt } from "./texts-it.ts";

export type SheetLocale = "it" | "en";

/** The filter a sheet was made under, beside its days. */
export interface SheetFilter {
  view: "todo" | "mine" | "waiting" | "unassigned" | "all";
  /** Of `now` only. */
  status: "open" | "closed";
  where: readonly ListCondition[];
}

export interface CountSheet extends CoveredTable {
  ask: CountAsk;
  filter: SheetFilter;
  rows: readonly string[];
  /** One, of no name, where there is one grouping only. */
  columns: readonly string[];
  /** Cases without a person, or a household, to be counted; null is covered. */
  without: number | null;
  /** Day at which ages are told. */
  ageOn: string;
  /** For who is not of the house: small figures are covered. */
  external: boolean;
  /** Small figures are covered inside too, since age or sex is told of cases whose persons the reader does not see. */
  guarded: boolean;
  /** The least figure shown where small ones are covered. */
  least: number;
  /** Who made it, and when. */
  by: string;
  at: string;
}

/** Words the sheet does not hold itself; an unknown id shows itself. */
export interface SheetNames {
  comune: (istat: string) => string;
  area: (id: string) => string;
  /** Of several cases: "Prese in carico". */
  kind: (id: string) => string;
  state: (kind: string, state: string) => string;
  /** Of whichever kind has it, where a filter names no kind; so too for whom is waited. */
  anyState: (state: string) => string;
  waiting: (id: string) => string;
}

export const sheetTexts = (locale: SheetLocale): SheetTexts => (locale === "it" ? sheetTextsIt : sheetTextsEn);

/** `31/12/2026`. */
export const shortDay = (day: string): string => day.split("-").reverse().join("/");

/** The heading of a group. */
export function groupName(dimension: CountDimension, key: string, locale: SheetLocale, names: SheetNames): string {
  const texts = sheetTexts(locale);
  if (key === unknownKey) return texts.unknown[dimension] ?? texts.notKnown;
  switch (dimension) {
    case "comune":
      return key === district ? texts.district : names.comune(key);
    case "area":
      return names.area(key);
    case "kind":
      return names.kind(key);
    case "step": {
      const [kind = "", state = ""] = key.split("/");
      return `${names.kind(kind)} – ${names.state(kind, state)}`;
    }
    case "sex":
      return texts.sexes[key] ?? key;
    case "ageBand": {
      const band = ageBandOf(key);
      return band ? texts.ageBand(band.from, band.to) : key;
    }
    case "monthOpened":
    case "monthClosed":
      return `${key.slice(5)}/${key.slice(0, 4)}`;
    default:
      return key;
  }
}

/** "Persone in carico al 31/12/2026, per comune e area". */
export function sheetTitle({ ask }: Pick<CountSheet, "ask">, locale: SheetLocale): string {
  const texts = sheetTexts(locale);
  const by = [ask.rows, ask.columns].flatMap((one) => (one === undefined ? [] : [texts.dimensions[one]]));
  return texts.title(texts.units[ask.unit], texts.basis[ask.basis](spanOf(ask)), by.join(texts.and));
}

const spanOf = ({ on = "", from = "", to = "" }: CountAsk) => ({
  on: shortDay(on),
  from: shortDay(from),
  to: shortDay(to),
});

/** A sentence each: what a figure is, over which cases, what sums mean, what is covered. */
export function sheetDefinition(sheet: CountSheet, locale: SheetLocale, names: SheetNames): string[] {
  const texts = sheetTexts(locale);
  const { ask, ageOn, least } = sheet;
  const dimensions = [ask.rows, ...(ask.columns === undefined ? [] : [ask.columns])];
  const filters = filterWords(sheet, locale, names);
  return [
    texts.counted[ask.unit],
    texts.over[ask.basis](spanOf(ask)),
    filters.length > 0 ? texts.filtered(filters.join("; ")) : texts.notFiltered,
    texts.rights,
    texts.sums[ask.unit],
    ...(dimensions.includes("ageBand") ? [texts.age(shortDay(ageOn))] : []),
    ...(dimensions.some(isOfPerson) && ask.unit !== "persons" ? [texts.ofPerson] : []),
    ...(isAsToday(sheet) ? [texts.asToday] : []),
    ...(sheet.without === 0 ? [] : [texts.without[ask.unit](sheet.without)]),
    ...(sheet.external ? [texts.external(least)] : sheet.guarded ? [texts.guarded(least)] : [texts.internal]),
  ];
}

/** What a case is today is told of another day too: by a group, or by a filter. */
function isAsToday({ ask, filter }: CountSheet): boolean {
  const groups = [ask.rows, ask.columns].some((one) => one === "comune" || one === "area" || one === "step");
  return groups || (ask.basis !== "now" && filter.where.some(({ field }) => heldAsToday.includes(field)));
}

const heldAsToday: readonly ListFieldId[] = ["comune", "area", "state", "restricted"];

const conditionTexts = { it: conditionIt, en: conditionEn };

function filterWords({ filter, ask }: CountSheet, locale: SheetLocale, names: SheetNames): string[] {
  const texts = sheetTexts(locale);
  const { comune, area, kind, anyState: state, waiting } = names;
  // Single workers are not compared: no filter of a sheet names one.
  const said = { text: conditionTexts[locale], day: shortDay, comune, area, kind, state, waiting, assignee: String };
  return [
    ...(filter.view === "all" ? [] : [texts.views[filter.view]]),
    ...(ask.basis === "now" ? [texts.statuses[filter.status]] : []),
    ...filter.where.map((one) => sayCondition(said, one)),
  ];
}

/** Heading and figures of the columns beside the areas. */
export function mayorColumns(sheet: MayorSheet, locale: SheetLocale): [string, MayorColumn][] {
  const { mayor, onDay } = sheetTexts(locale);
  return [
    [mayor.followedTotal, sheet.followedTotals],
    [mayor.opened, sheet.opened],
    [mayor.closed, sheet.closed],
    [`${mayor.open} ${onDay(shortDay(sheet.to))}`, sheet.open],
  ];
}

export function mayorDefinition(sheet: MayorSheet, locale: SheetLocale): string[] {
  const { from, to, without, external, least } = sheet;
  const texts = sheetTexts(locale);
  return [
    ...texts.mayor.definition({ from: shortDay(from), to: shortDay(to), on: shortDay(to) }),
    texts.rights,
    ...(without === 0 ? [] : [texts.without.persons(without)]),
    external ? texts.external(least) : texts.internal,
  ];
}
