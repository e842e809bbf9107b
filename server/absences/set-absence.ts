// absences.set: a colleague will be away, with or without somebody who stands in. By herself or by her supervisor.
import { z } from "zod";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { setAbsence as set } from "./acts.ts";
import { acting, dayInput, mayArrange, thingsInput } from "./input.ts";

export const setAbsence = procedure
  .meta({ rule: "cases" })
  .input(
    z.object({
      accountId: z.string().max(100),
      from: dayInput,
      to: dayInput,
      substitute: z.string().max(100).optional(),
      things: thingsInput.default([]),
    }),
  )
  .mutation(({ ctx, input: { substitute, ...given } }) => {
    if (!mayArrange(ctx, given.accountId)) throw new AppError("FORBIDDEN");
    const absence = { ...given, ...(substitute ? { substitute } : {}) };
    return { absenceId: acting(() => set(ctx.accounts, absence, ctx.session.accountId)) };
  });
