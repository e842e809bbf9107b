// What the rows of a list become: a table of the cases, a table of their open terms, or a calendar of these.

import type { Driver } from "../../db/driver/driver.ts";
import { readTerms } from "../../db/exports/read-besides.ts";
import { fixedValues, type ListFilter } from "../../db/queues/list-filter.ts";
import type { ListItem, ListRights } from "../../db/queues/list-page.ts";
import { isOpenTerm } from "../../workflows/kernel/deadline.ts";
import { exportTexts } from "../../workflows/kernel/export-texts.ts";
import { termFileTexts } from "../../workflows/kernel/term-file-texts.ts";
import { romeMinute } from "../../workflows/rules/calendar/days.ts";
import { type CaseTerms, icsEvents, icsFoot, icsHead, termRows } from "../cases/term-files.ts";
import { type ColumnWords, columnsOf, type ExportedRow } from "./columns.ts";
import type { Cell, Made, Table } from "./table.ts";

export interface TablesAround extends ColumnWords {
  columns: readonly string[];
  filter: Pick<ListFilter, "where">;
  at: string;
  baseUrl: string;
}

type Slices = AsyncIterable<ExportedRow[]>;
type About = Table["about"];
interface Source {
  driver: Driver;
  rights: ListRights;
  /** Told how many rows of the file come next; may throw when they are too many. */
  onRows: (rows: number) => void;
}

/** The only kind a filter leaves. */
export function onlyKind(filter: Pick<ListFilter, "where">): string | undefined {
  const kinds = fixedValues(filter, "kind");
  return kinds?.length === 1 ? kinds[0] : undefined;
}

const frame = ({ locale }: TablesAround, title: string, about: About) => ({
  ...{ title, locale, about, aboutTitle: exportTexts[locale].sheets.about, printHint: exportTexts[locale].print },
});

export function caseTable(around: TablesAround, { onRows }: Source, slices: Slices, about: About): Table {
  const columns = columnsOf(around, onlyKind(around.filter)).filter(({ id }) => around.columns.includes(id));
  async function* cells(): AsyncGenerator<Cell[][]> {
    for await (const rows of slices) {
      onRows(rows.length);
      yield rows.map((row) => columns.map(({ read }) => read(row)));
    }
  }
  return { ...frame(around, exportTexts[around.locale].sheets.cases, about), columns, slices: cells() };
}

/** Open terms of each slice, in the order of its cases. */
async function* termSlices({ driver, rights, onRows }: Source, slices: Slices): AsyncGenerator<CaseTerms[]> {
  for await (const rows of slices) {
    const ids = rows.map((row: ListItem) => row.id);
    const terms = await readTerms(driver, rights.rows, ids);
    const cases = rows.map(({ id, kind, number }) => ({
      ...{ caseId: id, kind, number },
      deadlines: Object.fromEntries(Object.entries(terms.get(id) ?? {}).filter(([, term]) => isOpenTerm(term))),
    }));
    onRows(cases.reduce((sum, { deadlines }) => sum + Object.keys(deadlines).length, 0));
    yield cases;
  }
}

/** Days as they are, instants as minutes of Rome. */
const momentOf = (value: string): Cell => (value === "" ? null : value.length > 10 ? romeMinute(value) : value);
const daysAt = [4, 5];

export function termTable(around: TablesAround, source: Source, slices: Slices, about: About): Table {
  const { locale, workflows, at, baseUrl } = around;
  const columns = termFileTexts[locale].columns.map((label, i) => ({
    label,
    type: daysAt.includes(i) ? ("day" as const) : ("text" as const),
  }));
  async function* cells(): AsyncGenerator<Cell[][]> {
    for await (const cases of termSlices(source, slices))
      yield termRows(cases, { workflows, locale, now: at, baseUrl }).map((row) =>
        row.map((value, i) => (daysAt.includes(i) ? momentOf(value) : value)),
      );
  }
  return { ...frame(around, exportTexts[locale].sheets.terms, about), columns, slices: cells() };
}

export function calendarFile(around: TablesAround, source: Source, slices: Slices, about: About): Made {
  const { locale, workflows, at, baseUrl } = around;
  async function* body(): AsyncGenerator<string> {
    for await (const cases of termSlices(source, slices))
      yield icsEvents(cases, { workflows, locale, now: at, baseUrl });
    yield icsFoot;
  }
  const words = () =>
    about()
      .map(([label, said]) => `${label}: ${said}`)
      .join("\n");
  return { body: body(), head: () => icsHead(words()) };
}
