// imports.undo: takes an import back: cases, households and persons it opened and nobody used since are said to be opened by mistake, and
// stand nowhere any more. Whatever somebody has touched, or refers to, stays; each is listed, and may be undone later by another undoing.
import { z } from "zod";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { assertUndoable, getOwnImport, mostUndoings, undoingsOf } from "./shown-import.ts";
import { planUndo } from "./undo-plan.ts";

export const undo = procedure
  .meta({ rule: "bulk" })
  .input(
    z.object({
      jobId: z.uuid(),
      /** The undoing whose rest is meant; without it, that of an import nobody undid. Asked twice, it is one. */
      after: z.uuid().optional(),
    }),
  )
  .mutation(async ({ ctx, input: { jobId, after } }) => {
    const job = await getOwnImport(ctx, jobId);
    assertUndoable(job);
    const undoings = await undoingsOf(ctx, jobId);
    const [undoing] = undoings;
    if (undoing && (undoing.id !== after || undoing.endedAt === null)) return { jobId: undoing.id };
    if (undoings.length >= mostUndoings) throw new AppError("LIMIT", { reason: "undoings" });
    await ctx.imports.assertRoom(ctx.session);
    const id = ctx.imports.newId();
    const occurredOn = ctx.clock.today();
    const rows = await planUndo(ctx, {
      scope: id,
      undoOf: jobId,
      earlier: undoings.map((one) => one.id),
      occurredOn,
      locale: ctx.session.locale,
    });
    if (rows.length === 0) throw new AppError("INVALID", { reason: "nothingToDo" });
    const { fileName = "", source = "" } = ctx.imports.askedOf(job) ?? {};
    const asked = { fileName, source, occurredOn, rows: rows.length, leftOut: 0 };
    await ctx.imports.startRows(ctx.session, { id, undoOf: jobId, asked }, rows);
    return { jobId: id };
  });
