// counts.getMayor: the page for the mayor to look at.
import { procedure } from "../trpc.ts";
import { mayorInput } from "./ask.ts";
import { makeMayor } from "./make-mayor.ts";

export const getMayor = procedure
  .meta({ rule: "board" })
  .input(mayorInput)
  .query(({ ctx, input }) => makeMayor(ctx, ctx.session, input));
