// cases.recordPrint: what is shown of a case goes on paper. An export like any other: recorded before it is printed; answers
// which case it is, to stand on the sheet.
import { z } from "zod";
import { findReadable } from "../history/find-readable.ts";
import { procedure } from "../trpc.ts";

export const recordPrint = procedure
  .meta({ rule: "exports" })
  .input(z.object({ caseId: z.uuid() }))
  .mutation(async ({ ctx, input }) => {
    const { found, access } = await findReadable(ctx, input.caseId);
    const { kind, caseId, number } = found.snapshot;
    const read = { what: "export" as const, kind, caseId, answered: 1, eachTime: true };
    await ctx.reads.recordRead(ctx.session, { ...read, byGlass: access.byBrokenGlass });
    return { number, kind };
  });
