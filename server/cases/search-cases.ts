// cases.search: cases a picker offers, by number or by the name of their person, of the kinds (and states) a form
// admits. Rows are lists, so no read is recorded, but a search by a person's name is one of persons and is.
import { z } from "zod";
import { findCases } from "../../db/cases/find-cases.ts";
import { sortable } from "../../workflows/rules/names/words.ts";
import { procedure } from "../trpc.ts";

export const searchCases = procedure
  .meta({ rule: "cases" })
  .input(
    z.object({
      words: z.string().max(100),
      kinds: z.array(z.string().max(60)).min(1).max(20),
      states: z.array(z.string().max(100)).max(50).default([]),
    }),
  )
  .query(async ({ ctx, input }) => {
    const byName = !/\d/.test(input.words) && sortable(input.words) !== "";
    const found = await findCases(ctx.driver, ctx.policy.readable(ctx.session, "list"), {
      kinds: input.kinds,
      states: input.states,
      words: byName ? sortable(input.words) : input.words.trim(),
    });
    if (byName) await ctx.reads.recordSearch(ctx.session, input.words, found.length);
    return found;
  });
