// aid.takeToPay: the list of aids to be paid with who is paid and where to, to look at, on paper or as a file. Made anew and recorded with
// how many payees it tells of before it is answered. What leaves the screen names who gets the money and nobody else.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { makeToPay, type ToPayStatement } from "./make-to-pay.ts";
import { payeesOf } from "./payees-of.ts";
import { toPayFile } from "./to-pay-file.ts";

const input = z.object({
  comune: z.string().max(20).default(""),
  format: z.enum(["screen", "print", "csv"]),
  locale: z.enum(["it", "en"]),
});

export const takeToPay = procedure
  .meta({ rule: "aidPayments" })
  .input(input)
  .mutation(async ({ ctx, input: { comune, format, locale } }) => {
    const list = await makeToPay(ctx, comune);
    const payees = await payeesOf(ctx, list.aids, list.persons);
    const isOnScreen = format === "screen";
    const made = { by: ctx.session.name, at: ctx.clock.now() };
    const sheet: ToPayStatement = { ...list, persons: isOnScreen ? list.persons : {}, payees, ...made };
    await ctx.reads.recordRead(ctx.session, {
      ...{ what: isOnScreen ? ("document" as const) : ("export" as const), kind: "economic-aid", eachTime: true },
      answered: list.aids.length,
    });
    return { sheet, file: format === "csv" ? toPayFile(ctx, sheet, locale) : null };
  });
