// The reader's job behind an export: a whole list as one file, of one moment of the log, written encrypted under a key that only
// this process holds. Memory stays flat: a slice is read, written and forgotten.
import { createCipheriv } from "node:crypto";
import { createWriteStream, rmSync, statSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Driver } from "../../db/driver/driver.ts";
import { countListed } from "../../db/exports/count-listed.ts";
import type { ListFilter } from "../../db/queues/list-filter.ts";
import type { ListSort } from "../../db/queues/list-walk.ts";
import { exportTexts } from "../../workflows/kernel/export-texts.ts";
import type { AreaId, Instant } from "../../workflows/kernel/ids.ts";
import { AppError } from "../errors.ts";
import type { JobTools, ReaderContext, ReaderJob } from "../reader-jobs.ts";
import { type Format, mostRows, type Subject } from "./asked.ts";
import { csvFile } from "./csv-file.ts";
import { odsFile } from "./ods-file.ts";
import { printFile } from "./print-file.ts";
import type { Made, Table } from "./table.ts";
import { calendarFile, caseTable, termTable } from "./tables.ts";
import { walkList } from "./walk.ts";
import { xlsxFile } from "./xlsx-file.ts";

export interface ExportInput {
  /** Permits of main's policy, as text. */
  rights: { rows: string; contents: string; persons: string };
  filter: ListFilter;
  sort: ListSort;
  descending: boolean;
  apart: "out" | "alone";
  /** The area whose cases are kept apart. */
  area: AreaId;
  subject: Subject;
  format: Format;
  /** Ids, for a table of cases. */
  columns: readonly string[];
  locale: "it" | "en";
  names: Record<string, string>;
  comuni: Record<string, string>;
  /** Stands in the file: label and words. */
  about: readonly (readonly [string, string])[];
  at: Instant;
  baseUrl: string;
  /** Most rows this reader may take away. */
  most: number;
  /** Where it is written, and under which key. */
  file: string;
  key: Uint8Array;
  iv: Uint8Array;
}

export interface ExportResult {
  rows: number;
  leftOut: number;
  /** Goes before what the file holds. */
  head: string;
  bytes: number;
  tag: Uint8Array;
}

export interface ExportProgress {
  done: number;
  total: number;
}

export const cipherName = "aes-256-gcm";

export interface Tally {
  /** Of the file: cases, or terms. */
  rows: number;
  cases: number;
  leftOut: number;
}

const mostOf = ({ most, format }: ExportInput): number => Math.min(most, mostRows[format]);

const tooMany = ({ most, format }: ExportInput): AppError =>
  new AppError("LIMIT", { reason: most < mostRows[format] ? "exportRows" : "exportFormat" });

/** The sentences on the file, with what is known at its end. */
function aboutFile(
  { about, locale, apart }: ExportInput,
  { rows, leftOut }: Pick<Tally, "rows" | "leftOut">,
): (readonly [string, string])[] {
  const texts = exportTexts[locale].about;
  const count = (value: number) => new Intl.NumberFormat(locale === "it" ? "it-IT" : "en-GB").format(value);
  return [
    ...about,
    [texts.rows, count(rows)],
    ...(leftOut > 0 && apart === "out" ? [[texts.leftOut, `${count(leftOut)} (${texts.apart})`] as const] : []),
    [texts.care, texts.notice],
  ];
}

const files: Record<Exclude<Format, "ics">, (table: Table, at: Date) => Made> = {
  csv: csvFile,
  xlsx: xlsxFile,
  ods: odsFile,
  print: printFile,
};

interface Making {
  context: ReaderContext;
  input: ExportInput;
  driver: Driver;
  tools: JobTools<ExportProgress>;
  total: number;
  tally: Tally;
}

function makeFile({ context, input, driver, tools, total, tally }: Making): Made {
  const { permitted, workflows } = context;
  const rights = { rows: permitted(input.rights.rows), contents: permitted(input.rights.contents) };
  let saidAt = 0;
  const slices = walkList({
    ...{ driver, rights, filter: input.filter, sort: input.sort, descending: input.descending },
    ...{ apart: input.apart, area: input.area, workflows: workflows.values(), signal: tools.signal },
    ...(input.subject === "cases" && input.columns.includes("fiscalCode")
      ? { persons: permitted(input.rights.persons) }
      : {}),
    onSlice: ({ rows, leftOut }) => {
      tally.cases += rows;
      tally.leftOut += leftOut;
      const nowMs = performance.now();
      if (nowMs - saidAt < 100) return;
      saidAt = nowMs;
      tools.tell({ done: tally.cases + tally.leftOut, total });
    },
  });
  const around = { ...input, workflows };
  const about = () => aboutFile(input, tally);
  /** A case may have several terms, or none: rows are counted as they are written. */
  const onRows = (rows: number) => {
    tally.rows += rows;
    if (tally.rows > mostOf(input)) throw tooMany(input);
  };
  if (input.format === "ics") return calendarFile(around, { driver, rights, onRows }, slices, about);
  const source = { driver, rights, onRows };
  const table =
    input.subject === "cases" ? caseTable(around, source, slices, about) : termTable(around, source, slices, about);
  return files[input.format](table, new Date(input.at));
}

export const exportList: ReaderJob<ExportInput, ExportResult, ExportProgress> = async (context, input, tools) => {
  const driver = context.open();
  try {
    await driver.hold?.();
    const most = mostOf(input);
    const total = await countListed(driver, context.permitted(input.rights.rows), input.filter, most + 1);
    if (total > most) throw tooMany(input);
    tools.tell({ done: 0, total });
    const tally: Tally = { rows: 0, cases: 0, leftOut: 0 };
    const { body, head } = makeFile({ context, input, driver, tools, total, tally });
    const cipher = createCipheriv(cipherName, input.key, input.iv);
    const out = createWriteStream(input.file, { mode: 0o600, flags: "wx" });
    await pipeline(Readable.from(body), cipher, out, { signal: tools.signal });
    const bytes = statSync(input.file).size;
    const { rows, leftOut } = tally;
    return { rows, leftOut, head: head?.() ?? "", bytes, tag: cipher.getAuthTag() };
  } catch (error) {
    rmSync(input.file, { force: true });
    throw error;
  } finally {
    driver.close();
  }
};
