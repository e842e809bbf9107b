// languages.list: in which languages the pages open to the public speak, how each stands and who left it so.
import { procedure } from "../trpc.ts";
import { allLanguages, stateOf } from "./languages.ts";

export const listLanguages = procedure
  .meta({ rule: "languages" })
  .query(({ ctx }) => ({ languages: allLanguages(ctx).map((row) => stateOf(ctx, row)) }));
