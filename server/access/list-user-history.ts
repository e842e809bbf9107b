// access.listUserHistory: what happened to an account, newest first: for the administrator who looks after it and
// the dpo who watches.
import { z } from "zod";
import { listBodyNames } from "../../db/accounts/body-names.ts";
import { listHistory } from "../../db/accounts/history.ts";
import { procedure } from "../trpc.ts";
import { namesOf } from "./names.ts";

/** Of one body, the last first. */
const mostNames = 50;

export const listUserHistory = procedure
  .meta({ rule: "accountHistory" })
  .input(z.object({ accountId: z.uuid().optional(), before: z.int().positive().optional() }))
  .query(({ ctx, input }) => {
    const entries = listHistory(ctx.accounts.db, input.accountId, input.before ?? Number.MAX_SAFE_INTEGER, 100);
    const names = namesOf(
      ctx.accounts,
      entries.flatMap((entry) => [entry.accountId, entry.by]),
    );
    const called = input.accountId === undefined ? [] : listBodyNames(ctx.accounts.db, input.accountId, mostNames);
    return {
      entries,
      names: {
        ...names,
        ...namesOf(
          ctx.accounts,
          called.map(({ by }) => by),
        ),
      },
      called,
    };
  });
