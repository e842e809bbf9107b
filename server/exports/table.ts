// A table that becomes a file, whatever the format: typed columns, rows in slices, and what stands about the file in the file.

export type Cell = string | number | null;

/**
 * - `text`, `number`
 * - `cents`: integer cents, written as euro with two decimals
 * - `day`: `YYYY-MM-DD`, or a minute of Rome `YYYY-MM-DDTHH:MM`
 */
export interface Column {
  label: string;
  type: "text" | "number" | "cents" | "day";
}

export interface Table {
  title: string;
  /** Name of the sheet that says what stands about the file. */
  aboutTitle: string;
  locale: "it" | "en";
  columns: readonly Column[];
  slices: AsyncIterable<readonly (readonly Cell[])[]>;
  /** Label and words; asked once all slices are through, since it tells how many rows there are. */
  about: () => readonly (readonly [string, string])[];
  /** A sentence for who prints the page. */
  printHint: string;
}

export interface Made {
  body: AsyncIterable<string | Uint8Array>;
  /** Goes before the body, and is known after it. */
  head?: () => string;
}

export const minuteOf = (value: string): { day: string; time: string | undefined } => ({
  day: value.slice(0, 10),
  time: value.length > 10 ? value.slice(11, 16) : undefined,
});

/** `31/12/2026`, `31/12/2026 09:30`. */
export function italianDay(value: string): string {
  const { day, time } = minuteOf(value);
  const written = `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
  return time === undefined ? written : `${written} ${time}`;
}

/** Days since the spreadsheets' day nought, 30 December 1899. */
export function serialOf(value: string): number {
  const { day, time } = minuteOf(value);
  const days = Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
  if (time === undefined) return days;
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return days + (hours * 60 + minutes) / 1440;
}

/** How a cell reads where there are no types: in print and in CSV. */
export function written(cell: Cell, type: Column["type"], locale: "it" | "en"): string {
  if (cell === null || cell === "") return "";
  if (type === "day") return locale === "it" ? italianDay(String(cell)) : String(cell).replace("T", " ");
  if (typeof cell === "string") return cell;
  const digits = type === "cents" ? (cell / 100).toFixed(2) : String(cell);
  return locale === "it" ? digits.replace(".", ",") : digits;
}
