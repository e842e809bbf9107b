// counts.dropRecipe: throws one of the reader's own recipes away.
import { z } from "zod";
import { deleteRecipe } from "../../db/accounts/recipes.ts";
import { procedure } from "../trpc.ts";

export const dropRecipe = procedure
  .meta({ rule: "cases" })
  .input(z.object({ id: z.uuid() }))
  .mutation(({ ctx, input }) => {
    deleteRecipe(ctx.accounts.db, ctx.session.accountId, input.id);
    return { ok: true };
  });
