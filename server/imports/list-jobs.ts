// imports.listJobs: one's own imports, newest first.
import { listImports } from "../../db/imports/jobs.ts";
import { procedure } from "../trpc.ts";
import { shownImport } from "./shown-import.ts";

const mostShown = 30;

export const listJobs = procedure.meta({ rule: "bulk" }).query(async ({ ctx }) => {
  const jobs = await listImports(ctx.driver, ctx.session.accountId, mostShown);
  return { jobs: await Promise.all(jobs.map((job) => shownImport(ctx, job))) };
});
