// Templates of diary notes: an account's own, and those that somebody who leads the office shares with all of it.
import type { AccountsDb } from "./open.ts";

export interface NoteTemplateRow {
  templateId: string;
  /** Whose it is. */
  accountId: string;
  name: string;
  /** JSON. */
  content: string;
  isShared: boolean;
}

/** As many as one may be shown; who makes them has a limit of her own. */
const mostShown = 300;

const columns = "template_id AS templateId, account_id AS accountId, name, content, is_shared = 1 AS isShared";

type Stored = Omit<NoteTemplateRow, "isShared"> & { isShared: number };
const toRow = (row: Stored): NoteTemplateRow => ({ ...row, isShared: row.isShared === 1 });

/** The account's own ones, then those that others share, by name. */
export const listNoteTemplates = (db: AccountsDb, accountId: string): NoteTemplateRow[] =>
  db
    .readSync<Stored>(
      `SELECT ${columns} FROM note_template WHERE account_id = ? OR is_shared = 1
       ORDER BY account_id <> ?, name COLLATE NOCASE, template_id LIMIT ?`,
      [accountId, accountId, mostShown],
    )
    .map(toRow);

export const findNoteTemplate = (db: AccountsDb, templateId: string): NoteTemplateRow | undefined =>
  db.readSync<Stored>(`SELECT ${columns} FROM note_template WHERE template_id = ?`, [templateId]).map(toRow)[0];

export const countOwnNoteTemplates = (db: AccountsDb, accountId: string): number =>
  db.readSync<{ n: number }>("SELECT COUNT(*) AS n FROM note_template WHERE account_id = ?", [accountId])[0]?.n ?? 0;

/** Another one of the account has this name. */
export const isTemplateNameTaken = (
  db: AccountsDb,
  { accountId, name, templateId }: Pick<NoteTemplateRow, "accountId" | "name" | "templateId">,
): boolean =>
  db.readSync("SELECT 1 AS one FROM note_template WHERE account_id = ? AND name = ? AND template_id <> ?", [
    ...[accountId, name, templateId],
  ]).length > 0;

/** Made, or written over; it stays its owner's. */
export function putNoteTemplate(db: AccountsDb, one: NoteTemplateRow): void {
  db.batchSync([
    {
      sql: `INSERT INTO note_template (template_id, account_id, name, content, is_shared) VALUES (?,?,?,?,?)
        ON CONFLICT (template_id) DO UPDATE SET name = excluded.name, content = excluded.content,
          is_shared = excluded.is_shared`,
      args: [one.templateId, one.accountId, one.name, one.content, one.isShared ? 1 : 0],
    },
  ]);
}

export function deleteNoteTemplate(db: AccountsDb, templateId: string): void {
  db.batchSync([{ sql: "DELETE FROM note_template WHERE template_id = ?", args: [templateId] }]);
}
