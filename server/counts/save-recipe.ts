// counts.saveRecipe: keeps groups, days and filters under a name; one of that name is written over.
import { z } from "zod";
import { listRecipes, putRecipe } from "../../db/accounts/recipes.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { mostRecipes } from "./list-recipes.ts";

/** The part of an address after `?`, as the page builds it. */
const address = z
  .string()
  .max(1_000)
  .regex(/^[\w=&%.,+~*-]*$/);

export const saveRecipe = procedure
  .meta({ rule: "cases" })
  .input(z.object({ name: z.string().trim().min(1).max(80), address }))
  .mutation(({ ctx, input }) => {
    const { db, chance } = ctx.accounts;
    const { accountId } = ctx.session;
    const own = listRecipes(db, accountId, mostRecipes);
    if (own.length >= mostRecipes && !own.some(({ name }) => name === input.name))
      throw new AppError("LIMIT", { reason: "recipes" });
    putRecipe(db, accountId, { id: chance.uuid(), ...input });
    return { ok: true };
  });
