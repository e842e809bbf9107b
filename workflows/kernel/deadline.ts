// Terms of law as data: the rule a workflow declares and the state the log keeps of each running term.
// The arithmetic is in rules/calendar; overdue is a condition of a query and never an event that decides.
import { addDays, addHours, romeDay } from "../rules/calendar/days.ts";
import { type HolidayTable, saturdays } from "../rules/calendar/holidays.ts";
import { addTerm, judicialSummer } from "../rules/calendar/terms.ts";
import type { Day, Instant } from "./ids.ts";

/** Amount: a number, or a dated parameter `{ruleset, key}`; days, months or hours. */
export type TermLength = number | { ruleset: string; key: string };

export interface DeadlineRule {
  length: { days: TermLength } | { months: TermLength } | { hours: TermLength } | { workingDays: TermLength };
  /** `delivered` waits for RECORD_DELIVERY of the act; otherwise the term runs from occurredOn of the event. */
  startsFrom: "occurredOn" | "delivered";
  /** civil: art. 2963 c.c.; procedural: 1-31 August excluded, Saturday as holiday at the end. */
  calendar: "civil" | "procedural";
  onHoliday: "next" | "stay";
  /** The law or act it comes from, as shown to the worker. */
  source: string;
  /** Alarm to the assignee this many days before the end. */
  warnDays?: number;
}

export type DeadlineStatus = "waitingDelivery" | "running" | "suspended" | "met" | "cancelled";

/** Times: `*On` Europe/Rome days, `dueAt` only for hour terms (UTC). */
export interface DeadlineState {
  status: DeadlineStatus;
  startedOn?: Day;
  dueOn?: Day;
  dueAt?: Instant;
  suspendedOn?: Day;
  suspendedDays?: number;
  extendedDays?: number;
  reason?: string;
  /** Seq of the event that closed it. */
  endedSeq?: number;
  source: string;
  /** Resolved amount with its unit, e.g. "30 days". */
  term: string;
  alarmedOn?: Day;
}

export interface TermParameters {
  /** Value of a `{ruleset,key}` length; undefined when no ruleset in force has it. */
  parameter: (ruleset: string, key: string) => number | undefined;
  holidays: HolidayTable;
}

function resolve(length: TermLength, at: TermParameters): number | undefined {
  return typeof length === "number" ? length : at.parameter(length.ruleset, length.key);
}

function unitOf(rule: DeadlineRule): ["days" | "months" | "hours" | "workingDays", TermLength] {
  const [entry] = Object.entries(rule.length) as ["days" | "months" | "hours" | "workingDays", TermLength][];
  if (!entry) throw new Error("deadline rule without a length");
  return entry;
}

/**
 * Starts a term. Returns undefined when its length is a parameter no ruleset in force gives:
 * the engine then lists it as "da completare" rather than inventing a term.
 */
export function startTerm(
  rule: DeadlineRule,
  start: { on?: Day; at?: Instant },
  parameters: TermParameters,
): DeadlineState | undefined {
  const [unit, length] = unitOf(rule);
  const amount = resolve(length, parameters);
  if (amount === undefined) return undefined;
  const base = { source: rule.source, term: `${amount} ${unit}` };
  if (!start.on) return { status: "waitingDelivery", ...base };
  return { status: "running", startedOn: start.on, ...base, ...dueOf(rule, unit, amount, start, parameters) };
}

function dueOf(
  rule: DeadlineRule,
  unit: "days" | "months" | "hours" | "workingDays",
  amount: number,
  start: { on?: Day; at?: Instant },
  parameters: TermParameters,
): { dueOn: Day; dueAt?: Instant } {
  if (unit === "hours") {
    const at = start.at ?? `${start.on}T00:00:00.000Z`;
    const dueAt = addHours(at, amount);
    return { dueOn: romeDay(dueAt), dueAt };
  }
  const result = addTerm({
    start: start.on ?? "",
    ...(unit === "days" ? { days: amount } : unit === "months" ? { months: amount } : { workingDays: amount }),
    onHoliday: rule.onHoliday,
    holidays: rule.calendar === "procedural" ? [...parameters.holidays, saturdays] : parameters.holidays,
    ...(rule.calendar === "procedural" ? { suspensions: [judicialSummer] } : {}),
  });
  return { dueOn: result.dueOn };
}

/** Moves the end by whole days (extension, or the length of a suspension); hour terms move by 24 h each. */
export function moveTerm(term: DeadlineState, days: number): DeadlineState {
  if (!term.dueOn) return term;
  return {
    ...term,
    dueOn: addDays(term.dueOn, days),
    ...(term.dueAt ? { dueAt: addHours(term.dueAt, days * 24) } : {}),
  };
}
