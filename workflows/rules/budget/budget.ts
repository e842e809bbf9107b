// The budget of a project: what each source has committed and what was spent of it, in whole euro cents, with the alarms
// that follow. Pure and safe for the page; the day comes in as an argument. Shares of ninety in a hundred and thirty days
// are the product's own choice, no rule of law.
import { addDays, daysBetween } from "../calendar/days.ts";
import type { KeptShare } from "../cost-sharing/share.ts";

/** A share that an act of the body decided, in place of what a tariff says. */
export interface DecidedShare {
  each: "day" | "month";
  cents: number;
  actNumber: string;
  /** Day of the act. */
  actOn: string;
  /** Why, as an option of the form. */
  why: string;
}

/** One commitment of one source, as the case carries it. */
export interface Commitment {
  /** Number of the event that committed it. */
  commitment: number;
  source: string;
  fund?: string | undefined;
  territory?: string | undefined;
  service: string;
  from: string;
  to: string;
  committedCents: number;
  spentCents: number;
  /** Day on which what was left became free again. */
  releasedOn?: string | undefined;
  /** Of the household's share: how it was computed when it was committed. */
  share?: KeptShare | undefined;
  /** Stands before the computed one. */
  decided?: DecidedShare | undefined;
}

/** Every day counts, the first and the last too; months only where they are whole: how a part of one is paid only the act says. */
export function decidedAmount({ each, cents }: Pick<DecidedShare, "each" | "cents">, from: string, to: string) {
  if (from > to) return undefined;
  if (each === "day") return cents * (daysBetween(from, to) + 1);
  if (!from.endsWith("-01") || !addDays(to, 1).endsWith("-01")) return undefined;
  const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return cents * (monthOf(to) - monthOf(from) + 1);
}

/** `over`: more was spent than committed. `near`: almost all. `expiring` and `expired`: the period ends with money left. */
export type BudgetAlarm = "over" | "near" | "expiring" | "expired";

const nearPercent = 90;
const expiringDays = 30;

export interface BudgetRow extends Commitment {
  /** Below zero when more was spent than committed. */
  leftCents: number;
  alarms: BudgetAlarm[];
}

interface SourceTotal {
  source: string;
  committedCents: number;
  spentCents: number;
  leftCents: number;
}

export interface Budget {
  rows: BudgetRow[];
  sources: SourceTotal[];
  total: Omit<SourceTotal, "source">;
  /** By how much the commitments pass what the approved project costs; zero when they do not. */
  overProjectCents: number;
}

function alarmsOf({ committedCents, spentCents, to, releasedOn }: Commitment, today: string): BudgetAlarm[] {
  if (spentCents > committedCents) return ["over"];
  if (releasedOn !== undefined) return [];
  const alarms: BudgetAlarm[] = [];
  if (spentCents * 100 >= committedCents * nearPercent) alarms.push("near");
  if (spentCents < committedCents && to < today) alarms.push("expired");
  else if (spentCents < committedCents && to <= addDays(today, expiringDays)) alarms.push("expiring");
  return alarms;
}

function totalOf(rows: readonly Commitment[]): Omit<SourceTotal, "source"> {
  const committedCents = rows.reduce((sum, one) => sum + one.committedCents, 0);
  const spentCents = rows.reduce((sum, one) => sum + one.spentCents, 0);
  return { committedCents, spentCents, leftCents: committedCents - spentCents };
}

export function budgetOf(lines: readonly Commitment[], today: string, projectCents?: number): Budget {
  const rows = lines.map((one) => ({
    ...one,
    leftCents: one.committedCents - one.spentCents,
    alarms: alarmsOf(one, today),
  }));
  const sources = [...new Set(lines.map(({ source }) => source))].map((source) => ({
    source,
    ...totalOf(lines.filter((one) => one.source === source)),
  }));
  const total = totalOf(lines);
  const overProjectCents = projectCents === undefined ? 0 : Math.max(0, total.committedCents - projectCents);
  return { rows, sources, total, overProjectCents };
}

/** What is spent of a commitment counts once more; other lines stay. */
export const withSpent = (lines: readonly Commitment[], commitment: number, cents: number): Commitment[] =>
  lines.map((one) => (one.commitment === commitment ? { ...one, spentCents: one.spentCents + cents } : one));

/** What was left is free again: the commitment shrinks to what was spent, and never grows. */
export const withRelease = (lines: readonly Commitment[], commitment: number, on: string): Commitment[] =>
  lines.map((one) =>
    one.commitment === commitment
      ? { ...one, committedCents: Math.min(one.committedCents, one.spentCents), releasedOn: on }
      : one,
  );
