// The reader's job behind an upload: what kind of file it is by its bytes, and its lines of cells. It runs in the reader's thread, since
// unpacking and reading some thousands of lines takes longer than a page may wait.
import { cleanCell } from "../../workflows/rules/imports/cells.ts";
import { AppError } from "../errors.ts";
import type { ReaderJob } from "../reader-jobs.ts";
import { csvLines, type Separator, separatorOf, textOf } from "./csv-lines.ts";
import { mostRows } from "./limits.ts";
import { type Lines, TooLarge, TooMany, xlsxLines } from "./xlsx-cells.ts";
import { NotReadable } from "./xml-tokens.ts";

export interface ReadTable {
  type: "csv" | "xlsx";
  encoding?: string;
  separator?: Separator;
  /** Those with something in them; cells without spaces around. */
  lines: string[][];
  /** Line of the file on which each of them stands, from 1. */
  numbers: number[];
  isCut: boolean;
}

/** Titles and notes above the header. */
const mostAbove = 30;

const begins = (bytes: Uint8Array, ...mark: number[]) => mark.every((byte, i) => bytes[i] === byte);
const isZip = (bytes: Uint8Array) => begins(bytes, 0x50, 0x4b, 0x03, 0x04);
/** The workbooks that were written before 2007. */
const isOld = (bytes: Uint8Array) => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0);

function linesOf(bytes: Uint8Array): Pick<ReadTable, "type" | "encoding" | "separator"> & Lines {
  const most = mostRows + mostAbove;
  if (isOld(bytes)) throw new AppError("INVALID", { reason: "oldWorkbook" });
  if (isZip(bytes)) return { type: "xlsx", ...xlsxLines(bytes, most) };
  const decoded = textOf(bytes);
  if (!decoded) throw new AppError("INVALID", { reason: "fileType" });
  const separator = separatorOf(decoded.text);
  return { type: "csv", encoding: decoded.encoding, separator, ...csvLines(decoded.text, separator, most) };
}

/** Refuses what is no table, or too much of one, as AppError. */
export function tableOf(bytes: Uint8Array): ReadTable {
  try {
    const { lines, numbers, ...about } = linesOf(bytes);
    if (lines.length === 0) throw new AppError("INVALID", { reason: "empty" });
    if (lines.length > mostRows + mostAbove) throw new TooMany();
    return { ...about, lines: lines.map((cells) => cells.map(cleanCell)), numbers };
  } catch (error) {
    if (error instanceof TooMany) throw new AppError("LIMIT", { reason: "rows" });
    if (error instanceof TooLarge) throw new AppError("LIMIT", { reason: "unpacked" });
    if (error instanceof NotReadable) throw new AppError("INVALID", { reason: "unreadable" });
    throw error;
  }
}

export const readTable: ReaderJob<{ bytes: Uint8Array }, ReadTable, never> = async (_context, { bytes }) =>
  tableOf(bytes);
