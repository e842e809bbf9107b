// network.findBirthplaces: places a person may be born in, by the beginning of their name.
import { z } from "zod";
import { findBirthplaces as find } from "../../db/network/find-birthplaces.ts";
import { procedure } from "../trpc.ts";

export const findBirthplaces = procedure
  .meta({ rule: "signedIn" })
  .input(z.object({ search: z.string().max(100), limit: z.number().int().min(1).max(20).default(20) }))
  .query(async ({ ctx, input }) => (await find(ctx.driver, input.search)).slice(0, input.limit));
