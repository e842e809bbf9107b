// aid.listOwed: loans that are still to come back, with the next instalment and what is overdue. No name but of who asked, as in the list
// of aids to be paid, and like it not recorded.
import { z } from "zod";
import { listOwed as findOwed, type OwedRow } from "../../db/aid/list-owed.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import { owedCents, paidCents, repaidCents } from "../../workflows/rules/aid/amounts.ts";
import { type LentAmounts, nextInstalment, overdueCents } from "../../workflows/rules/aid/repayment.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import { procedure } from "../trpc.ts";

/** Loans of one list: what is more is narrowed to a comune. */
const mostLoans = 500;

function loanOf({ caseId, number, state, territory, person, context }: OwedRow, today: Day) {
  const loan = context as unknown as LentAmounts;
  return {
    ...{ caseId, number, state, comune: territory, person: person ?? "" },
    ...{ lentCents: paidCents(loan), repaidCents: repaidCents(loan), owedCents: owedCents(loan) },
    ...{ overdueCents: overdueCents(loan, today), next: nextInstalment(loan) ?? null },
    /** Of who has died: whether the heirs give it back, or it is let off, the comune decides. */
    byDeath: state === "closed",
  };
}

export const listOwed = procedure
  .meta({ rule: "aidPayments" })
  .input(z.object({ comune: z.string().max(20).default("") }))
  .query(async ({ ctx, input: { comune } }) => {
    const permitted = ctx.policy.readable(ctx.session, "content");
    const rows = await findOwed(ctx.driver, permitted, comune, mostLoans + 1);
    const isFull = rows.length > mostLoans;
    const today = romeDay(ctx.clock.now());
    return { isFull, loans: isFull ? [] : rows.map((row) => loanOf(row, today)) };
  });
