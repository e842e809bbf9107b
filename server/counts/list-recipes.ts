// counts.listRecipes: the reader's own saved recipes, by name.
import { listRecipes as readRecipes } from "../../db/accounts/recipes.ts";
import { procedure } from "../trpc.ts";

/** Of one account. */
export const mostRecipes = 50;

export const listRecipes = procedure
  .meta({ rule: "cases" })
  .query(({ ctx }) => readRecipes(ctx.accounts.db, ctx.session.accountId, mostRecipes));
