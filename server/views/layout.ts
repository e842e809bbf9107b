// How a work list is laid out: which columns, in which order, how wide; the first held in place; the height of rows.
// Which columns there are is the page's business: it passes over what it does not know.
import { z } from "zod";
import type { AccountsDb } from "../../db/accounts/open.ts";
import { listLayouts } from "../../db/accounts/views.ts";

export const layoutInput = z.strictObject({
  columns: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-zA-Z]{1,20}$/),
        width: z.enum(["narrow", "medium", "wide"]).optional(),
      }),
    )
    .min(1)
    .max(30)
    /** Without: as they come, whatever the list is asked for. */
    .optional(),
  pinned: z.boolean().default(false),
  density: z.enum(["comfortable", "compact"]).default("comfortable"),
});

export type Layout = z.output<typeof layoutInput>;

/** Lists an account may choose columns for: its own views, those of the team and the five that are always there. */
export const mostLayouts = 200;

export const layoutsOf = (db: AccountsDb, accountId: string): Record<string, Layout> =>
  Object.fromEntries(
    listLayouts(db, accountId, mostLayouts).map(({ list, layout }) => [list, JSON.parse(layout) as Layout]),
  );
