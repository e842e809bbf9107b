// An import as its pages show it: whose it is, how far it is, and what it made. For who asked only: the rows are of people.
import { findImport, findUndoingImport, type ImportJob } from "../../db/imports/jobs.ts";
import { AppError } from "../errors.ts";
import type { SessionContext } from "../trpc.ts";

/** One that is not there and one of somebody else answer alike. */
export async function getOwnImport(ctx: SessionContext, jobId: string): Promise<ImportJob> {
  const job = await findImport(ctx.driver, jobId);
  if (!job || job.accountId !== ctx.session.accountId) throw new AppError("NOT_FOUND");
  return job;
}

export function assertUndoable({ endedAt, undoOf }: ImportJob): void {
  if (endedAt === null) throw new AppError("INVALID", { reason: "notEnded" });
  if (undoOf !== "") throw new AppError("INVALID", { reason: "undoStays" });
}

export async function shownImport(ctx: SessionContext, job: ImportJob) {
  const { id, undoOf, status, reason, createdAt, endedAt, total, done, failed } = job;
  const undoing = undoOf === "" ? await findUndoingImport(ctx.driver, id) : undefined;
  const { fileName = "", source = "", rows = 0, leftOut = 0 } = ctx.imports.askedOf(job) ?? {};
  return {
    ...{ id, undoOf, status, reason, createdAt, endedAt, total, done, failed, fileName, source, rows, leftOut },
    undoneBy: undoing?.id,
    mayUndo: undoOf === "" && endedAt !== null && done > 0 && undoing === undefined,
  };
}
