// Saved views of the work lists, personal and of the team, and the columns an account chose for a list.
import type { AccountsDb } from "./open.ts";

export interface ViewRow {
  viewId: string;
  /** Whose it is. */
  accountId: string;
  name: string;
  /** JSON. */
  content: string;
  /** Null: personal; else for all whose grants reach there. */
  territory: string | null;
  /** Null: all areas. */
  area: string | null;
}

/** As many as one may be shown; who saves them has a limit of her own. */
const mostShown = 500;

/** A place and the areas in it that somebody's grants reach. */
export interface ViewReach {
  territory: string;
  areas: readonly string[] | "all";
}

const columns = "v.view_id AS viewId, v.account_id AS accountId, v.name, v.content, v.territory, v.area";

/** In SQL what `meets` of server/access/reach.ts says, so that the limit is of what may be shown. */
const reached = `EXISTS (SELECT 1 FROM json_each(?2) r
  WHERE (r.value->>'territory' IN ('district', v.territory) OR v.territory = 'district')
    AND (v.area IS NULL OR r.value->>'areas' = 'all' OR v.area IN (SELECT value FROM json_each(r.value, '$.areas'))))`;

/** The account's own ones, also those that it shared where it no longer reaches, and others' that are for it, by name. */
export const savedViews = (db: AccountsDb, accountId: string, reach: readonly ViewReach[]): ViewRow[] =>
  db.readSync<ViewRow>(
    `SELECT * FROM (SELECT ${columns}, 0 AS others FROM saved_view v WHERE v.account_id = ?1
       UNION ALL SELECT ${columns}, 1 FROM saved_view v INDEXED BY saved_view_team
         WHERE v.territory IS NOT NULL AND v.account_id <> ?1 AND ${reached} ORDER BY others, name COLLATE NOCASE LIMIT ?3)
     ORDER BY territory IS NOT NULL, name COLLATE NOCASE, viewId`,
    [accountId, JSON.stringify(reach.map(({ territory, areas }) => ({ territory, areas }))), mostShown],
  );

export const findSavedView = (db: AccountsDb, viewId: string): ViewRow | undefined =>
  db.readSync<ViewRow>(`SELECT ${columns} FROM saved_view v WHERE v.view_id = ?`, [viewId])[0];

export const countOwnViews = (db: AccountsDb, accountId: string): number =>
  db.readSync<{ n: number }>("SELECT COUNT(*) AS n FROM saved_view WHERE account_id = ?", [accountId])[0]?.n ?? 0;

/** The other view of the account with this name. */
export const isNameTaken = (db: AccountsDb, one: Pick<ViewRow, "accountId" | "name" | "viewId">): boolean =>
  db.readSync("SELECT 1 AS one FROM saved_view WHERE account_id = ? AND name = ? AND view_id <> ?", [
    one.accountId,
    one.name,
    one.viewId,
  ]).length > 0;

/** Made, or written over; it stays its owner's. */
export function putView(db: AccountsDb, one: ViewRow): void {
  db.batchSync([
    {
      sql: `INSERT INTO saved_view (view_id, account_id, name, content, territory, area) VALUES (?,?,?,?,?,?)
        ON CONFLICT (view_id) DO UPDATE SET name = excluded.name, content = excluded.content,
          territory = excluded.territory, area = excluded.area`,
      args: [one.viewId, one.accountId, one.name, one.content, one.territory, one.area],
    },
  ]);
}

/** With the columns anybody chose for it. */
export function deleteView(db: AccountsDb, viewId: string): void {
  db.batchSync([
    { sql: "DELETE FROM saved_view WHERE view_id = ?", args: [viewId] },
    { sql: "DELETE FROM list_layout WHERE list = ?", args: [viewId] },
  ]);
}

export const listLayouts = (db: AccountsDb, accountId: string, limit: number): { list: string; layout: string }[] =>
  db.readSync("SELECT list, layout FROM list_layout WHERE account_id = ? ORDER BY list LIMIT ?", [accountId, limit]);

export function putLayout(db: AccountsDb, accountId: string, list: string, layout: string | undefined): void {
  db.batchSync([
    layout === undefined
      ? { sql: "DELETE FROM list_layout WHERE account_id = ? AND list = ?", args: [accountId, list] }
      : {
          sql: `INSERT INTO list_layout (account_id, list, layout) VALUES (?,?,?)
            ON CONFLICT (account_id, list) DO UPDATE SET layout = excluded.layout`,
          args: [accountId, list, layout],
        },
  ]);
}
