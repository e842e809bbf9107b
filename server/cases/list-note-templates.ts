// cases.listNoteTemplates: the templates of diary notes an account may begin with, its own and the office's.
import { listNoteTemplates as readTemplates } from "../../db/accounts/note-templates.ts";
import { procedure } from "../trpc.ts";
import { mayShare, readable } from "./note-template.ts";

export const listNoteTemplates = procedure.meta({ rule: "cases" }).query(({ ctx: { accounts, session } }) => ({
  templates: readTemplates(accounts.db, session.accountId).flatMap((row) => readable(session, row)),
  mayShare: mayShare(session),
}));
