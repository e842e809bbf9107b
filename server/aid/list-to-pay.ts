// aid.listToPay: granted aids that wait for a payment, with what is due and the sums by comune and chapter. A list, and like lists not
// recorded: it holds no bank account. Where there are too many it says so instead of showing some.
import { z } from "zod";
import { listToPay as find, type GrantedRow } from "../../db/aid/list-to-pay.ts";
import { textOf } from "../../workflows/kernel/data.ts";
import { type AidAmounts, dueCents, restCents } from "../../workflows/rules/aid/amounts.ts";
import { type AidToPay, sumsToPay } from "../../workflows/rules/aid/to-pay.ts";
import { procedure } from "../trpc.ts";

/** Aids of one list: what is more is narrowed to a comune. */
const mostAids = 500;

function toPay({ caseId, number, territory, context }: GrantedRow): AidToPay {
  const aid = context as unknown as AidAmounts;
  return {
    ...{ caseId, number, comune: territory },
    ...{ chapter: textOf(context.chapter), commitment: textOf(context.commitmentNumber) },
    ...{ payWay: textOf(context.payWay), aidKind: textOf(context.aidKind) },
    ...{ dueCents: dueCents(aid), restCents: restCents(aid) },
  };
}

export const listToPay = procedure
  .meta({ rule: "aidPayments" })
  .input(z.object({ comune: z.string().max(20).default("") }))
  .query(async ({ ctx, input }) => {
    const rows = await find(ctx.driver, ctx.policy.readable(ctx.session, "content"), input.comune, mostAids + 1);
    const isFull = rows.length > mostAids;
    // Vouchers are handed over and signed for one by one.
    const aids = isFull ? [] : rows.map(toPay).filter(({ aidKind }) => aidKind !== "vouchers");
    const persons: Record<string, string> = Object.fromEntries(
      rows.flatMap(({ caseId, person }) => (person === null || isFull ? [] : [[caseId, person]])),
    );
    return { isFull, aids, sums: sumsToPay(aids), persons };
  });
