// absences.writeThings: the three things the substitute must know, by the absent colleague or her supervisor.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { writeThings as write } from "./acts.ts";
import { acting, arranged, thingsInput } from "./input.ts";

export const writeThings = procedure
  .meta({ rule: "cases" })
  .input(z.object({ absenceId: z.uuid(), things: thingsInput }))
  .mutation(({ ctx, input }) => {
    arranged(ctx, input.absenceId);
    acting(() => write(ctx.accounts, input.absenceId, input.things, ctx.session.accountId));
    return { ok: true };
  });
