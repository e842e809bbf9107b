// deliveries.listProviders: whose deliveries this reader may read; a provider finds the names it works under.
import { accountNames } from "../../db/accounts/accounts.ts";
import { listProviders as find } from "../../db/deliveries/list-deliveries.ts";
import { procedure } from "../trpc.ts";

/** Accounts looked at: as many as a picker of colleagues knows. */
const mostAccounts = 2_000;

export const listProviders = procedure.meta({ rule: "payments" }).query(async ({ ctx }) => {
  const accounts = accountNames(ctx.accounts.db, mostAccounts);
  const found = new Set(
    await find(
      ctx.driver,
      ctx.policy.readable(ctx.session, "content"),
      accounts.map(({ accountId }) => accountId),
    ),
  );
  return accounts.filter(({ accountId }) => found.has(accountId));
});
