// How an account reads the spreadsheets it knows: names of columns and what they mean, under a name. No cell of a row is in it.
import type { AccountsDb } from "./open.ts";

export interface ImportMapping {
  id: string;
  name: string;
  /** The headers in one text, to know the table again. */
  headers: string;
  /** JSON. */
  content: string;
}

/** By name. */
export const listImportMappings = (db: AccountsDb, accountId: string, limit: number): ImportMapping[] =>
  db.readSync("SELECT id, name, headers, content FROM import_mapping WHERE account_id = ? ORDER BY name LIMIT ?", [
    accountId,
    limit,
  ]);

/** One of the same name is written over. */
export function putImportMapping(db: AccountsDb, accountId: string, one: ImportMapping): void {
  db.batchSync([
    {
      sql: `INSERT INTO import_mapping (id, account_id, name, headers, content) VALUES (?,?,?,?,?)
        ON CONFLICT (account_id, name) DO UPDATE SET headers = excluded.headers, content = excluded.content`,
      args: [one.id, accountId, one.name, one.headers, one.content],
    },
  ]);
}

/** Nothing happens to what is somebody else's. */
export function deleteImportMapping(db: AccountsDb, accountId: string, id: string): void {
  db.batchSync([{ sql: "DELETE FROM import_mapping WHERE account_id = ? AND id = ?", args: [accountId, id] }]);
}
