// Saved recipes of figures: a name and the address of the sheet, each of one account. An address holds groups, days and
// filters, never a person.
import type { AccountsDb } from "./open.ts";

export interface Recipe {
  id: string;
  name: string;
  address: string;
}

/** By name. */
export const listRecipes = (db: AccountsDb, accountId: string, limit: number): Recipe[] =>
  db.readSync("SELECT id, name, address FROM count_recipe WHERE account_id = ? ORDER BY name LIMIT ?", [
    accountId,
    limit,
  ]);

/** One of the same name is written over. */
export function putRecipe(db: AccountsDb, accountId: string, { id, name, address }: Recipe): void {
  db.batchSync([
    {
      sql: `INSERT INTO count_recipe (id, account_id, name, address) VALUES (?,?,?,?)
        ON CONFLICT (account_id, name) DO UPDATE SET address = excluded.address`,
      args: [id, accountId, name, address],
    },
  ]);
}

/** Nothing happens to what is somebody else's. */
export function deleteRecipe(db: AccountsDb, accountId: string, id: string): void {
  db.batchSync([{ sql: "DELETE FROM count_recipe WHERE account_id = ? AND id = ?", args: [accountId, id] }]);
}
