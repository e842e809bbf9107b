// Sheets of figures as CSV files: title, table, totals, then the definition and who made it when. A covered figure is a
// dot, as on screen and paper.

import { romeDay } from "../../workflows/rules/calendar/days.ts";
import type { MayorSheet } from "../../workflows/rules/counts/mayor.ts";
import {
  type CountSheet,
  groupName,
  mayorColumns,
  mayorDefinition,
  type SheetLocale,
  type SheetNames,
  sheetDefinition,
  sheetTexts,
  sheetTitle,
} from "../../workflows/rules/counts/sheet.ts";
import { csvLine, csvMark } from "../csv.ts";
import { workflowNames } from "../queues/workflow-names.ts";
import type { Services } from "../services.ts";
import { dayAndHour } from "../sheet-values.ts";

export interface SheetFile {
  name: string;
  type: "text/csv";
  content: string;
}

export function namesFor(
  { tables, workflows }: Pick<Services, "tables" | "workflows">,
  locale: SheetLocale,
): SheetNames {
  const comuni = new Map(tables.comuni.map((one) => [one.istat, one.name]));
  const texts = (kind: string) => workflows.get(kind)?.texts[locale];
  // Words of areas are common to all workflows.
  const [any] = workflows.values();
  const { kind, state: anyState, waiting } = workflowNames(workflows, locale);
  return {
    comune: (istat) => comuni.get(istat) ?? istat,
    area: (id) => any?.texts[locale].options[id] ?? id,
    kind,
    state: (kind, state) => texts(kind)?.states[state] ?? state,
    anyState,
    waiting,
  };
}

const figure = (value: number | null | undefined): string | number => value ?? "•";

function fileOf(name: string, lines: readonly (readonly (string | number)[])[]): SheetFile {
  return { name: `${name}.csv`, type: "text/csv", content: csvMark + lines.map(csvLine).join("") };
}

const stamp = ({ by, at }: { by: string; at: string }, locale: SheetLocale): string =>
  sheetTexts(locale).madeBy(by, ...dayAndHour(at));

export function sheetFile(
  services: Pick<Services, "tables" | "workflows">,
  sheet: CountSheet,
  locale: SheetLocale,
): SheetFile {
  const names = namesFor(services, locale);
  const { ask } = sheet;
  const texts = sheetTexts(locale);
  const { columns: by } = ask;
  const columns = by === undefined ? [] : sheet.columns.map((key) => groupName(by, key, locale, names));
  return fileOf(`conta-${romeDay(sheet.at)}${sheet.external ? "-esterno" : ""}`, [
    [sheetTitle(sheet, locale)],
    [],
    [texts.dimensions[ask.rows], ...columns, texts.total],
    ...sheet.rows.map((key, i) => [
      groupName(ask.rows, key, locale, names),
      ...(by === undefined ? [] : (sheet.cells[i] ?? []).map(figure)),
      figure(sheet.rowTotals[i]),
    ]),
    [texts.total, ...(by === undefined ? [] : sheet.columnTotals.map(figure)), figure(sheet.total)],
    [],
    ...sheetDefinition(sheet, locale, names).map((line) => [line]),
    [stamp(sheet, locale)],
  ]);
}

export function mayorFile(
  services: Pick<Services, "tables" | "workflows">,
  sheet: MayorSheet,
  locale: SheetLocale,
): SheetFile {
  const names = namesFor(services, locale);
  const texts = sheetTexts(locale);
  const { mayor } = texts;
  const year = String(sheet.year);
  const singles = mayorColumns(sheet, locale);
  return fileOf(`sindaco-${year}`, [
    [mayor.title(year)],
    [],
    [texts.dimensions.comune, ...sheet.areas.map(names.area), ...singles.map(([name]) => name)],
    ...sheet.rows.map((key, i) => [
      groupName("comune", key, locale, names),
      ...(sheet.followed[i] ?? []).map(figure),
      ...singles.map(([, one]) => figure(one.values[i])),
    ]),
    [texts.total, ...sheet.areaTotals.map(figure), ...singles.map(([, one]) => figure(one.total))],
    [],
    ...mayorDefinition(sheet, locale).map((line) => [line]),
    [stamp(sheet, locale)],
  ]);
}
