// people.listWithoutHousehold: persons who are in no household, those recorded last first, to be put into one together. Whom it names
// is recorded as a search of their names.
import { z } from "zod";
import { listWithoutHousehold as findWithout } from "../../db/people/list-without-household.ts";
import { searchRights } from "../search/rights.ts";
import { shownPerson } from "../search/shown-person.ts";
import { procedure } from "../trpc.ts";

const pageSize = 30;

export const listWithoutHousehold = procedure
  .meta({ rule: "cases" })
  .input(
    z.object({
      before: z.int().positive().optional(),
      territory: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
    }),
  )
  .query(async ({ ctx, input: { before = Number.MAX_SAFE_INTEGER, territory } }) => {
    const rights = searchRights(ctx.policy, ctx.session);
    const { persons, next } = await findWithout(ctx.driver, rights, { before, territory }, pageSize);
    const said = persons.map(({ surname, givenName }) => `${surname} ${givenName}`).join(" · ");
    if (persons.length > 0) await ctx.reads.recordSearch(ctx.session, said, persons.length);
    return { persons: persons.map(shownPerson), ...(next === undefined ? {} : { next }) };
  });
