// absences.changeSubstitute: somebody else stands in from now on, or nobody.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { changeSubstitute as change } from "./acts.ts";
import { acting, arranged } from "./input.ts";

export const changeSubstitute = procedure
  .meta({ rule: "cases" })
  .input(z.object({ absenceId: z.uuid(), substitute: z.string().max(100).optional() }))
  .mutation(({ ctx, input }) => {
    arranged(ctx, input.absenceId);
    return {
      absenceId: acting(() => change(ctx.accounts, input.absenceId, input.substitute, ctx.session.accountId)),
    };
  });
