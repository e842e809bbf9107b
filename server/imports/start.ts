// imports.start: does what the preview showed and the choices say, in the background, as a job of its own. Started twice, it is one job.
import { z } from "zod";
import { findImport } from "../../db/imports/jobs.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { assertMayImport } from "./may-import.ts";

export const start = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ importId: z.uuid() }))
  .mutation(async ({ ctx, input: { importId } }) => {
    assertMayImport(ctx);
    const upload = ctx.imports.find(ctx.session, importId);
    if (upload) return { jobId: await ctx.imports.start(ctx.session, upload) };
    const job = await findImport(ctx.driver, importId);
    if (job?.accountId !== ctx.session.accountId) throw new AppError("NOT_FOUND");
    return { jobId: job.id };
  });
