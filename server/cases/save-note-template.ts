// cases.saveNoteTemplate: a template of diary notes, a new one or one that is written over.
import { z } from "zod";
import { countOwnNoteTemplates, type NoteTemplateRow, putNoteTemplate } from "../../db/accounts/note-templates.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import {
  contentInput,
  getTemplate,
  mayChange,
  mayShare,
  mostTemplates,
  nameInput,
  refuseTakenName,
} from "./note-template.ts";

export const saveNoteTemplate = procedure
  .meta({ rule: "cases" })
  .input(
    z.strictObject({
      templateId: z.uuid().optional(),
      name: nameInput,
      content: contentInput,
      isShared: z.boolean().default(false),
    }),
  )
  .mutation(({ ctx, input: { templateId, name, content, isShared } }) => {
    const { accounts, session } = ctx;
    const before = templateId === undefined ? undefined : getTemplate(ctx, templateId);
    if (before && !mayChange(session, before)) throw new AppError("FORBIDDEN");
    if (isShared && !before?.isShared && !mayShare(session)) throw new AppError("FORBIDDEN");
    if (!before && countOwnNoteTemplates(accounts.db, session.accountId) >= mostTemplates)
      throw new AppError("LIMIT", { reason: "noteTemplates" });
    const row: NoteTemplateRow = {
      templateId: before?.templateId ?? accounts.chance.uuid(),
      accountId: before?.accountId ?? session.accountId,
      ...{ name, content: JSON.stringify(content), isShared },
    };
    refuseTakenName(ctx, row);
    putNoteTemplate(accounts.db, row);
    return { templateId: row.templateId };
  });
