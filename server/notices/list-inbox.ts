// notices.list: what the reader was told, newest first, in keyset pages.
import { z } from "zod";
import { procedure } from "../trpc.ts";
import { readInbox } from "./read-inbox.ts";

const pageSize = 50;

export const listInbox = procedure
  .meta({ rule: "cases" })
  .input(z.object({ before: z.int().positive().optional(), unreadOnly: z.boolean().default(false) }))
  .query(async ({ ctx, input }) => {
    const { before = Number.MAX_SAFE_INTEGER, unreadOnly } = input;
    const { rows, last, full } = await readInbox(ctx, { before, unreadOnly }, pageSize);
    return {
      notices: rows.map(({ id, at, deadlineId, alarms, due, readAt, about }) => ({
        ...{ id, at, deadlineId, due, about },
        alarms: JSON.parse(alarms) as string[],
        read: readAt !== null,
      })),
      next: full && last ? last.pos : null,
    };
  });
