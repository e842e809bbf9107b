// counts.takeMayor: the page for the mayor as it goes out, on paper or as a table; recorded as an export first.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { mayorInput } from "./ask.ts";
import { mayorFile } from "./csv.ts";
import { makeMayor } from "./make-mayor.ts";

export const takeMayor = procedure
  .meta({ rule: "board" })
  .input(z.object({ sheet: mayorInput, format: z.enum(["print", "csv"]), locale: z.enum(["it", "en"]) }))
  .mutation(async ({ ctx, input }) => {
    const sheet = await makeMayor(ctx, ctx.session, input.sheet);
    const answered = sheet.rows.length * (sheet.areas.length + 4);
    await ctx.reads.recordRead(ctx.session, { what: "export", kind: "counts", answered });
    return { sheet, file: input.format === "csv" ? mayorFile(ctx, sheet, input.locale) : null };
  });
