// deliveries.takePayment: the statement as it goes out, on paper or as a table. Made anew, without names of persons, and recorded as an
// export before it is answered; `answered` is how many deliveries it tells of. A provider may take its own: it holds what it
// recorded itself.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { makePayment, paymentInput } from "./make-payment.ts";
import { paymentFile } from "./payment-file.ts";

export const takePayment = procedure
  .meta({ rule: "payments" })
  .input(z.object({ payment: paymentInput, format: z.enum(["print", "csv"]), locale: z.enum(["it", "en"]) }))
  .mutation(async ({ ctx, input }) => {
    const sheet = { ...(await makePayment(ctx, input.payment)), persons: {} };
    const { lines, waiting } = sheet.payment;
    const answered = new Set([...lines, ...waiting].map(({ number }) => number)).size;
    await ctx.reads.recordRead(ctx.session, { what: "export", kind: "delivery", answered });
    return { sheet, file: input.format === "csv" ? paymentFile(ctx, sheet, input.locale) : null };
  });
