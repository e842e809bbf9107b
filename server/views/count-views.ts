// views.count: how many cases saved views hold for who asks, a few views at a time: from counters where the filter
// allows, else up to a limit. One after the other, so that other requests come between.
import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";
import { countUpTo } from "../../db/queues/count-cases.ts";
import { listRights, toFilter } from "../queues/ask.ts";
import { procedure } from "../trpc.ts";
import { getView, toView } from "./saved-view.ts";

const limit = 10_000;

export interface ViewCount {
  viewId: string;
  cases: number;
  /** Counting stopped at a limit, and there are as many or more. */
  isExact: boolean;
}

export const countViews = procedure
  .meta({ rule: "cases" })
  .input(z.strictObject({ viewIds: z.array(z.uuid()).max(20) }))
  .query(async ({ ctx, input: { viewIds } }): Promise<ViewCount[]> => {
    const { rows } = listRights(ctx, ctx.session);
    const counts: ViewCount[] = [];
    for (const viewId of viewIds) {
      const { view, status, where } = toView(ctx.session, getView(ctx, viewId));
      const { filter } = await toFilter(ctx, ctx.session, { view, status, where, text: "" });
      counts.push({ viewId, ...(await countUpTo(ctx.driver, rows, filter, limit)) });
      await nextTurn();
    }
    return counts;
  });
