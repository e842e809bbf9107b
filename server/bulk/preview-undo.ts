// bulk.previewUndo: what taking back a whole act would do: for each row the undo of the event it made, decided as if it
// were asked alone. It tells which rows cannot be taken back any more, and why.
import { z } from "zod";
import { findJob } from "../../db/bulk/jobs.ts";
import { listDone } from "../../db/bulk/rows.ts";
import { AppError } from "../errors.ts";
import { createPace } from "../pace.ts";
import { procedure } from "../trpc.ts";
import type { AskedRow } from "./preview.ts";
import { undoType } from "./row.ts";

const sliceSize = 1_000;
const turnMs = 8;

export const previewUndo = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ jobId: z.uuid() }))
  .mutation(async ({ ctx, input: { jobId } }) => {
    const job = await findJob(ctx.driver, jobId);
    // An undo is its worker's own: a supervisor may look at the job, not take it back.
    if (!job || job.accountId !== ctx.session.accountId) throw new AppError("NOT_FOUND");
    if (job.endedAt === null) throw new AppError("INVALID", { reason: "notEnded" });
    if (job.type === undoType) throw new AppError("INVALID", { reason: "undoStays" });
    const list = async (): Promise<AskedRow[]> => {
      const pace = createPace(turnMs);
      const rows: AskedRow[] = [];
      for (let after = 0; ; ) {
        const slice = await listDone(ctx.driver, jobId, after, sliceSize);
        for (const { caseId, madeSeq } of slice)
          rows.push({ caseId, seq: madeSeq, own: JSON.stringify({ undoes: madeSeq }) });
        const last = slice.at(-1);
        if (!last || slice.length < sliceSize) return rows;
        after = last.n;
        await pace();
      }
    };
    const today = ctx.clock.today();
    const asked = { type: undoType, payload: {}, occurredOn: today, chosen: { by: "undo" as const }, undoOf: jobId };
    return { previewId: ctx.bulk.preview(ctx.session, asked, list).id };
  });
