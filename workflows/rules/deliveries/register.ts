// The register of a delivery: what was planned for each day, what was given, and where the two differ. Pure and safe for the page;
// quantities are minutes, or pieces where the service has no hours. What a month comes to in money is in statement.ts.
import { addDays, weekdayOf } from "../calendar/days.ts";
import type { deviations, returnReasons, suspensionKinds, units, weekdays } from "./services.ts";

export type Unit = (typeof units)[number];
export type Weekday = (typeof weekdays)[number];
export type Deviation = (typeof deviations)[number];
export type SuspensionKind = (typeof suspensionKinds)[number];
export type ReturnReason = (typeof returnReasons)[number];

export interface WeekSlot {
  weekday: Weekday;
  part?: string | undefined;
  quantity: number;
}

/** What holds from a day on, until the next plan or its own end. */
export interface Plan {
  from: string;
  to?: string | undefined;
  /** Cents an hour or a piece; none where nothing is paid by it. */
  unitCents?: number | undefined;
  /** Number of the commitment in the budget of the case that pays. */
  commitment?: number | undefined;
  week: WeekSlot[];
}

/** Days on which nothing is due though the plan goes on; without a last one until it is taken up again. */
export interface Suspension {
  from: string;
  until?: string | undefined;
  kind: SuspensionKind;
  /** Because the whole case was: it ends with that. */
  withCase?: true | undefined;
}

export interface RegisterRow {
  on: string;
  quantity: number;
  deviation?: Deviation | undefined;
  /** Sent back by the office and not recorded again yet. */
  returned?: ReturnReason | undefined;
}

export interface RegisterMonth {
  /** `YYYY-MM`. */
  month: string;
  standing: "open" | "submitted" | "approved";
  /** By day. */
  rows: RegisterRow[];
  /** Where the case lay when the month was begun: it is that comune's, whatever becomes of the case. */
  comune?: string | undefined;
  /** Accounts that recorded or submitted it: none of them approves it. */
  hands: string[];
  /** For whom one of them stood in: she does not approve what was done for her. */
  stoodFor?: string[] | undefined;
  /** Approved once without a line: what comes of it later is an adjustment all the same. */
  cameToNothing?: true | undefined;
}

const dayNames: readonly Weekday[] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

export const monthOf = (day: string): string => day.slice(0, 7);
export const firstOf = (month: string): string => `${month}-01`;

/** Every day of a month, in order. */
export function daysOfMonth(month: string): string[] {
  const days: string[] = [];
  for (let day = firstOf(month); monthOf(day) === month; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The month after, as its first day. */
export const nextMonth = (month: string): string => addDays(daysOfMonth(month).at(-1) ?? firstOf(month), 1);

/** The month is over, or nothing more is given in it since the service has ended: it may be submitted. */
export const isMonthOver = (month: string, today: string, endedOn: string | undefined): boolean =>
  today >= nextMonth(month) || (endedOn !== undefined && endedOn <= today);

/** The plan in force on a day: the last that began, unless it has ended. */
export function planOn(plans: readonly Plan[], day: string): Plan | undefined {
  const begun = plans.filter((one) => one.from <= day).at(-1);
  return begun && (begun.to === undefined || day <= begun.to) ? begun : undefined;
}

export const slotsOn = (plans: readonly Plan[], day: string): WeekSlot[] =>
  planOn(plans, day)?.week.filter((slot) => slot.weekday === dayNames[weekdayOf(day)]) ?? [];

export const suspensionOn = (suspensions: readonly Suspension[], day: string): Suspension | undefined =>
  suspensions.find((one) => one.from <= day && (one.until === undefined || day <= one.until));

/** `endedOn`: last day of the whole delivery. Nothing is due on a day that is suspended. */
export const plannedOn = (
  plans: readonly Plan[],
  day: string,
  endedOn?: string,
  suspensions: readonly Suspension[] = [],
): number =>
  (endedOn !== undefined && day > endedOn) || suspensionOn(suspensions, day)
    ? 0
    : slotsOn(plans, day).reduce((sum, slot) => sum + slot.quantity, 0);

/** Taken up again on a day: the suspension that reaches it ends the day before, one that had not begun is none. */
export const withResumed = (
  suspensions: readonly Suspension[],
  on: string,
  isMeant: (one: Suspension) => boolean = () => true,
): Suspension[] =>
  suspensions.flatMap((one) => {
    if (!isMeant(one) || (one.until !== undefined && one.until < on)) return [one];
    return one.from < on ? [{ ...one, until: addDays(on, -1) }] : [];
  });

/** A plan of the same day is replaced; those after it stay. */
export const withPlan = (plans: readonly Plan[], plan: Plan): Plan[] =>
  [...plans.filter((one) => one.from !== plan.from), plan].sort((a, b) => (a.from < b.from ? -1 : 1));

/** Who acts, and for whom. */
export interface Hand {
  accountId: string;
  behalfOf?: string | undefined;
}

const withOne = (all: readonly string[], one: string): string[] => (all.includes(one) ? [...all] : [...all, one]);

export const withHand = (month: RegisterMonth, { accountId, behalfOf }: Hand): RegisterMonth => ({
  ...month,
  hands: withOne(month.hands, accountId),
  ...(behalfOf === undefined ? {} : { stoodFor: withOne(month.stoodFor ?? [], behalfOf) }),
});

/** Rows of the same days are replaced; a row without quantity and reason takes away what stood there. */
export function withRows(month: RegisterMonth, rows: readonly RegisterRow[], by: Hand): RegisterMonth {
  const days = new Map(month.rows.map((row) => [row.on, row]));
  for (const row of rows) {
    if (row.quantity === 0 && row.deviation === undefined) days.delete(row.on);
    else days.set(row.on, row);
  }
  return withHand({ ...month, rows: [...days.values()].sort((a, b) => (a.on < b.on ? -1 : 1)) }, by);
}

/** Days of the month that went otherwise than planned and do not say why, and those the office sent back. */
export function unexplainedDays(
  plans: readonly Plan[],
  month: RegisterMonth,
  endedOn?: string,
  suspensions: readonly Suspension[] = [],
): string[] {
  const rows = new Map(month.rows.map((row) => [row.on, row]));
  return daysOfMonth(month.month).filter((day) => {
    const row = rows.get(day);
    if (row?.returned !== undefined) return true;
    return (row?.quantity ?? 0) !== plannedOn(plans, day, endedOn, suspensions) && row?.deviation === undefined;
  });
}

export const quantityOf = (rows: readonly Pick<RegisterRow, "quantity">[]): number =>
  rows.reduce((sum, row) => sum + row.quantity, 0);
