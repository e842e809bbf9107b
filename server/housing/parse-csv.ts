// From the text of a CSV file to typed rows by a layout. Pure: no database, no clock. Errors are data with line,
// column and code; a cell's content is never repeated in them, since it may be personal.
import { CsvError, parse } from "csv-parse/sync";
import { isDay } from "../../workflows/kernel/ids.ts";
import type { Column, ImportLayout } from "./import-layout.ts";

export type CellErrorCode = "missing" | "notANumber" | "notADay" | "notAWord" | "tooLong" | "notAComune" | "notACode";

export interface CellError {
  /** Header of the column. */
  column: string;
  code: CellErrorCode;
}

export type Value = string | number | boolean | string[];

export interface ParsedRow {
  /** Line in the file, from 1; the header is line 1. */
  line: number;
  values: Record<string, Value>;
  errors: CellError[];
}

export type FileErrorCode = "empty" | "unreadable" | "missingColumn" | "repeatedColumn" | "tooManyRows";

export interface ParsedFile {
  rows: ParsedRow[];
  /** Why the file as a whole cannot be used; `column` where one is to blame. */
  errors: { code: FileErrorCode; column?: string; line?: number }[];
  /** Columns nobody asked for, which are not read. */
  unknownColumns: string[];
}

type Read = { value: Value } | { code: CellErrorCode };
const good = (value: Value): Read => ({ value });
const bad = (code: CellErrorCode): Read => ({ code });

const spreadsheetSpaces = /[\s\u00a0]+/g;
const clean = (cell: string): string => cell.replace(spreadsheetSpaces, " ").trim();
const plain = (word: string): string =>
  word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s-]+/g, "_");

/** Italian decimals: comma before decimals, points between thousands. Undefined when it is no number. */
export function italianNumber(cell: string): number | undefined {
  const text = cell.replace(/[\s\u00a0€]/g, "");
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text);
  const comma = /^-?\d+(,\d+)?$/.test(text);
  const point = /^-?\d+\.\d{1,2}$/.test(text);
  if (!grouped && !comma && !point) return undefined;
  return Number(point ? text : text.replaceAll(".", "").replace(",", "."));
}

/** `31/12/2026`, `31-12-2026` or `2026-12-31`; undefined when there is no such day. */
export function italianDay(cell: string): string | undefined {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell);
  const day = parts ? `${parts[3]}-${parts[2]?.padStart(2, "0")}-${parts[1]?.padStart(2, "0")}` : cell;
  return isDay(day) ? day : undefined;
}

function readWords(cell: string, words: Readonly<Record<string, string>>): Read {
  const values = cell
    .split(/[|,]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => words[plain(part)]);
  return values.every((value) => value !== undefined) ? good([...new Set(values as string[])]) : bad("notAWord");
}

const yes = ["si", "s", "1", "vero", "true", "x"];
const no = ["no", "n", "0", "falso", "false"];

function readNumber(column: Column, cell: string): Read {
  const number = italianNumber(cell);
  if (number === undefined || number < 0) return bad("notANumber");
  if (column.kind === "euro") return good(Math.round(number * 100));
  return column.kind === "whole" && !Number.isInteger(number) ? bad("notANumber") : good(number);
}

/** One cell that is not empty. */
function readCell(column: Column, cell: string): Read {
  switch (column.kind) {
    case "decimal":
    case "whole":
    case "euro":
      return readNumber(column, cell);
    case "day": {
      const day = italianDay(cell);
      return day ? good(day) : bad("notADay");
    }
    case "yesNo":
      return yes.includes(plain(cell)) ? good(true) : no.includes(plain(cell)) ? good(false) : bad("notAWord");
    case "comune":
      return /^\d{4,6}$/.test(cell) ? good(cell.padStart(6, "0")) : bad("notAComune");
    case "fiscalCode": {
      const code = cell.replaceAll(" ", "").toUpperCase();
      return /^([A-Z0-9]{16}|\d{11})$/.test(code) ? good(code) : bad("notACode");
    }
    case "sex":
      return /^[fm]$/i.test(cell) ? good(cell.toUpperCase()) : bad("notAWord");
    case "word": {
      const value = column.words?.[plain(cell)];
      return value ? good(value) : bad("notAWord");
    }
    case "words":
      return readWords(cell, column.words ?? {});
    default:
      return cell.length > (column.maxLength ?? 200) ? bad("tooLong") : good(cell);
  }
}

function readRow(layout: ImportLayout, positions: ReadonlyMap<string, number>, cells: string[], line: number) {
  const row: ParsedRow = { line, values: {}, errors: [] };
  for (const column of layout.columns) {
    const cell = clean(cells[positions.get(column.header) ?? -1] ?? "");
    if (cell === "") {
      if (column.required) row.errors.push({ column: column.header, code: "missing" });
      continue;
    }
    const read = readCell(column, cell);
    if ("code" in read) row.errors.push({ column: column.header, code: read.code });
    else row.values[column.name] = read.value;
  }
  return row;
}

interface RawRecord {
  record: string[];
  info: { lines: number };
}

function readRecords(text: string, delimiter: string): RawRecord[] {
  // `info.lines` is the line on which a record ends, which is the one a spreadsheet shows for one-line records.
  return parse(text, {
    bom: true,
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
  }) as unknown as RawRecord[];
}

/** Total: any text yields rows and errors, never an exception. Columns may stand in any order. */
export function parseCsv(text: string, layout: ImportLayout, maxRows: number): ParsedFile {
  const file: ParsedFile = { rows: [], errors: [], unknownColumns: [] };
  let records: RawRecord[];
  try {
    records = readRecords(text, layout.delimiter);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? { line: error.lines } : {};
    file.errors.push({ code: "unreadable", ...line });
    return file;
  }
  const [header, ...lines] = records;
  if (!header) {
    file.errors.push({ code: "empty" });
    return file;
  }
  const positions = new Map<string, number>();
  const wanted = new Set(layout.columns.map((column) => column.header));
  header.record.forEach((cell, i) => {
    const name = plain(clean(cell));
    if (!wanted.has(name)) file.unknownColumns.push(clean(cell));
    else if (positions.has(name)) file.errors.push({ code: "repeatedColumn", column: name });
    else positions.set(name, i);
  });
  for (const column of layout.columns)
    if (column.required && !positions.has(column.header))
      file.errors.push({ code: "missingColumn", column: column.header });
  if (lines.length > maxRows) file.errors.push({ code: "tooManyRows" });
  if (file.errors.length === 0)
    file.rows = lines.map(({ record, info }) => readRow(layout, positions, record, info.lines));
  return file;
}
