// bulk.cancel: stops a preview or a job of one's own; what was done stays done, and can be undone as a whole.
import { z } from "zod";
import { findJob } from "../../db/bulk/jobs.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { maySeeJob } from "./shown-job.ts";

export const cancelJob = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ id: z.uuid() }))
  .mutation(async ({ ctx, input: { id } }) => {
    const preview = ctx.bulk.findPreview(ctx.session, id);
    if (preview) {
      ctx.bulk.cancelPreview(preview);
      return { cancelled: true };
    }
    const job = await findJob(ctx.driver, id);
    if (!job || !maySeeJob(ctx, job)) throw new AppError("NOT_FOUND");
    return { cancelled: await ctx.bulk.cancel(job) };
  });
