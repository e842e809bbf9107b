// How a loan comes back: instalments with their day, what of each came back, what is due next and what is overdue. What comes back goes
// to the earliest instalments first. Integer euro cents; pure, also in the browser.
import type { Day } from "../../kernel/ids.ts";
import { addMonths } from "../calendar/days.ts";
import { type AidAmounts, owedCents, repaidCents } from "./amounts.ts";

/** Named as the rows of the form are. */
export interface Instalment {
  dueOn: Day;
  instalmentCents: number;
}

export interface StandingInstalment extends Instalment {
  backCents: number;
}

export interface LentAmounts extends AidAmounts {
  plan?: readonly Instalment[] | undefined;
}

export const planCents = (plan: readonly Instalment[]): number =>
  plan.reduce((all, one) => all + one.instalmentCents, 0);

/** One a month from the first day; the last takes what does not divide. */
export function equalPlan(cents: number, instalments: number, firstOn: Day): Instalment[] {
  const n = Math.min(Math.max(1, instalments), cents);
  const each = Math.floor(cents / n);
  return Array.from({ length: n }, (_, i) => ({
    dueOn: addMonths(firstOn, i),
    instalmentCents: i === n - 1 ? cents - each * (n - 1) : each,
  }));
}

/** No more than so much of it, the earliest first: less was lent than was agreed on. */
export function cutPlan(plan: readonly Instalment[], cents: number): Instalment[] {
  const kept: Instalment[] = [];
  for (const one of plan) {
    const left = cents - planCents(kept);
    if (left > 0) kept.push({ ...one, instalmentCents: Math.min(one.instalmentCents, left) });
  }
  return kept;
}

export function standingPlan(aid: LentAmounts): StandingInstalment[] {
  let left = repaidCents(aid);
  return (aid.plan ?? []).map((one) => {
    const backCents = Math.min(left, one.instalmentCents);
    left -= backCents;
    return { ...one, backCents };
  });
}

/** The first that has not come back in full, with what is left of it; none before money was lent. */
export function nextInstalment(aid: LentAmounts): Instalment | undefined {
  const owed = owedCents(aid);
  const next = standingPlan(aid).find((one) => one.backCents < one.instalmentCents);
  if (owed === 0 || next === undefined) return undefined;
  return { dueOn: next.dueOn, instalmentCents: Math.min(owed, next.instalmentCents - next.backCents) };
}

/** What should have come back by yesterday. */
export function overdueCents(aid: LentAmounts, today: Day): number {
  const due = planCents((aid.plan ?? []).filter(({ dueOn }) => dueOn < today));
  return Math.max(0, Math.min(owedCents(aid), due - repaidCents(aid)));
}
