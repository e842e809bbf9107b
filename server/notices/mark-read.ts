// notices.markRead: marks rows of the reader's own inbox as read or unread, or all of it as read.
import { z } from "zod";
import { markAllNotices, markNotices } from "../../db/notices/inbox.ts";
import { procedure } from "../trpc.ts";

export const markRead = procedure
  .meta({ rule: "cases" })
  .input(
    z.union([
      z.object({ ids: z.array(z.uuid()).min(1).max(100), read: z.boolean() }),
      z.object({ all: z.literal(true) }),
    ]),
  )
  .mutation(({ ctx, input }) => {
    const { accountId } = ctx.session;
    if ("all" in input) markAllNotices(ctx.notices, accountId, ctx.clock.now());
    else markNotices(ctx.notices, accountId, input.ids, input.read ? ctx.clock.now() : null);
    return {};
  });
