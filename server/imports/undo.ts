// imports.undo: takes an import back: cases, households and persons it opened and nobody used since are said to be opened by mistake, and
// stand nowhere any more. Whatever somebody has touched, or refers to, stays; each is listed.
import { z } from "zod";
import { findUndoingImport } from "../../db/imports/jobs.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { assertUndoable, getOwnImport } from "./shown-import.ts";
import { planUndo } from "./undo-plan.ts";

export const undo = procedure
  .meta({ rule: "bulk" })
  .input(z.object({ jobId: z.uuid() }))
  .mutation(async ({ ctx, input: { jobId } }) => {
    const job = await getOwnImport(ctx, jobId);
    assertUndoable(job);
    const undoing = await findUndoingImport(ctx.driver, jobId);
    if (undoing) return { jobId: undoing.id };
    await ctx.imports.assertRoom(ctx.session);
    const id = ctx.imports.newId();
    const occurredOn = ctx.clock.today();
    const rows = await planUndo(ctx, { scope: id, undoOf: jobId, occurredOn, locale: ctx.session.locale });
    if (rows.length === 0) throw new AppError("INVALID", { reason: "nothingToDo" });
    const { fileName = "", source = "" } = ctx.imports.askedOf(job) ?? {};
    const asked = { fileName, source, occurredOn, rows: rows.length, leftOut: 0 };
    await ctx.imports.startRows(ctx.session, { id, undoOf: jobId, asked }, rows);
    return { jobId: id };
  });
