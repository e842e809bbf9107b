// deliveries.issuePayment: what of a month was not issued yet becomes a statement of its own, with the next number, and stays as it is:
// what is approved later is the next one. Of the lines that this reader may read, as they were looked at; never taken back.
import { z } from "zod";
import { putIssued } from "../../db/accounts/issued.ts";
import { monthOf } from "../../workflows/rules/deliveries/register.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { paymentInput } from "./make-payment.ts";
import { keyOfLine, readLines } from "./read-lines.ts";

export const issuePayment = procedure
  .meta({ rule: "issuePayments" })
  .input(
    z.object({
      payment: paymentInput.omit({ part: true }),
      /** What was looked at. */
      expected: z.object({ lines: z.int().min(0), cents: z.int() }),
    }),
  )
  .mutation(({ ctx, input: { payment, expected } }) =>
    ctx.longReads.inTurn(ctx.session.accountId, ctx.signal, async () => {
      const { provider, month } = payment;
      // In the month itself corrections may still come.
      if (month >= monthOf(ctx.clock.today())) throw new AppError("INVALID", { reason: "monthNotOver" });
      const { read } = await readLines(ctx, provider);
      const open = read.flatMap((one) =>
        one.paid.told
          .filter(({ statement, issue }) => statement === month && issue === undefined)
          .map((line) => ({ key: keyOfLine(one, line), cents: line.cents })),
      );
      if (open.length === 0) throw new AppError("INVALID", { reason: "nothingToIssue" });
      const cents = open.reduce((sum, one) => sum + one.cents, 0);
      if (open.length !== expected.lines || cents !== expected.cents) throw new AppError("STALE");
      const issue = putIssued(
        ctx.accounts.db,
        { provider, month, by: ctx.session.accountId, at: ctx.clock.now() },
        open.map(({ key }) => key),
      );
      if (issue === undefined) throw new AppError("STALE");
      return { issue };
    }),
  );
