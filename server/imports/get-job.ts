// imports.getJob: one import with how far it is and what came of its rows, by kind.
import { z } from "zod";
import { countImportOutcomes } from "../../db/imports/rows.ts";
import { procedure } from "../trpc.ts";
import { getOwnImport, shownImport } from "./shown-import.ts";

export const getJob = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ jobId: z.uuid() }))
  .query(async ({ ctx, input: { jobId } }) => {
    const job = await getOwnImport(ctx, jobId);
    // Counting all rows at every look at the progress would be work for nobody.
    const outcomes = job.endedAt === null ? [] : await countImportOutcomes(ctx.driver, jobId);
    return { ...(await shownImport(ctx, job)), outcomes };
  });
