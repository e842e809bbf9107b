// How the office reads the spreadsheets it knows: names of columns and what they mean, under a name; an account's own, and those that
// somebody shares with who imports in the same comune. No cell of a row is in it.
import type { AccountsDb } from "./open.ts";

export interface ImportMapping {
  id: string;
  accountId: string;
  name: string;
  /** The headers in one text, to know the table again. */
  headers: string;
  /** JSON. */
  content: string;
  /** Comuni (or `district`) of who saved it, apart by commas; '' while it is her own alone. */
  sharedIn: string;
  savedAt: string;
}

const columns = "id, account_id AS accountId, name, headers, content, shared_in AS sharedIn, saved_at AS savedAt";

/** By name. */
export const listImportMappings = (db: AccountsDb, accountId: string, limit: number): ImportMapping[] =>
  db.readSync(`SELECT ${columns} FROM import_mapping WHERE account_id = ? ORDER BY name LIMIT ?`, [accountId, limit]);

/** Of all accounts, by name; who may see which is for the caller. */
export const listSharedMappings = (db: AccountsDb, limit: number): ImportMapping[] =>
  db.readSync(`SELECT ${columns} FROM import_mapping WHERE shared_in <> '' ORDER BY name, id LIMIT ?`, [limit]);

export const findImportMapping = (db: AccountsDb, id: string): ImportMapping | undefined =>
  db.readSync<ImportMapping>(`SELECT ${columns} FROM import_mapping WHERE id = ? LIMIT 1`, [id])[0];

/** One of the same name is written over. */
export function putImportMapping(db: AccountsDb, one: ImportMapping): void {
  db.batchSync([
    {
      sql: `INSERT INTO import_mapping (id, account_id, name, headers, content, shared_in, saved_at) VALUES (?,?,?,?,?,?,?)
        ON CONFLICT (account_id, name) DO UPDATE SET headers = excluded.headers, content = excluded.content,
          shared_in = excluded.shared_in, saved_at = excluded.saved_at`,
      args: [one.id, one.accountId, one.name, one.headers, one.content, one.sharedIn, one.savedAt],
    },
  ]);
}

export function deleteImportMapping(db: AccountsDb, id: string): void {
  db.batchSync([{ sql: "DELETE FROM import_mapping WHERE id = ?", args: [id] }]);
}

/** False where the account has another of that name. What it says of columns stays, and when it was saved. */
export function renameImportMapping(db: AccountsDb, one: { id: string; accountId: string; name: string }): boolean {
  const other = db.readSync<{ id: string }>(
    "SELECT id FROM import_mapping WHERE account_id = ? AND name = ? AND id <> ? LIMIT 1",
    [one.accountId, one.name, one.id],
  );
  if (other.length > 0) return false;
  db.batchSync([{ sql: "UPDATE import_mapping SET name = ? WHERE id = ?", args: [one.name, one.id] }]);
  return true;
}
