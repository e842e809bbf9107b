// An import as its pages show it: whose it is, how far it is, and what it made. For who asked only: the rows are of people.
import { findImport, type ImportJob, listUndoingImports } from "../../db/imports/jobs.ts";
import { AppError } from "../errors.ts";
import type { SessionContext } from "../trpc.ts";

/** One that is not there and one of somebody else answer alike. */
export async function getOwnImport(ctx: SessionContext, jobId: string): Promise<ImportJob> {
  const job = await findImport(ctx.driver, jobId);
  if (!job || job.accountId !== ctx.session.accountId) throw new AppError("NOT_FOUND");
  return job;
}

/** ⚙ Times one import may be undone, each time what stayed before. */
export const mostUndoings = 20;

export const undoingsOf = (ctx: Pick<SessionContext, "driver">, jobId: string): Promise<ImportJob[]> =>
  listUndoingImports(ctx.driver, jobId, mostUndoings);

/** Rows an ended undoing did not take out; those it did not come to, too. */
const stayedIn = ({ endedAt, total, done }: ImportJob): number => (endedAt === null ? 0 : total - done);

export function assertUndoable({ endedAt, undoOf }: ImportJob): void {
  if (endedAt === null) throw new AppError("INVALID", { reason: "notEnded" });
  if (undoOf !== "") throw new AppError("INVALID", { reason: "undoStays" });
}

export async function shownImport(ctx: SessionContext, job: ImportJob) {
  const { id, undoOf, status, reason, createdAt, endedAt, total, done, failed } = job;
  const undoings = undoOf === "" ? await undoingsOf(ctx, id) : [];
  const [undoing] = undoings;
  const stayed = undoing ? stayedIn(undoing) : 0;
  const { fileName = "", source = "", rows = 0, leftOut = 0 } = ctx.imports.askedOf(job) ?? {};
  return {
    ...{ id, undoOf, status, reason, createdAt, endedAt, total, done, failed, fileName, source, rows, leftOut },
    undoneBy: undoing?.id,
    /** Rows that stayed at the last undoing: what the next one takes up. */
    stayed,
    mayUndo:
      undoOf === "" && endedAt !== null && done > 0 && (!undoing || (stayed > 0 && undoings.length < mostUndoings)),
  };
}
