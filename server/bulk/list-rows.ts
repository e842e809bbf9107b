// bulk.listRows: what came of each case of a job, in pages. Number and person of a case only for who may list it.
import { z } from "zod";
import { findJob } from "../../db/bulk/jobs.ts";
import { listOutcomes } from "../../db/bulk/rows.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { readReason } from "./row.ts";
import { maySeeJob } from "./shown-job.ts";

export const listRows = procedure
  .meta({ rule: "bulk" })
  .input(
    z.object({
      jobId: z.uuid(),
      /** One outcome; '' are the rows without one. */
      outcome: z.string().max(20).optional(),
      after: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(100),
    }),
  )
  .query(async ({ ctx, input }) => {
    const job = await findJob(ctx.driver, input.jobId);
    if (!job || !maySeeJob(ctx, job)) throw new AppError("NOT_FOUND");
    const rows = await listOutcomes(ctx.driver, ctx.policy.readable(ctx.session, "list"), input);
    return {
      rows: rows.map(({ reason, excluded, ...row }) => ({ ...row, excluded: excluded === 1, ...readReason(reason) })),
      next: rows.length === input.limit ? rows.at(-1)?.n : undefined,
    };
  });
