// counts.group: a sheet of figures to look at. Like a list or a board it names nobody, and is not recorded.
import { procedure } from "../trpc.ts";
import { sheetInput } from "./ask.ts";
import { makeSheet } from "./make-sheet.ts";

export const group = procedure
  .meta({ rule: "cases" })
  .input(sheetInput)
  .query(({ ctx, input }) => makeSheet(ctx, ctx.session, input));
