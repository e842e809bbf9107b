// bulk.start: does what a preview showed, in the background, as a job of its own. With `leaver` it is kept until that
// colleague is switched off (the hand-over plan). Started twice, it is one job.
import { z } from "zod";
import { findJob } from "../../db/bulk/jobs.ts";
import { admits } from "../access/rules.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { countIrrevocable } from "./preview.ts";

export const startJob = procedure
  .meta({ rule: "bulk" })
  .input(
    z.object({
      previewId: z.uuid(),
      leaver: z.string().max(100).optional(),
      /** How many cases get what cannot be taken back: who starts it has read the figure. */
      irrevocable: z.int().min(0).default(0),
    }),
  )
  .mutation(async ({ ctx, input: { previewId, leaver, irrevocable } }) => {
    const preview = ctx.bulk.findPreview(ctx.session, previewId);
    if (!preview) {
      const job = await findJob(ctx.driver, previewId);
      if (job?.accountId !== ctx.session.accountId) throw new AppError("NOT_FOUND");
      return { jobId: job.id };
    }
    if (countIrrevocable(preview) !== irrevocable) throw new AppError("INVALID", { reason: "irrevocableUnsaid" });
    if (leaver !== undefined) {
      const { chosen } = preview;
      if (!admits("planning", ctx.session)) throw new AppError("FORBIDDEN");
      if (chosen.by !== "plan" || chosen.accountId !== leaver) throw new AppError("INVALID", { reason: "notThePlan" });
    }
    return { jobId: (await ctx.bulk.start(ctx.session, preview, leaver)).id };
  });
