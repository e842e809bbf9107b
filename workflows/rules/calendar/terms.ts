// Counting of terms by the civil calendar (Civil Code art. 2963, code of civil procedure art. 155): the day
// of the start is not counted, the last one is. Returns the due day and why; words belong to the texts.
import type { Day } from "../../kernel/ids.ts";
import { addDays, addMonths, daysBetween } from "./days.ts";
import { type HolidayTable, holidayOn } from "./holidays.ts";

/** Days that are not counted, both ends included: of every year (`MM-DD`, within one year) or of one time only (days). */
export interface Suspension {
  id: string;
  from: string;
  to: string;
  /** The law it rests on, for the explanation. */
  law?: string;
}

/** Judicial terms, 1-31 August; not for administrative ones, nor for urgent matters of minors. */
export const judicialSummer: Suspension = {
  ...{ id: "judicialSummer", from: "08-01", to: "08-31" },
  law: "L. 742/1969",
};

/** `days` and `months` count every day, `workingDays` only those that are no holiday of the table. */
export type TermLength = { days: number } | { months: number } | { workingDays: number };

export type TermInput = TermLength & {
  start: Day;
  /** Backward terms ("at least 10 days before the hearing") count from the start towards the past. */
  direction?: "forward" | "backward";
  /** What happens when the last day is a holiday. Default: next, for backward terms previous. */
  onHoliday?: "next" | "stay" | "previous";
  holidays: HolidayTable;
  suspensions?: readonly Suspension[];
  /** Added after the length, in its unit (days after months). */
  extensions?: readonly Extension[];
};

export interface Extension {
  amount: number;
  ground: string;
  law: string;
}

/** One line of the explanation; `on` is the day reached by it. */
export type TermStep =
  | { step: "startExcluded"; on: Day }
  | { step: "counted"; on: Day; amount: number; unit: "days" | "months" | "workingDays" }
  /** The month has no such day: its last one. */
  | { step: "monthEnd"; on: Day }
  | { step: "extended"; on: Day; amount: number; unit: "days" | "workingDays"; ground: string; law: string }
  /** `from` and `to` are the days that do not count, as far as they are the same for every reader. */
  | { step: "suspended"; on: Day; days: number; suspension: string; from: string; to: string; law?: string }
  | { step: "movedFromHoliday"; on: Day; from: Day; holiday: string; toVerify: boolean };

export interface Term {
  dueOn: Day;
  steps: TermStep[];
}

const maxAmount = 36_525;
/** No table of holidays moves a day further than this; a table without working days stops here. */
const maxMoves = 366;

function unitOf(input: TermLength): { unit: "days" | "months" | "workingDays"; amount: number } {
  const unit = "days" in input ? "days" : "months" in input ? "months" : "workingDays";
  const amount = "days" in input ? input.days : "months" in input ? input.months : input.workingDays;
  if (!Number.isInteger(amount) || amount < 0 || amount > maxAmount) throw new RangeError("calendar: length of term");
  return { unit, amount };
}

function suspensionOn(day: Day, suspensions: readonly Suspension[]): Suspension | undefined {
  return suspensions.find((one) => {
    const on = one.from.length === day.length ? day : day.slice(5);
    return on >= one.from && on <= one.to;
  });
}

const suspended = (on: Day, days: number, { id, from, to, law }: Suspension): TermStep => ({
  ...{ step: "suspended", on, days, suspension: id, from, to },
  ...(law === undefined ? {} : { law }),
});

/** The last day of the suspension the start falls into: the term begins to run the day after (before, backwards). */
function effectiveStart(start: Day, sign: 1 | -1, suspensions: readonly Suspension[]): Day {
  let day = start;
  const inside = suspensionOn(day, suspensions);
  if (!inside) return day;
  for (let i = 0; i < maxMoves; i++) {
    if (!suspensionOn(addDays(day, sign), suspensions)) return day;
    day = addDays(day, sign);
  }
  return day;
}

/** Adds to `due` the suspended days of (start, due], again and again until none is new. */
function extend(start: Day, due: Day, sign: 1 | -1, suspensions: readonly Suspension[], steps: TermStep[]): Day {
  if (suspensions.length === 0) return due;
  const count = new Map<Suspension, number>();
  let from = start;
  let end = due;
  while (from !== end) {
    let found = 0;
    for (let day = from; day !== end; ) {
      day = addDays(day, sign);
      const hit = suspensionOn(day, suspensions);
      if (!hit) continue;
      found++;
      count.set(hit, (count.get(hit) ?? 0) + 1);
    }
    from = end;
    end = addDays(end, sign * found);
    if (daysBetween(due, end) * sign > maxAmount) break;
  }
  for (const [one, days] of count) steps.push(suspended(end, days, one));
  return end;
}

function countWorking(start: Day, amount: number, sign: 1 | -1, input: TermInput, steps: TermStep[]): Day {
  let day = start;
  let left = amount;
  let idle = 0;
  const count = new Map<Suspension, number>();
  while (left > 0 && idle < maxMoves) {
    day = addDays(day, sign);
    const hit = suspensionOn(day, input.suspensions ?? []);
    const counts = !hit && !holidayOn(day, input.holidays);
    if (hit) count.set(hit, (count.get(hit) ?? 0) + 1);
    idle = counts ? 0 : idle + 1;
    if (counts) left--;
  }
  for (const [one, days] of count) steps.push(suspended(day, days, one));
  return day;
}

function moveFromHoliday(due: Day, sign: 1 | -1, input: TermInput, steps: TermStep[]): Day {
  const policy = input.onHoliday ?? (sign === 1 ? "next" : "previous");
  if (policy === "stay") return due;
  const move = policy === "next" ? 1 : -1;
  let day = due;
  for (let i = 0; i < maxMoves; i++) {
    const holiday = holidayOn(day, input.holidays);
    // A holiday at the edge of a suspension may push the day into it: nothing falls due there either.
    const suspension = suspensionOn(day, input.suspensions ?? []);
    if (!holiday && !suspension) return day;
    const from = day;
    day = addDays(day, move);
    if (!holiday) {
      if (suspension) steps.push(suspended(day, 1, suspension));
      continue;
    }
    const toVerify = holiday.toVerify === true;
    steps.push({ step: "movedFromHoliday", on: day, from, holiday: holiday.id, toVerify });
  }
  return day;
}

/**
 * The last day of a term and how it was found. Total for existing days of the years 1583-9900 and whole lengths
 * of 0-36,525; anything else is a bug of the caller (RangeError).
 */
export function addTerm(input: TermInput): Term {
  const { unit, amount } = unitOf(input);
  const sign = input.direction === "backward" ? -1 : 1;
  const suspensions = input.suspensions ?? [];
  const steps: TermStep[] = [];
  const start = effectiveStart(input.start, sign, suspensions);
  const inside = suspensionOn(input.start, suspensions);
  if (inside && start !== input.start) steps.push(suspended(start, Math.abs(daysBetween(input.start, start)), inside));
  steps.push({ step: "startExcluded", on: start });
  if (unit === "workingDays") {
    const last = countWorked(start, amount, sign, input, steps);
    return { dueOn: moveFromHoliday(last, sign, input, steps), steps };
  }
  let due = unit === "days" ? addDays(start, sign * amount) : addMonths(start, sign * amount);
  steps.push({ step: "counted", on: due, amount, unit });
  if (unit === "months" && due.slice(8) !== start.slice(8)) steps.push({ step: "monthEnd", on: due });
  for (const one of input.extensions ?? []) {
    due = addDays(due, sign * one.amount);
    steps.push({ step: "extended", on: due, unit: "days", ...one });
  }
  due = extend(start, due, sign, suspensions, steps);
  return { dueOn: moveFromHoliday(due, sign, input, steps), steps };
}

/** Working days and those they were extended by, one after the other; what stood still in between is said last. */
function countWorked(start: Day, amount: number, sign: 1 | -1, input: TermInput, steps: TermStep[]): Day {
  let total = amount;
  let aside: TermStep[] = [];
  let day = countWorking(start, total, sign, input, aside);
  steps.push({ step: "counted", on: day, amount, unit: "workingDays" });
  for (const one of input.extensions ?? []) {
    total += one.amount;
    aside = [];
    day = countWorking(start, total, sign, input, aside);
    steps.push({ step: "extended", on: day, unit: "workingDays", ...one });
  }
  steps.push(...aside);
  return day;
}
