// cases.removeNoteTemplate: notes that were begun with it stay as they are.
import { z } from "zod";
import { deleteNoteTemplate } from "../../db/accounts/note-templates.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { getTemplate, mayRemove } from "./note-template.ts";

export const removeNoteTemplate = procedure
  .meta({ rule: "cases" })
  .input(z.strictObject({ templateId: z.uuid() }))
  .mutation(({ ctx, input: { templateId } }) => {
    if (!mayRemove(ctx.session, getTemplate(ctx, templateId))) throw new AppError("FORBIDDEN");
    deleteNoteTemplate(ctx.accounts.db, templateId);
    return { ok: true };
  });
