// Finds the end of a term again from all that is known of it: start, length, times it stood still, time given. Every act
// on a term ends here, so that its steps always explain its present end, whole and from the beginning.
import { addDays, addHours, daysBetween, romeDay, romeMidnight } from "../rules/calendar/days.ts";
import { saturdays } from "../rules/calendar/holidays.ts";
import { addTerm, judicialSummer, type Suspension } from "../rules/calendar/terms.ts";
import {
  type DeadlineRule,
  type DeadlineState,
  resolveLength,
  type Stop,
  type TermParameters,
  type TermUnit,
} from "./deadline.ts";
import type { Day, Instant } from "./ids.ts";
import type { TermStep } from "./term-steps.ts";

/** Steps a recount keeps: what happened before the term began to run. */
const kept = new Set(["length", "waits", "sent", "returned", "delivered"]);

const lastInterruption = (stops: readonly Stop[]): number => stops.findLastIndex((one) => one.effect === "interrupts");

const stood = ({ hours: _hours, ...stop }: Stop): TermStep => ({ step: "stood", ...stop });

/** The term with its end and steps as they follow from its own facts. Only a term that has begun has an end. */
export function recount(rule: DeadlineRule, term: DeadlineState, parameters: TermParameters): DeadlineState {
  const before = term.steps.filter(({ step }) => kept.has(step));
  if (!term.startedOn) return { ...term, steps: before };
  const ended = term.unit === "hours" ? countHours(term) : countDays(rule, term, parameters);
  const { stopped } = term;
  const stands: TermStep[] = stopped ? [{ step: "stands", ...without(stopped, "at") } as TermStep] : [];
  return { ...term, ...ended, steps: [...before, ...ended.steps, ...stands] };
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _gone, ...rest } = value;
  return rest;
}

interface Found {
  dueOn: Day;
  dueAt?: Instant;
  steps: TermStep[];
}

function countDays(rule: DeadlineRule, term: DeadlineState, parameters: TermParameters): Found {
  const stops = term.stops ?? [];
  const restart = lastInterruption(stops);
  const interruption = stops[restart];
  const steps: TermStep[] = stops.slice(0, restart + 1).map(stood);
  const start = interruption ? addDays(interruption.to, 1) : (term.startedOn ?? "");
  if (interruption) steps.push({ step: "restarted", on: start });
  const { agreedOn } = term;
  // A day that was agreed stays agreed after an interruption; before its own beginning there is nothing to count.
  if (agreedOn && agreedOn <= start) return { dueOn: agreedOn, steps: [...steps, { step: "agreed", on: agreedOn }] };
  const since = stops.slice(restart + 1);
  const suspensions: Suspension[] = since.map(({ ground, law, from, to }) => ({ id: ground, law, from, to }));
  if (rule.calendar === "procedural") suspensions.push(judicialSummer);
  if (rule.direction === "backward") steps.push({ step: "backwards", on: start });
  const counted = addTerm({
    start,
    ...lengthOf(term, start),
    onHoliday: rule.onHoliday,
    ...(rule.direction ? { direction: rule.direction } : {}),
    holidays: rule.calendar === "procedural" ? [...parameters.holidays, saturdays] : parameters.holidays,
    suspensions,
    extensions: (term.extensions ?? []).filter(({ after }) => after > restart),
  });
  return { dueOn: counted.dueOn, steps: [...steps, ...counted.steps.flatMap((step) => said(step, since, agreedOn))] };
}

function lengthOf({ amount, unit, agreedOn }: DeadlineState, start: Day) {
  if (agreedOn) return { days: daysBetween(start, agreedOn) };
  return unit === "months" ? { months: amount } : unit === "workingDays" ? { workingDays: amount } : { days: amount };
}

/** A time it stood still is told as what it was; an agreed day is not counted but named. */
function said(step: TermStep, stops: readonly Stop[], agreedOn: Day | undefined): TermStep[] {
  if (step.step === "extended") return [without(step as TermStep & { after?: number }, "after") as TermStep];
  if (agreedOn && step.step === "startExcluded") return [];
  if (agreedOn && step.step === "counted") return [{ step: "agreed", on: agreedOn }];
  if (step.step !== "suspended") return [step];
  const stop = stops.find((one) => one.from === step.from && one.ground === step.suspension);
  return stop ? [{ ...stood(stop), on: step.on } as TermStep] : [step];
}

/** Hours run on the clock that never jumps; an extension by days is one by so many times 24 hours. */
function countHours(term: DeadlineState): Found {
  const stops = term.stops ?? [];
  const restart = lastInterruption(stops);
  const interruption = stops[restart];
  const from = interruption
    ? romeMidnight(addDays(interruption.to, 1))
    : (term.startedAt ?? romeMidnight(term.startedOn ?? ""));
  const steps: TermStep[] = [];
  for (const stop of stops.slice(0, restart + 1)) steps.push(stood(stop));
  let to = addHours(from, term.amount);
  steps.push({ step: "hours", from, to, amount: term.amount });
  for (const { ground, law, amount, after } of term.extensions ?? []) {
    if (after <= restart) continue;
    to = addHours(to, amount * 24);
    steps.push({ step: "extendedHours", ground, law, hours: amount * 24, to });
  }
  for (const { ground, law, hours = 0 } of stops.slice(restart + 1)) {
    to = addHours(to, hours);
    steps.push({ step: "stoodHours", ground, law, hours, to });
  }
  return { dueOn: romeDay(to), dueAt: to, steps };
}

export interface Beginning {
  /** Day from which it counts, or the agreed day of an agreed term; undefined while it waits for delivery. */
  on?: Day;
  at?: Instant;
  /** Day of the event that starts it. */
  today: Day;
  about?: string;
}

/**
 * Starts a term. Returns undefined when its length is a parameter no ruleset in force gives:
 * the engine then lists it as "da completare" rather than inventing a term.
 */
export function startTerm(rule: DeadlineRule, begin: Beginning, parameters: TermParameters): DeadlineState | undefined {
  const about = begin.about === undefined ? {} : { about: begin.about };
  const court = rule.court || rule.calendar === "procedural" ? ({ court: true } as const) : {};
  if (rule.length === "agreed") {
    const agreedOn = begin.on ?? begin.today;
    const term: DeadlineState = {
      ...{ status: "running", source: rule.source, amount: 0, unit: "days", ...court, ...about },
      ...{ startedOn: begin.today, agreedOn, steps: [] },
    };
    return recount(rule, term, parameters);
  }
  const [unit, length] = Object.entries(rule.length)[0] as [TermUnit, Parameters<typeof resolveLength>[0]];
  const resolved = resolveLength(length, parameters);
  if (!resolved) return undefined;
  const { amount, parameter } = resolved;
  const steps: TermStep[] = parameter ? [{ step: "length", amount, unit, ...parameter }] : [];
  const base = { source: rule.source, amount, unit, ...court, ...(parameter ? { parameter } : {}), ...about };
  if (!begin.on) {
    const waiting: DeadlineState = {
      ...base,
      ...{ status: "waitingDelivery", wait: { since: begin.today } },
      steps: [...steps, { step: "waits", since: begin.today }],
    };
    return followUp(rule, waiting, begin.today, parameters);
  }
  const started =
    unit === "hours" && begin.at ? { startedOn: romeDay(begin.at), startedAt: begin.at } : { startedOn: begin.on };
  return recount(rule, { ...base, status: "running", ...started, steps }, parameters);
}

/** A waiting term is asked about after the days its rule gives; without a value it only shows how long it waits. */
export function followUp(
  rule: DeadlineRule,
  term: DeadlineState,
  from: Day,
  parameters: TermParameters,
): DeadlineState {
  const { dueOn: _old, ...rest } = term;
  const steps = rest.steps.filter(({ step }) => step !== "followUp");
  const resolved = rule.followUp && resolveLength(rule.followUp.days, parameters);
  if (!rule.followUp || !resolved) return { ...rest, steps };
  const dueOn = addDays(from, resolved.amount);
  const { source } = rule.followUp;
  return { ...rest, dueOn, steps: [...steps, { step: "followUp", on: dueOn, amount: resolved.amount, source }] };
}
