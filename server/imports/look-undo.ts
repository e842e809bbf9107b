// imports.lookUndo: begins to decide what undoing one's own import would come to, in memory; one at a time of an account.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { assertUndoable, getOwnImport, undoingsOf } from "./shown-import.ts";

export const lookUndo = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ jobId: z.uuid() }))
  .mutation(async ({ ctx, input: { jobId } }) => {
    assertUndoable(await getOwnImport(ctx, jobId));
    const undoings = await undoingsOf(ctx, jobId);
    ctx.imports.lookUndo(
      ctx.session,
      jobId,
      undoings.map(({ id }) => id),
    );
    return { ok: true };
  });
