// notices.count: how many rows the reader has not read yet, for the bell; counting stops where the bell does.
import { procedure } from "../trpc.ts";
import { readInbox } from "./read-inbox.ts";

const most = 100;

export const countNotices = procedure.meta({ rule: "cases" }).query(async ({ ctx }) => {
  const { rows } = await readInbox(ctx, { before: Number.MAX_SAFE_INTEGER, unreadOnly: true }, most);
  return { unread: rows.length, most };
});
