// counts.takeSheet: the sheet as it goes out, on paper or as a table. Made anew, and recorded as an export before it is
// answered; `answered` is how many figures the sheet has.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { sheetInput } from "./ask.ts";
import { sheetFile } from "./csv.ts";
import { makeSheet } from "./make-sheet.ts";

export const takeSheet = procedure
  .meta({ rule: "exports" })
  .input(z.object({ sheet: sheetInput, format: z.enum(["print", "csv"]), locale: z.enum(["it", "en"]) }))
  .mutation(async ({ ctx, input }) => {
    const sheet = await makeSheet(ctx, ctx.session, input.sheet);
    const answered = sheet.rows.length * sheet.columns.length;
    await ctx.reads.recordRead(ctx.session, { what: "export", kind: "counts", answered });
    return { sheet, file: input.format === "csv" ? sheetFile(ctx, sheet, input.locale) : null };
  });
