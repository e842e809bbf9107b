// access.acknowledgeGlass: a supervisor or the dpo has looked at an emergency opening.
import { z } from "zod";
import { markGlassSeen } from "../../db/accounts/glass.ts";
import { procedure } from "../trpc.ts";

export const acknowledgeGlass = procedure
  .meta({ rule: "glassAlarms" })
  .input(z.object({ pos: z.int().positive() }))
  .mutation(({ ctx, input }) => {
    markGlassSeen(ctx.accounts.db, input.pos, ctx.session.accountId, ctx.clock.now());
    return { ok: true };
  });
