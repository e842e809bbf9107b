// What a template of diary notes holds, who sees a shared one and who may share: those who lead the whole district. A template is
// the same for every case: the page says that no name belongs in it.
import { z } from "zod";
import { findNoteTemplate, isTemplateNameTaken, type NoteTemplateRow } from "../../db/accounts/note-templates.ts";
import { district } from "../../workflows/kernel/ids.ts";
import { noteKinds } from "../../workflows/kernel/note-kinds.ts";
import type { Session } from "../access/session.ts";
import { AppError } from "../errors.ts";
import type { SessionContext } from "../trpc.ts";
import { maySetFor } from "../views/saved-view.ts";

/** Of one account. */
export const mostTemplates = 40;

const text = z.string().max(4_000).default("");

export const contentInput = z
  .strictObject({
    noteKind: z.enum(noteKinds).optional(),
    text,
    factsText: text,
    statementsText: text,
    evaluationText: text,
  })
  .refine((one) =>
    [one.text, one.factsText, one.statementsText, one.evaluationText].some((part) => part.trim() !== ""),
  );

export const nameInput = z.string().trim().min(1).max(60);

export interface NoteTemplate {
  templateId: string;
  name: string;
  content: z.output<typeof contentInput>;
  isShared: boolean;
  mayChange: boolean;
  mayRemove: boolean;
}

export const mayShare = (session: Session): boolean => maySetFor(session, { territory: district });

const isOwn = (session: Session, row: NoteTemplateRow): boolean => row.accountId === session.accountId;

/** A shared one by whoever may share, also after its owner has left the office. */
export const mayChange = (session: Session, row: NoteTemplateRow): boolean =>
  row.isShared ? mayShare(session) : isOwn(session, row);

/** Also who may no longer share may take back what she once shared. */
export const mayRemove = (session: Session, row: NoteTemplateRow): boolean =>
  mayChange(session, row) || isOwn(session, row);

/** One that this release cannot read is as if it were not there. */
export function readable(session: Session, row: NoteTemplateRow): NoteTemplate[] {
  const { data: content } = contentInput.safeParse(JSON.parse(row.content));
  if (!content) return [];
  const { templateId, name, isShared } = row;
  const may = { mayChange: mayChange(session, row), mayRemove: mayRemove(session, row) };
  return [{ templateId, name, content, isShared, ...may }];
}

/** A template that is not there and one of somebody else's answer alike. */
export function getTemplate({ accounts, session }: SessionContext, templateId: string): NoteTemplateRow {
  const row = findNoteTemplate(accounts.db, templateId);
  if (!row || !(isOwn(session, row) || row.isShared)) throw new AppError("NOT_FOUND");
  return row;
}

export function refuseTakenName({ accounts }: SessionContext, row: NoteTemplateRow): void {
  if (isTemplateNameTaken(accounts.db, row)) throw new AppError("INVALID", { reason: "templateName" });
}
