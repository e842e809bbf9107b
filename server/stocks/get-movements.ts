// stocks.getMovements: what moved the pieces of a stock, a page at a time. A history: recorded before it is answered.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { movementsOf, readStock } from "./movements-of.ts";
import { stockOf } from "./stock-of.ts";

/** Movements of one page. */
const pageSize = 50;

export const getMovements = procedure
  .meta({ rule: "stocks" })
  .input(z.object({ caseId: z.uuid(), before: z.number().int().min(1).optional() }))
  .query(async ({ ctx, input: { caseId, before = Number.MAX_SAFE_INTEGER } }) => {
    const found = await readStock(ctx, caseId);
    await ctx.reads.recordRead(ctx.session, { what: "history", kind: "voucher-stock", caseId });
    const { number, state, doc } = found.snapshot;
    const stock = stockOf({ caseId, number, state, territory: doc.head.territory, context: doc.context });
    return { stock, ...(await movementsOf(ctx, found, before, pageSize)) };
  });
