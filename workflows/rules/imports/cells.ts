// What stands in a cell of somebody's spreadsheet, read as a field of a form wants it: days, sex, fiscal codes, names in one cell.
// An answer is a value or the code of what is wrong; the cell's words are never in it. Pure and client-safe.
import { type Day, isDay } from "../../kernel/ids.ts";
import { givenNameCode, plainForm, surnameCode } from "../fiscal-code/compute.ts";
import { sortable } from "../names/words.ts";

export const cellProblems = [
  ...["missing", "notADay", "shortYear", "inFuture", "notASex", "notACode", "notAPlace", "notOurComune", "notAWord"],
  ...["notAPhone", "notAnEmail", "tooLong", "nameNotSplit", "notFit"],
] as const;
export type CellProblem = (typeof cellProblems)[number];

export type Read<T = string> = { value: T } | { problem: CellProblem };

/** Spaces of spreadsheets and marks that nobody sees. */
export const cleanCell = (cell: string): string =>
  cell
    .replace(/[\u200B-\u200F\u2028-\u202E\u2060\uFEFF]/g, "")
    .replace(/[\s\u00A0\p{Cc}]+/gu, " ")
    .trim();

const pad = (part: string | undefined): string => (part ?? "").padStart(2, "0");

/** Days since 30 December 1899, as spreadsheets count them; the years in which somebody alive was born, and some more. */
const [firstSerial, lastSerial] = [3_000, 80_000];
const serialOrigin = Date.UTC(1899, 11, 30);

/** The day of a spreadsheet's number; hours are left out. Undefined when no day of a person is meant. */
export function dayOfSerial(serial: number): Day | undefined {
  if (!(serial >= firstSerial && serial <= lastSerial)) return undefined;
  return new Date(serialOrigin + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

/** `31/12/2026`, `31.12.2026`, `2026-12-31`, with or without an hour, or a spreadsheet's number. */
export function readDay(cell: string, today: Day): Read<Day> {
  const text = cell.replace(/[T ]\d{1,2}[:.]\d{2}.*$/, "").trim();
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text)) return { problem: "shortYear" };
  const italian = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text);
  const whole = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const day = italian
    ? `${italian[3]}-${pad(italian[2])}-${pad(italian[1])}`
    : whole
      ? `${whole[1]}-${pad(whole[2])}-${pad(whole[3])}`
      : /^\d{4,5}([.,]\d+)?$/.test(text)
        ? dayOfSerial(Number(text.replace(",", ".")))
        : undefined;
  if (!isDay(day)) return { problem: "notADay" };
  return day > today ? { problem: "inFuture" } : { value: day };
}

const sexes: Record<string, "F" | "M"> = {
  ...{ f: "F", femmina: "F", donna: "F", femminile: "F", female: "F" },
  ...{ m: "M", maschio: "M", uomo: "M", maschile: "M", male: "M" },
};

export function readSex(cell: string): Read<"F" | "M"> {
  const value = sexes[sortable(cell)];
  return value ? { value } : { problem: "notASex" };
}

/** Upper case without spaces; whether it fits the person is told, and does not stop it. */
export function readFiscalCode(cell: string): Read {
  const value = cell.replace(/[\s.-]+/g, "").toUpperCase();
  return /^([A-Z0-9]{16}|\d{11})$/.test(value) ? { value } : { problem: "notACode" };
}

/** The first of several numbers in a cell. */
export function readPhone(cell: string): Read {
  const [first = ""] = cell.split(/[;,]|\s[/-]\s|\be\b|\bo\b/);
  const value = first.replace(/[^0-9+ ./()-]/g, "").trim();
  return /^\+?[0-9 ./()-]{4,30}$/.test(value) ? { value } : { problem: "notAPhone" };
}

export function readEmail(cell: string): Read {
  const value = cell.toLowerCase();
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? { value } : { problem: "notAnEmail" };
}

export interface Names {
  surname: string;
  givenName: string;
}

/**
 * Surname and given name out of one cell, the surname first. Two words are one of each; where there are more, the fiscal code
 * tells where the surname ends, and without one nobody can know.
 */
export function splitName(cell: string, fiscalCode: string | undefined): Read<Names> {
  const comma = /^([^,]+),([^,]+)$/.exec(cell);
  if (comma) return { value: { surname: (comma[1] ?? "").trim(), givenName: (comma[2] ?? "").trim() } };
  const words = cell.split(" ").filter((word) => word !== "");
  const splits = words.slice(1).map(
    (_, i): Names => ({
      surname: words.slice(0, i + 1).join(" "),
      givenName: words.slice(i + 1).join(" "),
    }),
  );
  const [only, ...others] = splits;
  if (only && others.length === 0) return { value: only };
  if (fiscalCode?.length !== 16) return { problem: "nameNotSplit" };
  const code = plainForm(fiscalCode);
  const fitting = splits.filter(
    ({ surname, givenName }) =>
      surnameCode(surname) === code.slice(0, 3) && givenNameCode(givenName) === code.slice(3, 6),
  );
  const [one] = fitting;
  return one && fitting.length === 1 ? { value: one } : { problem: "nameNotSplit" };
}

const relationWords: readonly [string, readonly string[]][] = [
  ["reference", ["intestatario", "intestataria", "is", "capofamiglia", "riferimento", "intestatario scheda"]],
  ["spouse", ["coniuge", "moglie", "marito", "mg", "mr"]],
  ["partner", ["convivente", "compagno", "compagna"]],
  ["child", ["figlio", "figlia", "fg", "figlio a", "figli"]],
  ["parent", ["genitore", "padre", "madre"]],
  ["sibling", ["fratello", "sorella", "fr", "so"]],
  ["grandparent", ["nonno", "nonna"]],
  ["grandchild", ["nipote", "nipote di nonno"]],
  ["otherRelative", ["altro parente", "parente", "suocero", "suocera", "genero", "nuora", "zio", "zia", "cognato"]],
  ["fosterChild", ["affidato", "affidata", "minore in affido"]],
  ["carer", ["badante", "assistente familiare"]],
  ["notRelated", ["non parente", "nessuna parentela", "altro"]],
];
const relationOf = new Map(relationWords.flatMap(([code, words]) => words.map((word) => [word, code] as const)));

/** `listed`: the words of the product for its own codes, sortable. */
export function readWord(cell: string, listed: ReadonlyMap<string, string>): Read {
  const value = listed.get(sortable(cell));
  return value ? { value } : { problem: "notAWord" };
}

export const readRelation = (cell: string, listed: ReadonlyMap<string, string>): Read => {
  const value = relationOf.get(sortable(cell));
  return value ? { value } : readWord(cell, listed);
};
