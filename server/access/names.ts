// Names of colleagues for the read log and the history of accounts: never those of persons in care.
import { accountNames } from "../../db/accounts/accounts.ts";
import type { Accounts } from "./accounts.ts";

/** A district has some hundred accounts; the cap keeps the statement bounded. */
const mostAccounts = 2000;

/** Id -> name; unknown ids are absent. */
export function namesOf(accounts: Accounts, ids: Iterable<string>): Record<string, string> {
  const wanted = new Set(ids);
  const all = accountNames(accounts.db, mostAccounts);
  return Object.fromEntries(all.filter((one) => wanted.has(one.accountId)).map((one) => [one.accountId, one.name]));
}
