// absences.end: the colleague is back, or does not go: at once, or after a last day before the one that was set.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { endAbsence as end } from "./acts.ts";
import { acting, arranged, dayInput } from "./input.ts";

export const endAbsence = procedure
  .meta({ rule: "cases" })
  .input(z.object({ absenceId: z.uuid(), to: dayInput.optional() }))
  .mutation(({ ctx, input }) => {
    arranged(ctx, input.absenceId);
    acting(() => end(ctx.accounts, input.absenceId, input.to, ctx.session.accountId));
    return { ok: true };
  });
