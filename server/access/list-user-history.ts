// access.listUserHistory: what happened to an account, newest first: for the administrator who looks after it and
// the dpo who watches.
import { z } from "zod";
import { listHistory } from "../../db/accounts/history.ts";
import { procedure } from "../trpc.ts";
import { namesOf } from "./names.ts";

export const listUserHistory = procedure
  .meta({ rule: "accountHistory" })
  .input(z.object({ accountId: z.uuid().optional(), before: z.int().positive().optional() }))
  .query(({ ctx, input }) => {
    const entries = listHistory(ctx.accounts.db, input.accountId, input.before ?? Number.MAX_SAFE_INTEGER, 100);
    const names = namesOf(
      ctx.accounts,
      entries.flatMap((entry) => [entry.accountId, entry.by]),
    );
    return { entries, names };
  });
