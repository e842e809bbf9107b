// What may be done with a term once it exists: sending, return and delivery of its act, standing still and running again,
// more time. Each answers the term as it is then, or the id of the reason why not.
import { addDays, daysBetween } from "../rules/calendar/days.ts";
import {
  type DeadlineRule,
  type DeadlineState,
  resolveLength,
  type StopGround,
  type TermParameters,
} from "./deadline.ts";
import type { Day, Instant } from "./ids.ts";
import type { JsonObject } from "./json.ts";
import { followUp, recount } from "./term-count.ts";
import type { TermStep } from "./term-steps.ts";

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const given = (data: JsonObject, ...keys: string[]) =>
  Object.fromEntries(keys.filter((key) => text(data[key]) !== "").map((key) => [key, text(data[key])]));

export interface Act {
  rule: DeadlineRule;
  term: DeadlineState;
  parameters: TermParameters;
  /** Office day of the act, and instant of its recording. */
  on: Day;
  recordedAt: Instant;
}

/** Longest list of stops, extensions and sendings of one term: beyond it something is wrong. */
const most = 50;

export function sendAct({ rule, term, parameters }: Act, data: JsonObject): DeadlineState | string {
  if (term.status !== "waitingDelivery" || !term.wait) return "notWaitingDelivery";
  if (term.steps.length >= most) return "tooManyActs";
  const sentOn = text(data.sentOn);
  const wait = {
    since: term.wait.since,
    sentOn,
    ...given(data, "documentId", "sentVia", "protocolNumber", "protocolOn"),
  };
  const step = { step: "sent", on: sentOn, via: text(data.sentVia), ...given(data, "protocolNumber", "protocolOn") };
  const sent = { ...term, wait, steps: [...term.steps, step as TermStep] };
  return followUp(rule, sent, sentOn, parameters);
}

/** It came back: the term goes on waiting, until the act is sent again or held to be delivered. */
export function returnAct({ rule, term, parameters }: Act, data: JsonObject): DeadlineState | string {
  if (term.status !== "waitingDelivery" || !term.wait) return "notWaitingDelivery";
  if (term.steps.length >= most) return "tooManyActs";
  const on = text(data.returnedOn);
  if (term.wait.sentOn !== undefined && on < term.wait.sentOn) return "returnedBeforeSent";
  const why = text(data.returnReason);
  const wait = { ...term.wait, returnedOn: on, returnReason: why };
  const returned = { ...term, wait, steps: [...term.steps, { step: "returned", on, why } as TermStep] };
  return followUp(rule, returned, on, parameters);
}

export function deliverAct(act: Act, data: JsonObject): DeadlineState | string {
  const { rule, term, parameters } = act;
  if (term.status !== "waitingDelivery" || !term.wait) return "notWaitingDelivery";
  const { deliveredOn, sentOn } = {
    deliveredOn: text(data.deliveredOn),
    sentOn: text(data.sentOn) || term.wait.sentOn,
  };
  if (sentOn !== undefined && deliveredOn < sentOn) return "deliveredBeforeSent";
  const step = {
    ...{ step: "delivered", on: deliveredOn, via: text(data.sentVia) || (term.wait.sentVia ?? "") },
    ...{ proof: text(data.proofKind) },
    ...given(data, "proofNumber"),
    ...given({ ...(term.wait as unknown as JsonObject), ...data }, "protocolNumber", "protocolOn"),
  };
  const { wait: _wait, dueOn: _followUp, ...rest } = term;
  const running: DeadlineState = { ...rest, status: "running", startedOn: deliveredOn };
  return recount(rule, { ...running, steps: [...term.steps, step as TermStep] }, parameters);
}

const times = (term: DeadlineState, ground: string) => (term.stops ?? []).filter((one) => one.ground === ground).length;

/** A worker's act: only for a reason the rule lists, within its limits, and while the term has not ended. */
export function stopByHand(act: Act, ground: string): DeadlineState | string {
  const found = act.rule.stops?.find((one) => one.ground === ground);
  if (!found || found.byWorkflow) return "groundNotForTerm";
  if (act.term.status !== "running") return "notRunning";
  if (hasEnded(act)) return "termEnded";
  if (found.mostTimes !== undefined && times(act.term, ground) >= found.mostTimes) return "stoppedTooOften";
  if (act.term.startedOn !== undefined && act.on < act.term.startedOn) return "beforeItsStart";
  return stopTerm(act, found);
}

const hasEnded = ({ term, on, recordedAt }: Act): boolean =>
  term.dueAt ? term.dueAt < recordedAt : term.dueOn !== undefined && term.dueOn < on;

/** What no law ends somebody must end: without a number of days for it nobody is reminded. */
function askOn({ standstill }: DeadlineRule, on: Day, parameters: TermParameters): { askOn?: Day } {
  const resolved = standstill && resolveLength(standstill.days, parameters);
  return resolved ? { askOn: addDays(on, resolved.amount) } : {};
}

/** Stops a running term; one that does not run stays as it is. */
export function stopTerm(
  { rule, term, parameters, on, recordedAt }: Act,
  { ground, law, effect, mostDays }: Pick<StopGround, "ground" | "law" | "effect" | "mostDays">,
): DeadlineState {
  if (term.status !== "running" || (term.stops?.length ?? 0) >= most) return term;
  const limit = mostDays === undefined ? askOn(rule, on, parameters) : { untilOn: addDays(on, mostDays) };
  const at = term.unit === "hours" ? { at: recordedAt } : {};
  const status = effect === "suspends" ? "suspended" : "interrupted";
  return recount(rule, { ...term, status, stopped: { on, ...at, ground, law, effect, ...limit } }, parameters);
}

/** The law lets it stand still no longer, whoever forgot to resume it: it runs again since that day. */
export function runAgain(act: Act, untilOn: Day): DeadlineState {
  const again = resumeTerm(act, untilOn);
  if (typeof again === "string") throw new Error(`a term at the limit of its standstill does not run again: ${again}`);
  const last = again.stops?.at(-1);
  if (!last) return again;
  const hours = last.hours === undefined ? {} : { hours: last.days * 24 };
  const stops = [...(again.stops ?? []).slice(0, -1), { ...last, ...hours, atLimit: true as const }];
  return recount(act.rule, { ...again, stops }, act.parameters);
}

/** `onDay` may lie ahead where the law says when it runs again. */
export function resumeTerm(act: Act, onDay: Day = act.on): DeadlineState | string {
  const { rule, term, parameters, recordedAt } = act;
  const { stopped, ...rest } = term;
  if (!stopped) return "notSuspended";
  if (onDay < stopped.on) return "resumedBeforeStop";
  const since = standsSince(rule, term, stopped.on);
  const asked = Math.max(0, daysBetween(since, onDay));
  const days =
    stopped.untilOn === undefined ? asked : Math.max(0, Math.min(asked, daysBetween(since, stopped.untilOn)));
  const { ground, law, effect } = stopped;
  const stops = [...(term.stops ?? [])];
  const hours = stopped.at === undefined ? 0 : hoursStood(stopped.at, recordedAt, days, asked);
  if (days > 0 || hours > 0 || effect === "interrupts") {
    // Hours of one day are a standstill too, where the term is one of hours.
    const ofOneDay = days === 0 && effect === "suspends";
    const from = ofOneDay ? since : firstStoppedDay(term, since);
    const to = ofOneDay ? from : addDays(from, days - 1);
    stops.push({
      ...{ ground, law, effect, from, to, days },
      ...(stopped.at ? { hours } : {}),
      ...(days < asked ? { asked } : {}),
    });
  }
  return recount(rule, { ...rest, status: "running", ...(stops.length > 0 ? { stops } : {}) }, parameters);
}

/** What was told late may lie before the term began, or in days in which it stood already: those are no days of this stop. */
function standsSince({ direction }: DeadlineRule, { startedOn, stops }: DeadlineState, on: Day): Day {
  const last = stops?.at(-1);
  const free = last ? addDays(last.to, 1) : direction === "backward" ? undefined : startedOn;
  return free !== undefined && on < free ? free : on;
}

/** The day of the start is not counted anyway, nor are days of an earlier stop: neither may be lost to this one. */
function firstStoppedDay(term: DeadlineState, on: Day): Day {
  const last = term.stops?.at(-1);
  const free = last ? addDays(last.to, 1) : addDays(term.startedOn ?? on, 1);
  const isStart = last?.effect === "interrupts" ? on <= free : on < free;
  return isStart ? (last?.effect === "interrupts" ? addDays(free, 1) : free) : on;
}

const hoursStood = (from: Instant, to: Instant, days: number, asked: number): number =>
  days < asked ? days * 24 : Math.max(0, (Date.parse(to) - Date.parse(from)) / 3_600_000);

export function extendTerm(act: Act, ground: string, amount: number): DeadlineState | string {
  const { rule, term, parameters } = act;
  const found = rule.extensions?.find((one) => one.ground === ground);
  if (!found) return "groundNotForTerm";
  if (term.status !== "running") return "notRunning";
  if (hasEnded(act) && !found.afterEnd) return "termEnded";
  const before = (term.extensions ?? []).filter((one) => one.ground === ground);
  if (found.mostTimes !== undefined && before.length >= found.mostTimes) return "extendedTooOften";
  const sum = before.reduce((all, one) => all + one.amount, amount);
  if ((found.mostDays !== undefined && sum > found.mostDays) || (term.extensions?.length ?? 0) >= most)
    return "extendedTooLong";
  const extension = { amount, ground, law: found.law, after: term.stops?.length ?? 0 };
  return recount(rule, { ...term, extensions: [...(term.extensions ?? []), extension] }, parameters);
}
