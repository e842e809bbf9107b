// Terms of law as data: the rule a workflow declares, and the state the log keeps of each term with the steps that found
// its end. Counting is in term-count.ts, acts on a running term in term-acts.ts, who hears of it in term-alarms.ts.
import type { HolidayTable } from "../rules/calendar/holidays.ts";
import type { Day, Instant } from "./ids.ts";
import type { TermStep } from "./term-steps.ts";

/** Amount: a number, or a dated parameter `{ruleset, key}`; days, months or hours. */
export type TermLength = number | { ruleset: string; key: string };

export type TermUnit = "days" | "months" | "hours" | "workingDays";

/** Why a term may stand still: `suspends` resumes where it stopped, `interrupts` begins again from zero. */
export interface StopGround {
  /** Text id in `texts.grounds`. */
  ground: string;
  law: string;
  effect: "suspends" | "interrupts";
  /** How often in the life of the term. */
  mostTimes?: number;
  /** Longer than this it does not stand still, whoever forgets to resume it. */
  mostDays?: number;
  /** Only an event of the workflow may stop it for this reason, never a worker by hand. */
  byWorkflow?: boolean;
}

/** Why a term may be given more time. `mostDays` counts all extensions by this ground together. */
export interface ExtensionGround {
  ground: string;
  law: string;
  mostTimes?: number;
  mostDays?: number;
  /** Also when the term has already ended. */
  afterEnd?: boolean;
}

/** Who hears of a term. Grants say who is supervisor or coordinator of the case's territory and area. */
export type Hearer = "assignee" | "supervisor" | "coordinator";

/** Days from the end (hours, for terms in hours): negative before it, 0 on its last day, positive after. */
export interface Tell {
  at: number;
  who: readonly Hearer[];
}

export interface DeadlineRule {
  /** `agreed`: a day somebody agreed on or ordered is the end; nothing is added to it. */
  length:
    | { days: TermLength }
    | { months: TermLength }
    | { hours: TermLength }
    | { workingDays: TermLength }
    | "agreed";
  /** `delivered` waits for RECORD_DELIVERY of the act; otherwise the term runs from occurredOn of the event. */
  startsFrom: "occurredOn" | "delivered";
  /** civil: art. 2963 c.c.; procedural: 1-31 August excluded, Saturday as holiday at the end. */
  calendar: "civil" | "procedural";
  /** A judge set it, or the law before a judge: such terms go before all others. Those of the procedural calendar always do. */
  court?: true;
  onHoliday: "next" | "stay" | "previous";
  /** Counted from its day towards the past ("at least ten days before the hearing"). */
  direction?: "backward";
  /** The law or act it comes from, as shown to the worker. */
  source: string;
  stops?: readonly StopGround[];
  extensions?: readonly ExtensionGround[];
  /** While it waits for delivery: after so many days somebody must ask what became of the act. */
  followUp?: { days: TermLength; source: string };
  /** Standing still without an end in the law: from so many days on somebody must look at it, and who hears of it then. */
  standstill?: { days: TermLength; tell: readonly Tell[] };
  /** Absent: the assignee, the day after the end. */
  tell?: readonly Tell[];
}

/** Notice of the reasons that stand against a request (L. 241/1990 art. 10-bis). */
export interface RefusalNoticeRule {
  /** Term for observations, started by the notice. */
  observations: string;
  /** Terms that stand still from the notice on. */
  stops: readonly string[];
  /** Parameter whose value is `suspends` or `interrupts`; without a value nothing stands still. */
  effect: { ruleset: string; key: string };
  /** Parameter: days after the observations from which the terms run again; 0 without one. */
  resumesAfter?: { ruleset: string; key: string };
  /** Text id in `texts.grounds`, and law. */
  ground: string;
  law: string;
}

export type DeadlineStatus = "waitingDelivery" | "running" | "suspended" | "interrupted" | "met" | "cancelled";

/** A time the term stood still: `from` to `to`, both included, do not count. */
export interface Stop {
  ground: string;
  law: string;
  effect: "suspends" | "interrupts";
  from: Day;
  to: Day;
  days: number;
  /** Hour terms stand still by the clock. */
  hours?: number;
  /** How long it lasted, where only `days` of it count. */
  asked?: number;
  /** Nobody resumed it: it ran again by itself when it had stood still as long as its ground allows. */
  atLimit?: true;
}

/** Standing still now: at most until `untilOn`, where the law says so; else somebody looks at it from `askOn` on. */
export interface Stopped {
  on: Day;
  at?: Instant;
  ground: string;
  law: string;
  effect: "suspends" | "interrupts";
  untilOn?: Day;
  askOn?: Day;
}

export interface TermExtension {
  amount: number;
  ground: string;
  law: string;
  /** Stops there were when it was given: an interruption forgets what was given before it. */
  after: number;
}

/** Where a term stands that waits for the delivery of an act. */
export interface Wait {
  since: Day;
  /** Which document of the case was sent. */
  documentId?: string;
  sentOn?: Day;
  sentVia?: string;
  protocolNumber?: string;
  protocolOn?: Day;
  returnedOn?: Day;
  returnReason?: string;
}

/** Times: `*On` Europe/Rome days, `*At` only for hour terms (UTC). While it waits for delivery `dueOn` is that of the follow-up. */
export interface DeadlineState {
  status: DeadlineStatus;
  source: string;
  amount: number;
  unit: TermUnit;
  /** Set by a judge, or by the law before one. */
  court?: true;
  /** Where `amount` comes from, when it is a parameter. */
  parameter?: ParameterOrigin;
  /** Whom or what it is about, of several alike: an id of `texts.options`. */
  about?: string;
  startedOn?: Day;
  startedAt?: Instant;
  /** The agreed day, where that is the term. */
  agreedOn?: Day;
  dueOn?: Day;
  dueAt?: Instant;
  wait?: Wait;
  /** Standing still now. */
  stopped?: Stopped;
  stops?: readonly Stop[];
  extensions?: readonly TermExtension[];
  /** Seq of the event that closed it. */
  endedSeq?: number;
  /** How its end was found, readable without this code. */
  steps: readonly TermStep[];
  /** Alarms given. A list, so that the patch of an event that gives one always holds all of it. */
  told?: readonly Told[];
  /** Next alarm: a day, or an instant of an hour term. */
  alarmAt?: Day | Instant;
}

export interface Told {
  /** `end:-7`, `delivery:0`, `stop:0` or `still:0`. */
  alarm: string;
  /** recordedAt of the event that gave it. */
  at: Instant;
  who: readonly Hearer[];
  /** The end that the term had then; of one that stands still, the day from which somebody looks at it. */
  ends?: Day | Instant;
}

export interface ParameterOrigin {
  ruleset: string;
  key: string;
  version?: number;
  source?: string;
  /** The value is the demo's: the sources at hand give none. */
  example?: boolean;
}

export interface TermParameters {
  /** Value of a `{ruleset,key}` length; undefined when no ruleset in force has it. */
  parameter: (ruleset: string, key: string) => number | undefined;
  /** Value of a parameter that is a word, such as the effect of a notice. */
  word?: (ruleset: string, key: string) => string | undefined;
  origin?: (ruleset: string, key: string) => Omit<ParameterOrigin, "ruleset" | "key"> | undefined;
  holidays: HolidayTable;
}

/** The rule of a term: `opinion:3-school` is one of several by the rule `opinion`. */
export const ruleIdOf = (deadlineId: string): string => {
  const colon = deadlineId.indexOf(":");
  return colon < 0 ? deadlineId : deadlineId.slice(0, colon);
};

const standstill = "standstill:";

/** By what a term is listed that stands still, on the day from which somebody is to look at it. */
export const standstillOf = (deadlineId: string): string => standstill + deadlineId;

/** The term behind the name it is listed by. */
export const listedTerm = (name: string): { id: string; stands: boolean } =>
  name.startsWith(standstill) ? { id: name.slice(standstill.length), stands: true } : { id: name, stands: false };

/** Judicial terms and those in hours: in the order of the day they go before all others. */
export const isPressing = ({ court, unit }: Pick<DeadlineState, "court" | "unit">): boolean =>
  court === true || unit === "hours";

export const isOpenTerm = ({ status }: Pick<DeadlineState, "status">): boolean =>
  status !== "met" && status !== "cancelled";

/** The days there are by a length and where they come from; undefined when no ruleset in force has the parameter. */
export function resolveLength(
  length: TermLength,
  at: TermParameters,
): { amount: number; parameter?: ParameterOrigin } | undefined {
  if (typeof length === "number") return { amount: length };
  const amount = at.parameter(length.ruleset, length.key);
  if (amount === undefined) return undefined;
  return { amount, parameter: { ...length, ...at.origin?.(length.ruleset, length.key) } };
}
