// deliveries.listProviders: the bodies whose deliveries this reader may read; a provider finds those it works for.
import { accountNames } from "../../db/accounts/accounts.ts";
import { listProviders as find } from "../../db/deliveries/list-deliveries.ts";
import { readBodies } from "../access/bodies.ts";
import { procedure } from "../trpc.ts";

/** Accounts looked at: as many as a picker of colleagues knows. */
const mostAccounts = 2_000;

/** A body by its registered name. */
export interface Provider {
  accountId: string;
  name: string;
  /** The name of the account that stands for a body without one: so that it may be told apart until it has its own. */
  account?: string;
}

const byName = new Intl.Collator("it");

export const listProviders = procedure.meta({ rule: "payments" }).query(async ({ ctx }) => {
  const accounts = accountNames(ctx.accounts.db, mostAccounts);
  const found = new Set(
    await find(
      ctx.driver,
      ctx.policy.readable(ctx.session, "content"),
      accounts.map(({ accountId }) => accountId),
    ),
  );
  const bodies = readBodies(ctx.accounts);
  const known = new Map(accounts.map(({ accountId, name }) => [accountId, name]));
  const ids = new Set([...found].flatMap((accountId) => bodies.everOf(accountId)));
  return [...ids]
    .map((accountId): Provider => {
      const name = bodies.nameOf(accountId) ?? "";
      return { accountId, name, ...(name === "" ? { account: known.get(accountId) ?? "" } : {}) };
    })
    .sort((a, b) => byName.compare(a.name || "\uffff", b.name || "\uffff") || (a.accountId < b.accountId ? -1 : 1));
});
