// people.listDuplicates: records that may be one person's, for who may open persons, page by page from the newest record on.
// It shows what a search shows; whom it names is recorded as a search of their names.
import { z } from "zod";
import { bandOf } from "../../workflows/rules/matching/match.ts";
import { AppError } from "../errors.ts";
import { shownPerson } from "../search/shown-person.ts";
import { procedure } from "../trpc.ts";
import { alikeRights } from "./find-alike.ts";

export const listDuplicates = procedure
  .meta({ rule: "cases" })
  .input(z.object({ before: z.int().min(1).max(Number.MAX_SAFE_INTEGER).optional() }))
  .query(async ({ ctx, input: { before } }) => {
    if (!ctx.policy.openable(ctx.session).some(({ kind }) => kind === "person")) throw new AppError("FORBIDDEN");
    const input = { rights: alikeRights(ctx), before };
    const { pairs, next } = await ctx.reader.run("listDuplicates", input, { signal: ctx.signal });
    const named = pairs.flatMap(({ one, other }) => [one, other]);
    const said = named.map(({ surname, givenName }) => `${surname} ${givenName}`).join(" · ");
    if (named.length > 0) await ctx.reads.recordSearch(ctx.session, said, named.length);
    return {
      pairs: pairs.map(({ one, other, match }) => ({
        ...{ one: shownPerson(one), other: shownPerson(other) },
        ...{ band: bandOf(match.score), reasons: match.reasons },
      })),
      next,
    };
  });
