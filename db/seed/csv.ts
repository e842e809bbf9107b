// Reads the seed's CSV files: commas, double quotes, LF, a header line. Every row keeps its line number, so that
// a failed check can name it.

/** A check of the seed that failed: file, row and figures are in the message. */
export class SeedMismatch extends Error {
  override name = "SeedMismatch";
  constructor(file: string, row: number | string, what: string) {
    super(`${file}, ${typeof row === "number" ? `row ${row}` : row}: ${what}`);
  }
}

export interface CsvRow {
  file: string;
  /** Line in the file, from 1; the header is line 1. */
  line: number;
  cells: Readonly<Record<string, string>>;
}

function splitLine(line: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const char = line[i];
    if (quoted && char === '"' && line[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (char === '"') quoted = !quoted;
    else if (char === "," && !quoted) {
      cells.push(cell);
      cell = "";
    } else cell += char;
  }
  cells.push(cell);
  return cells;
}

/** Rows by column name. Throws SeedMismatch for another header or a row of another length. */
export function readCsv(file: string, text: string, columns: readonly string[]): CsvRow[] {
  const lines = text.replace(/\n$/, "").split("\n");
  const header = splitLine(lines[0] ?? "");
  if (header.join() !== columns.join()) throw new SeedMismatch(file, 1, `columns are ${header}, not ${columns}`);
  return lines.slice(1).map((text, index) => {
    const line = index + 2;
    const values = splitLine(text);
    if (values.length !== columns.length)
      throw new SeedMismatch(file, line, `${values.length} cells, not ${columns.length}`);
    return { file, line, cells: Object.fromEntries(columns.map((name, i) => [name, values[i] ?? ""])) };
  });
}

/** A cell that must be there. */
export function textOf(row: CsvRow, column: string): string {
  const value = row.cells[column] ?? "";
  if (value === "") throw new SeedMismatch(row.file, row.line, `${column} is empty`);
  return value;
}

/** A cell that may be empty. */
export const textOrNull = (row: CsvRow, column: string): string | null => row.cells[column] || null;

/** A whole number >= 0. */
export function wholeOf(row: CsvRow, column: string): number {
  const value = textOf(row, column);
  if (!/^\d+$/.test(value)) throw new SeedMismatch(row.file, row.line, `${column} is "${value}", not a whole number`);
  return Number(value);
}

/** Null for an empty cell, which is not 0. */
export const wholeOrNull = (row: CsvRow, column: string): number | null =>
  row.cells[column] === "" ? null : wholeOf(row, column);
