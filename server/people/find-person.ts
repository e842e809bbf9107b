// people.find: persons by words, for pickers and the people page. The search is recorded, its words sealed; homonyms
// are told apart by year of birth and comune, which a protected person does not show.
import { z } from "zod";
import { findPersons } from "../../db/people/find-persons.ts";
import { procedure } from "../trpc.ts";

const most = 20;

export const findPerson = procedure
  .meta({ rule: "cases" })
  .input(z.object({ words: z.string().min(2).max(100) }))
  .query(async ({ ctx, input }) => {
    const permitted = ctx.policy.readable(ctx.session, "list");
    const rows = await findPersons(ctx.driver, permitted, input.words, most + 1);
    await ctx.reads.recordSearch(ctx.session, input.words, Math.min(rows.length, most));
    return {
      more: rows.length > most,
      persons: rows.slice(0, most).map((row) => ({
        personId: row.personId,
        surname: row.surname,
        givenName: row.givenName,
        birthYear: row.birthOn?.slice(0, 4),
        ...(row.protectedAddress === 0 ? { territory: row.territory } : {}),
        state: row.state,
      })),
    };
  });
