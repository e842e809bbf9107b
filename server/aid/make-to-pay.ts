// Granted aids that wait for a payment, with what is due and the sums by comune and chapter, as far as the session may read them.
// Where there are too many it says so instead of showing some.
import { type GrantedRow, listToPay } from "../../db/aid/list-to-pay.ts";
import { textOf } from "../../workflows/kernel/data.ts";
import { type AidAmounts, dueCents, restCents } from "../../workflows/rules/aid/amounts.ts";
import { type AidToPay, type ChapterSum, type Payee, sumsToPay } from "../../workflows/rules/aid/to-pay.ts";
import type { SessionContext } from "../trpc.ts";

/** Aids of one list: what is more is narrowed to a comune. */
const mostAids = 500;

export interface ToPay {
  /** The one it is narrowed to; empty for all. */
  comune: string;
  isFull: boolean;
  aids: AidToPay[];
  sums: ChapterSum[];
  /** Who asked, by case; on no paper. */
  persons: Record<string, string>;
}

/** With who is paid, by case: opened for who asked, which is recorded. */
export interface ToPayStatement extends ToPay {
  payees: Record<string, Payee>;
  by: string;
  at: string;
}

function toPay({ caseId, number, territory, context }: GrantedRow): AidToPay {
  const aid = context as unknown as AidAmounts;
  return {
    ...{ caseId, number, comune: territory },
    ...{ chapter: textOf(context.chapter), commitment: textOf(context.commitmentNumber) },
    ...{ payWay: textOf(context.payWay), aidKind: textOf(context.aidKind) },
    ...{ dueCents: dueCents(aid), restCents: restCents(aid) },
  };
}

export async function makeToPay(ctx: SessionContext, comune: string): Promise<ToPay> {
  const permitted = ctx.policy.readable(ctx.session, "content");
  const rows = await listToPay(ctx.driver, permitted, comune, mostAids + 1);
  const isFull = rows.length > mostAids;
  // Vouchers are handed over and signed for one by one.
  const aids = isFull ? [] : rows.map(toPay).filter(({ aidKind }) => aidKind !== "vouchers");
  const persons: Record<string, string> = Object.fromEntries(
    rows.flatMap(({ caseId, person }) => (person === null || isFull ? [] : [[caseId, person]])),
  );
  return { comune, isFull, aids, sums: sumsToPay(aids), persons };
}
