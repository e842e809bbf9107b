// people.find: persons by words, for pickers and the people page. The search is recorded, its words sealed.
import { z } from "zod";
import { findPersons } from "../../db/people/find-persons.ts";
import { searchRights } from "../search/rights.ts";
import { leadsOf, shownPerson } from "../search/shown-person.ts";
import { procedure } from "../trpc.ts";

const most = 20;

export const findPerson = procedure
  .meta({ rule: "cases" })
  .input(z.object({ words: z.string().min(2).max(100) }))
  .query(async ({ ctx, input }) => {
    const rights = searchRights(ctx.policy, ctx.session);
    const { persons, more } = await findPersons(ctx.driver, rights, input.words, most);
    await ctx.reads.recordSearch(ctx.session, input.words, persons.length);
    const leads = await leadsOf(ctx, persons);
    return { more, persons: persons.map((row) => ({ ...shownPerson(row), ...leads(row.personId) })) };
  });
