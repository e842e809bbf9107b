// The payment statement of one provider and one month over its deliveries: what was approved, by commitment, comune and service, and
// apart from it what is not approved yet, which no total holds. Pure and safe for the page. Amounts are those that approvals froze, in
// whole cents; nothing is rounded again.
import {
  daysOfMonth,
  type Plan,
  plannedOn,
  quantityOf,
  type RegisterMonth,
  type RegisterRow,
  type Suspension,
  type Unit,
} from "./register.ts";
import type { StatementLine } from "./statement.ts";

/** What a statement needs to know of a delivery. */
export interface PaidDelivery {
  /** Empty where the reader may not open it: then it has neither plan nor register here. */
  caseId: string;
  number: string;
  /** Where it lies now. */
  comune: string;
  service: string;
  unit: Unit;
  from: string;
  endedOn?: string | undefined;
  plans: readonly Plan[];
  months: readonly RegisterMonth[];
  suspensions?: readonly Suspension[] | undefined;
  told: readonly PaidLine[];
}

/** A line with the statement it was issued in, by its number in the month; none yet: it is still to be issued. */
export interface PaidLine extends StatementLine {
  issue?: number | undefined;
}

/** The whole month, one statement that was issued of it, or what is still to be issued. */
export type Part = number | "open" | undefined;

/** Minutes and pieces are never one sum. */
export interface Sum {
  minutes: number;
  pieces: number;
  cents: number;
}

export interface PaymentLine extends Omit<PaidLine, "statement" | "approvedOn"> {
  caseId: string;
  number: string;
  service: string;
  unit: Unit;
  /** Accounts that recorded or submitted the month, as far as the register still holds it. */
  hands: string[];
}

/**
 * - `missing`: planned in the month, and nothing recorded
 * - `open`: recorded, not submitted; `returned`: sent back by the office; `reopened`: approved once, being corrected
 * - `submitted`: waits for approval
 */
export type WaitingKind = "missing" | "open" | "returned" | "reopened" | "submitted";

export interface WaitingMonth {
  caseId: string;
  number: string;
  comune: string;
  service: string;
  unit: Unit;
  why: WaitingKind;
  /** As recorded so far. */
  quantity: number;
}

export interface Group<K> extends Sum {
  key: K;
}

/** What one commitment is of: source, fund and comune as its budget has them; all empty where no price was agreed. */
export interface Payer {
  source: string;
  fund: string;
  territory: string;
}

export interface Payment {
  month: string;
  lines: PaymentLine[];
  waiting: WaitingMonth[];
  total: Sum;
  byPayer: Group<Payer>[];
  byComune: Group<string>[];
  byService: Group<string>[];
}

const none: Sum = { minutes: 0, pieces: 0, cents: 0 };
const plus = (sum: Sum, { unit, quantity, cents }: PaymentLine): Sum => ({
  minutes: sum.minutes + (unit === "hour" ? quantity : 0),
  pieces: sum.pieces + (unit === "piece" ? quantity : 0),
  cents: sum.cents + cents,
});

function groupsBy<K>(lines: readonly PaymentLine[], keyOf: (line: PaymentLine) => K): Group<K>[] {
  const groups = new Map<string, Group<K>>();
  for (const line of lines) {
    const key = keyOf(line);
    const id = JSON.stringify(key);
    groups.set(id, { ...plus(groups.get(id) ?? { key, ...none }, line), key });
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function whyWaiting(one: RegisterMonth, told: readonly StatementLine[]): WaitingKind {
  if (one.standing === "submitted") return "submitted";
  if (one.rows.some((row: RegisterRow) => row.returned !== undefined)) return "returned";
  return one.cameToNothing || told.some((line) => line.month === one.month) ? "reopened" : "open";
}

function waitingOf(one: PaidDelivery, month: string): WaitingMonth[] {
  const { caseId, number, comune, service, unit, plans, endedOn, told, suspensions } = one;
  const known = one.months.find((each) => each.month === month);
  if (known?.standing === "approved") return [];
  const base = { caseId, number, comune, service, unit };
  if (known && (known.rows.length > 0 || told.some((line) => line.month === month)))
    return [{ ...base, why: whyWaiting(known, told), quantity: quantityOf(known.rows) }];
  const planned = daysOfMonth(month).some((day) => plannedOn(plans, day, endedOn, suspensions) > 0);
  return planned ? [{ ...base, why: "missing", quantity: 0 }] : [];
}

const byNumber = (a: { number: string }, b: { number: string }): number =>
  a.number < b.number ? -1 : a.number > b.number ? 1 : 0;

const isOfPart = ({ issue }: PaidLine, part: Part): boolean =>
  part === undefined || issue === (part === "open" ? undefined : part);

/**
 * `month`: `YYYY-MM`. Corrections of earlier months stand in the statement of the month in which they were approved. What waits
 * stands beside the whole month, and beside no part of it.
 */
export function paymentOf(deliveries: readonly PaidDelivery[], month: string, part?: Part): Payment {
  const lines = deliveries
    .flatMap(({ caseId, number, service, unit, told, months }) =>
      told
        .filter((line) => line.statement === month && isOfPart(line, part))
        .map(({ statement: _s, approvedOn: _a, ...line }) => ({
          ...{ ...line, caseId, number, service, unit },
          hands: months.find(({ month: each }) => each === line.month)?.hands ?? [],
        })),
    )
    .sort((a, b) => byNumber(a, b) || (a.month < b.month ? -1 : a.month > b.month ? 1 : a.commitment - b.commitment));
  return {
    month,
    lines,
    waiting: part === undefined ? deliveries.flatMap((one) => waitingOf(one, month)).sort(byNumber) : [],
    total: lines.reduce(plus, none),
    byPayer: groupsBy(lines, ({ source = "", fund = "", territory = "" }): Payer => ({ source, fund, territory })),
    byComune: groupsBy(lines, ({ comune }) => comune),
    byService: groupsBy(lines, ({ service }) => service),
  };
}

/** Whoever is paid is told how much and under which commitment, and not out of whose money: a family's share is no business of theirs. */
export const forProvider = (payment: Payment): Payment => ({
  ...payment,
  lines: payment.lines.map(({ source: _s, fund: _f, territory: _t, ...line }) => line),
  byPayer: [],
});

/** Months a statement may be asked of: those before have left the registers. */
export const monthsBack = 25;

/** First the month of the day, then those before it. */
export function paymentMonths(today: string): string[] {
  const [year = 0, number = 1] = today.split("-").map(Number);
  return Array.from({ length: monthsBack + 1 }, (_, back) => {
    const n = year * 12 + (number - 1) - back;
    return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`;
  });
}
