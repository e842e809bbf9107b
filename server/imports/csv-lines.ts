// A text file of an office as lines of cells: its encoding and its separator are found, since spreadsheets of different years
// write it differently.
import { CsvError, parse } from "csv-parse/sync";
import { mostCell, mostColumns } from "./limits.ts";
import { type Lines, TooMany } from "./xlsx-cells.ts";
import { NotReadable } from "./xml-tokens.ts";

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean => mark.every((byte, i) => bytes[i] === byte);

/** Signs of Windows-1252 from 0x80 to 0x9f; releases of Node read them as control characters. */
const windowsSigns = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

const windowsText = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign);

/** UTF-8 where it is valid, UTF-16 by its mark, else what Windows writes in western Europe. Undefined for what is no text. */
export function textOf(bytes: Uint8Array): { text: string; encoding: "utf-8" | "utf-16" | "windows-1252" } | undefined {
  if (startsWith(bytes, 0xff, 0xfe)) return { text: new TextDecoder("utf-16le").decode(bytes), encoding: "utf-16" };
  if (startsWith(bytes, 0xfe, 0xff)) return { text: new TextDecoder("utf-16be").decode(bytes), encoding: "utf-16" };
  if (bytes.includes(0)) return undefined;
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return { text: windowsText(bytes), encoding: "windows-1252" };
  }
}

const separators = [";", "\t", ",", "|"] as const;
export type Separator = (typeof separators)[number];
const looked = 30;

/** The one that stands in most of the first lines, outside quotes, and most often the same number of times. */
export function separatorOf(text: string): Separator {
  const lines = text
    .slice(0, 40_000)
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "")
    .slice(0, looked);
  const weights = separators.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const times = new Map<number, number>();
    for (const count of counts) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
    return { separator, weight: Math.max(0, ...[...times].map(([count, lines]) => lines * 100 + Math.min(count, 50))) };
  });
  return weights.reduce((best, one) => (one.weight > best.weight ? one : best)).separator;
}

/** Reads no more than `mostLines` and some, empty ones among them. Throws NotReadable or TooMany. */
export function csvLines(text: string, separator: Separator, mostLines: number): Lines {
  let records: string[][];
  try {
    records = parse(text, {
      ...{ bom: true, delimiter: separator, relax_column_count: true, relax_quotes: true },
      ...{ skip_empty_lines: false, to: mostLines * 4, max_record_size: 400_000 },
      record_delimiter: ["\r\n", "\n", "\r"],
    }) as unknown as string[][];
  } catch (error) {
    if (error instanceof CsvError) throw new NotReadable("no table");
    throw error;
  }
  if (records.length >= mostLines * 4) throw new TooMany();
  const isCut = records.some((cells) => cells.length > mostColumns || cells.some((cell) => cell.length > mostCell));
  const found: Lines = { lines: [], numbers: [], isCut };
  records.forEach((cells, i) => {
    if (cells.every((cell) => cell.trim() === "")) return;
    found.lines.push(cells.slice(0, mostColumns).map((cell) => cell.slice(0, mostCell)));
    found.numbers.push(i + 1);
  });
  return found;
}
