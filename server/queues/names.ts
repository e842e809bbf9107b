// queues.names: names of all accounts, also of who has left, so that lists and histories can say who did it.
import { accountNames } from "../../db/accounts/accounts.ts";
import { procedure } from "../trpc.ts";

const maxNames = 2000;

/** `system` is not among them: the page has a word for it. */
export const names = procedure
  .meta({ rule: "cases" })
  .query(({ ctx }) => accountNames(ctx.accounts.db, maxNames).map(({ accountId, name }) => ({ id: accountId, name })));
