// bulk.list: acts on many cases, newest first: one's own, and for a supervisor those of the colleagues she answers for.
import { z } from "zod";
import { type JobRow, listJobs as read } from "../../db/bulk/jobs.ts";
import { hasRole } from "../access/session.ts";
import { colleagueNames } from "../cases/names.ts";
import { procedure } from "../trpc.ts";
import { maySeeJob, type ShownJob, shownJob } from "./shown-job.ts";

const pageSize = 30;

export const listJobs = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ before: z.string().max(40).default("~") }))
  .query(async ({ ctx, input }): Promise<{ jobs: ShownJob[]; next: string | undefined }> => {
    const seesOthers = hasRole(ctx.session, "supervisor");
    const rows = await read(ctx.driver, seesOthers ? undefined : ctx.session.accountId, input.before, pageSize);
    const mine: JobRow[] = rows.filter((job) => maySeeJob(ctx, job));
    const names = colleagueNames(ctx);
    const jobs = await Promise.all(mine.map((job) => shownJob(ctx, job, names)));
    return { jobs, next: rows.length === pageSize ? rows.at(-1)?.createdAt : undefined };
  });
