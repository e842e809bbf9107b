// views.count: how many cases saved views hold for who asks, a few views at a time: from counters where the filter
// allows, else as far as can be counted at once. One after the other, each in short turns. Of a view that is gone
// meanwhile, or no longer for who asks, nothing is said.
import { z } from "zod";
import { findSavedView } from "../../db/accounts/views.ts";
import { listRights, toFilter } from "../queues/ask.ts";
import { procedure } from "../trpc.ts";
import { readable } from "./saved-view.ts";

export interface ViewCount {
  viewId: string;
  cases: number;
  /** False: there are more. */
  exact: boolean;
}

export const countViews = procedure
  .meta({ rule: "cases" })
  .input(z.strictObject({ viewIds: z.array(z.uuid()).max(20) }))
  .query(async ({ ctx, input: { viewIds } }): Promise<ViewCount[]> => {
    const rights = listRights(ctx, ctx.session);
    const counts: ViewCount[] = [];
    for (const viewId of viewIds) {
      const row = findSavedView(ctx.accounts.db, viewId);
      const saved = row && readable(ctx.session, row);
      if (!saved) continue;
      const { view, status, where } = saved;
      const { filter } = await toFilter(ctx, ctx.session, { view, status, where, text: "" });
      const { rows: cases, exact } = await ctx.places.total(rights, { filter, sort: "dueOn" }, "quick");
      counts.push({ viewId, cases, exact });
    }
    return counts;
  });
