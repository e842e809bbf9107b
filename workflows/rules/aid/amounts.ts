// What of an economic aid was granted, paid, given back, and is due next. Integer euro cents; pure, also in the browser.
import type { Day } from "../../kernel/ids.ts";

/** A payment, or vouchers handed over; `mandate` is empty for those. */
export interface Paid {
  on: Day;
  cents: number;
  mandate: string;
  /** The bank sent it back. */
  returnedOn?: Day | undefined;
}

export interface Repaid {
  on: Day;
  cents: number;
}

export interface AidAmounts {
  aidKind?: string | undefined;
  grantedCents?: number | undefined;
  /** Of a continuing one: in how many payments. */
  months?: number | undefined;
  paid: readonly Paid[];
  repaid: readonly Repaid[];
}

const sum = (rows: readonly { cents: number }[]): number => rows.reduce((all, one) => all + one.cents, 0);

/** Those that arrived. */
export const standing = (paid: readonly Paid[]): readonly Paid[] =>
  paid.filter(({ returnedOn }) => returnedOn === undefined);

export const paidCents = ({ paid }: Pick<AidAmounts, "paid">): number => sum(standing(paid));
export const restCents = (aid: Pick<AidAmounts, "grantedCents" | "paid">): number =>
  Math.max(0, (aid.grantedCents ?? 0) - paidCents(aid));
export const repaidCents = ({ repaid }: Pick<AidAmounts, "repaid">): number => sum(repaid);
/** What a loan that was paid out is still to come back. */
export const owedCents = (aid: AidAmounts): number =>
  aid.aidKind === "loan" ? Math.max(0, paidCents(aid) - repaidCents(aid)) : 0;

/** The next payment: all that is left, of a continuing one the month's part; the last takes what does not divide. */
export function dueCents(aid: AidAmounts): number {
  const rest = restCents(aid);
  const months = aid.aidKind === "continuing" ? (aid.months ?? 1) : 1;
  if (months <= 1) return rest;
  const left = months - standing(aid.paid).length;
  return left <= 1 ? rest : Math.min(rest, Math.floor((aid.grantedCents ?? 0) / months));
}
