// Terms as files to take away: a calendar (ICS, RFC 5545) that holds case numbers and days and nothing of persons, and a
// table (CSV) with law and arithmetic. Pure text: who may have them is up to the procedures.
import { type DeadlineState, isOpenTerm, ruleIdOf } from "../../workflows/kernel/deadline.ts";
import type { TextSet, Workflow } from "../../workflows/kernel/definition.ts";
import { explainTerm, type TermLocale } from "../../workflows/kernel/explain-term.ts";
import { termFileTexts } from "../../workflows/kernel/term-file-texts.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";

export interface CaseTerms {
  caseId: string;
  kind: string;
  number: string;
  deadlines: Record<string, DeadlineState>;
}

export interface FileAround {
  workflows: ReadonlyMap<string, Workflow>;
  locale: TermLocale;
  /** Instant of the export. */
  now: string;
  baseUrl: string;
}

export interface TermFile {
  name: string;
  type: "text/calendar" | "text/csv";
  content: string;
}

interface Line {
  one: CaseTerms;
  id: string;
  term: DeadlineState;
  texts: TextSet | undefined;
  name: string;
}

const optionOf = (texts: TextSet | undefined, field: string, value: string): string =>
  texts?.options[`${field}.${value}`] ?? texts?.options[value] ?? value;

function linesOf(cases: readonly CaseTerms[], { workflows, locale }: FileAround): Line[] {
  return cases.flatMap((one) => {
    const texts = workflows.get(one.kind)?.texts[locale];
    return Object.entries(one.deadlines).map(([id, term]): Line => {
      const rule = texts?.deadlines[ruleIdOf(id)] ?? id;
      const about = term.about === undefined ? "" : ` – ${optionOf(texts, "about", term.about)}`;
      return { one, id, term, texts, name: `${rule}${about}` };
    });
  });
}

/** Lines of at most 75 octets, the next begun by a space. */
function folded(line: string): string {
  const out: string[] = [];
  let rest = "";
  for (const sign of line) {
    if (Buffer.byteLength(rest + sign) > (out.length === 0 ? 75 : 74)) {
      out.push(rest);
      rest = "";
    }
    rest += sign;
  }
  return [...out, rest].join("\r\n ");
}

const escaped = (text: string): string =>
  text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replace(/\r?\n/g, "\\n");
const stamp = (instant: string): string => `${instant.replace(/[-:]/g, "").slice(0, 15)}Z`;
const compact = (day: string): string => day.replaceAll("-", "");

function event({ one, id, term, name }: Line, around: FileAround): string[] {
  const host = new URL(around.baseUrl).hostname;
  const { dueOn = "", dueAt, status } = term;
  // One that stands still has a day only for now: it moves on with every day it stands.
  const stands = status === "running" ? undefined : (termFileTexts[around.locale].status[status] ?? status);
  const at = dueAt
    ? [`DTSTART:${stamp(dueAt)}`]
    : [`DTSTART;VALUE=DATE:${compact(dueOn)}`, `DTEND;VALUE=DATE:${compact(addDays(dueOn, 1))}`];
  return [
    "BEGIN:VEVENT",
    `UID:${one.caseId}/${id}@${host}`,
    `DTSTAMP:${stamp(around.now)}`,
    ...at,
    `SUMMARY:${escaped(`${one.number} ${name}${stands === undefined ? "" : ` (${stands})`}`)}`,
    ...(stands === undefined ? [] : ["STATUS:TENTATIVE"]),
    `DESCRIPTION:${escaped(term.source)}`,
    `URL:${around.baseUrl}/#/pratiche/${one.caseId}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** Before the events; `about`: words on the calendar as a whole. */
export function icsHead(about?: string): string {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ambito//Terms//IT", "CALSCALE:GREGORIAN"];
  return written(about === undefined ? lines : [...lines, `X-WR-CALDESC:${escaped(about)}`]);
}

export const icsFoot = "END:VCALENDAR\r\n";

const written = (lines: readonly string[]): string => lines.map((line) => `${folded(line)}\r\n`).join("");

/** Only what still has an end to come or missed. */
export function icsEvents(cases: readonly CaseTerms[], around: FileAround): string {
  const open = linesOf(cases, around).filter(({ term }) => isOpenTerm(term) && term.dueOn !== undefined);
  return written(open.flatMap((line) => event(line, around)));
}

export const icsOf = (cases: readonly CaseTerms[], around: FileAround): string =>
  `${icsHead()}${icsEvents(cases, around)}${icsFoot}`;

/** A cell that a spreadsheet would take for a formula is made text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Cells in the order of `termFileTexts.columns`; start and end are days, or instants of terms in hours. */
export function termRows(cases: readonly CaseTerms[], around: FileAround): string[][] {
  const words = termFileTexts[around.locale];
  return linesOf(cases, around).map(({ one, term, texts, name }) => {
    const names = {
      ground: (id: string) => texts?.grounds?.[id] ?? id,
      option: (field: string, value: string) => optionOf(texts, field, value),
    };
    return [
      ...[one.number, texts?.name ?? one.kind, name, words.status[term.status] ?? term.status],
      ...[term.startedAt ?? term.startedOn ?? "", term.dueAt ?? term.dueOn ?? "", term.source],
      explainTerm(term.steps, around.locale, names).join(" "),
    ];
  });
}

export function csvOf(cases: readonly CaseTerms[], around: FileAround): string {
  const rows = [termFileTexts[around.locale].columns, ...termRows(cases, around)];
  // The mark makes spreadsheets read UTF-8.
  return `\uFEFF${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

export const termFile = (
  format: "ics" | "csv",
  name: string,
  cases: readonly CaseTerms[],
  around: FileAround,
): TermFile =>
  format === "ics"
    ? { name: `${name}.ics`, type: "text/calendar", content: icsOf(cases, around) }
    : { name: `${name}.csv`, type: "text/csv", content: csvOf(cases, around) };
