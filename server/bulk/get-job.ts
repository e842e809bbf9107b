// bulk.get: one job with how far it is and what came of its rows, by reason.
import { z } from "zod";
import { findJob } from "../../db/bulk/jobs.ts";
import { countOutcomes } from "../../db/bulk/rows.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { readReason } from "./row.ts";
import { maySeeJob, shownJob } from "./shown-job.ts";

export const getJob = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ jobId: z.uuid() }))
  .query(async ({ ctx, input: { jobId } }) => {
    const job = await findJob(ctx.driver, jobId);
    if (!job || !maySeeJob(ctx, job)) throw new AppError("NOT_FOUND");
    // Counting 50,000 rows at every look at the progress would be work for nobody.
    const outcomes = job.endedAt === null ? [] : await countOutcomes(ctx.driver, jobId);
    return {
      ...(await shownJob(ctx, job)),
      outcomes: outcomes.map(({ kind, outcome, excluded, reason, rows }) => ({
        ...{ kind, outcome, excluded: excluded === 1, rows, ...readReason(reason) },
      })),
    };
  });
