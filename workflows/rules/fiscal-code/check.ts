// Reads a codice fiscale as typed and says what is odd about it, against itself, a table of places and the
// person's data. Findings are data (the words are the texts'); none of them is a wall. Pure and client-safe.
import { type Day, isDay } from "../../kernel/ids.ts";
import {
  checkCharacter,
  givenNameCode,
  monthLetters,
  omocodeNumber,
  plainForm,
  type Sex,
  surnameCode,
} from "./compute.ts";

/** When a place existed under a Belfiore code; both days included, absent = no known limit. */
export interface PlaceInterval {
  name: string;
  validFrom?: Day;
  validTo?: Day;
}
/** Belfiore code -> its intervals. A code that is not in the table is only noted, since tables are partial. */
export type PlaceTable = Readonly<Record<string, readonly PlaceInterval[]>>;

export interface GivenFacts {
  surname?: string;
  givenName?: string;
  birthOn?: Day;
  sex?: Sex;
  birthPlace?: string;
}

export type FindingField = keyof GivenFacts | "fiscalCode";
export type FindingCode =
  | "length"
  | "characters"
  | "checkCharacter"
  | "provisionalCheckDigit"
  | "provisional"
  | "omocode"
  | "dateNotExisting"
  | "dateInFuture"
  | "placeUnknown"
  | "placeNotValidThen"
  | "mismatch";

export interface Finding {
  code: FindingCode;
  field: FindingField;
  /** error: no such code can exist; warning: it may, but does not fit; note: worth knowing. */
  severity: "error" | "warning" | "note";
  /** 1-based positions of wrong characters. */
  positions?: readonly number[];
  /** What the code says, or what would fit. */
  expected?: string;
}

/** What a 16-character code says, omocodia undone. */
export interface ParsedFiscalCode {
  surnameCode: string;
  givenNameCode: string;
  /** Absent when the date does not exist. Of two centuries the one of the given birth, else the latest not after today. */
  birthOn?: Day;
  sex?: Sex;
  birthPlace: string;
  omocode: number;
}

export interface FiscalCodeCheck {
  /** Upper case without spaces. */
  code: string;
  kind: "regular" | "provisional" | "unreadable";
  parsed?: ParsedFiscalCode;
  findings: Finding[];
}

const letter = /[A-Z]/;
const digitOrOmocode = /[0-9LMNP-V]/;
const month = /[ABCDEHLMPRST]/;
const shape = [...Array(6).fill(letter), digitOrOmocode, digitOrOmocode, month, digitOrOmocode, digitOrOmocode].concat([
  letter,
  digitOrOmocode,
  digitOrOmocode,
  digitOrOmocode,
  letter,
]) as RegExp[];

const error = (code: FindingCode, field: FindingField = "fiscalCode"): Finding => ({ code, field, severity: "error" });

/** The 11-digit code of persons not yet registered is checked like a VAT number (Luhn). */
export function provisionalCheckDigit(first10: string): string {
  let sum = 0;
  for (let i = 0; i < 10; i++) {
    const digit = Number(first10[i]);
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

function checkProvisional(code: string): FiscalCodeCheck {
  const findings: Finding[] = [{ code: "provisional", field: "fiscalCode", severity: "note" }];
  const expected = provisionalCheckDigit(code.slice(0, 10));
  if (code[10] !== expected) findings.unshift({ ...error("provisionalCheckDigit"), expected });
  return { code, kind: "provisional", findings };
}

/** The year of two digits, in the century of the given birth or the latest one not after today. */
function fullYear(twoDigits: string, monthDay: string, today: Day, given?: Day): string {
  if (given && isDay(given)) {
    const century = given.slice(0, 2);
    if (given.slice(2, 4) === twoDigits) return century + twoDigits;
  }
  const century = Number(today.slice(0, 2));
  const candidate = `${today.slice(0, 2)}${twoDigits}`;
  return `${candidate}-${monthDay}` <= today ? candidate : `${String(century - 1).padStart(2, "0")}${twoDigits}`;
}

function parse(code: string, today: Day, given: GivenFacts): ParsedFiscalCode {
  const plain = plainForm(code);
  const dayNumber = Number(plain.slice(9, 11));
  const sex: Sex = dayNumber > 40 ? "F" : "M";
  const date = String(sex === "F" ? dayNumber - 40 : dayNumber).padStart(2, "0");
  const monthDay = `${String(monthLetters.indexOf(plain[8] ?? "") + 1).padStart(2, "0")}-${date}`;
  const birthOn = `${fullYear(plain.slice(6, 8), monthDay, today, given.birthOn)}-${monthDay}`;
  const parsed: ParsedFiscalCode = {
    surnameCode: plain.slice(0, 3),
    givenNameCode: plain.slice(3, 6),
    birthPlace: plain.slice(11, 15),
    omocode: omocodeNumber(code),
  };
  if (isDay(birthOn)) {
    parsed.birthOn = birthOn;
    parsed.sex = sex;
  }
  return parsed;
}

/** The interval in which a day lies: the name the place had then. Undefined where it did not exist under that code. */
export const placeOn = (intervals: readonly PlaceInterval[], on: Day): PlaceInterval | undefined =>
  intervals.find(
    (one) => (one.validFrom === undefined || one.validFrom <= on) && (one.validTo === undefined || on <= one.validTo),
  );

function placeFindings(parsed: ParsedFiscalCode, places: PlaceTable): Finding[] {
  const intervals = Object.hasOwn(places, parsed.birthPlace) ? places[parsed.birthPlace] : undefined;
  if (!intervals) return [{ code: "placeUnknown", field: "birthPlace", severity: "note", expected: parsed.birthPlace }];
  const on = parsed.birthOn;
  if (on === undefined) return [];
  if (placeOn(intervals, on)) return [];
  return [{ code: "placeNotValidThen", field: "birthPlace", severity: "warning", expected: intervals[0]?.name ?? "" }];
}

/** Compares with what is known of the person; a field that is not given, or empty, is not compared. */
function mismatches(parsed: ParsedFiscalCode, given: GivenFacts): Finding[] {
  const pairs: [FindingField, string | undefined, string | undefined][] = [
    ["surname", given.surname && surnameCode(given.surname), parsed.surnameCode],
    ["givenName", given.givenName && givenNameCode(given.givenName), parsed.givenNameCode],
    ["birthOn", given.birthOn, parsed.birthOn],
    ["sex", given.sex, parsed.sex],
    ["birthPlace", given.birthPlace, parsed.birthPlace],
  ];
  return pairs
    .filter(([, known, read]) => known && read && known !== read)
    .map(([field, , read]) => ({ code: "mismatch", field, severity: "warning", expected: read ?? "" }));
}

/**
 * All findings about a code as typed; spaces and case do not matter. Never throws.
 * `today` decides the century and what is in the future.
 */
export function checkFiscalCode(
  text: string,
  against: { today: Day; places: PlaceTable; given?: GivenFacts },
): FiscalCodeCheck {
  const code = text.replace(/\s+/g, "").toUpperCase();
  if (/^\d{11}$/.test(code)) return checkProvisional(code);
  if (code.length !== 16) return { code, kind: "unreadable", findings: [error("length")] };
  const positions = shape.flatMap((expected, i) => (expected.test(code[i] ?? "") ? [] : [i + 1]));
  if (positions.length > 0) return { code, kind: "unreadable", findings: [{ ...error("characters"), positions }] };
  const given = against.given ?? {};
  const parsed = parse(code, against.today, given);
  const findings: Finding[] = [];
  const check = checkCharacter(code.slice(0, 15));
  if (check !== code[15]) findings.push({ ...error("checkCharacter"), expected: check });
  if (parsed.birthOn === undefined) findings.push(error("dateNotExisting", "birthOn"));
  else if (parsed.birthOn > against.today) findings.push(error("dateInFuture", "birthOn"));
  if (parsed.omocode > 0)
    findings.push({ code: "omocode", field: "fiscalCode", severity: "note", expected: plainForm(code) });
  findings.push(...placeFindings(parsed, against.places), ...mismatches(parsed, given));
  return { code, kind: "regular", parsed, findings };
}

/** True when no finding is an error: the code can exist. */
export const isPossible = (check: FiscalCodeCheck): boolean => check.findings.every((one) => one.severity !== "error");
