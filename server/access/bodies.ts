// Bodies that services are entrusted to: which one an account stood for on a day, by its grants, and the registered name under which a
// body is paid. A person's name never stands in for it: where none is recorded there is none.
import { currentBodyNames, insertBodyName, listWorkedFor, type WorkedFor } from "../../db/accounts/body-names.ts";
import type { Statement } from "../../db/driver/driver.ts";
import type { AccountId, Day } from "../../workflows/kernel/ids.ts";
import type { Accounts } from "./accounts.ts";
import { outsideRoles } from "./session.ts";

/** A district has some hundred accounts, each with some grants. */
const mostBodies = 2_000;
const mostGrants = 20_000;
export const longestBodyName = 200;

export interface Bodies {
  /** The body that what was entrusted to the account on the day is of: the account itself, or whom it worked for then. */
  bodyOn: (accountId: AccountId, day: Day) => AccountId;
  /** Every body that something entrusted to the account may be of. */
  everOf: (accountId: AccountId) => AccountId[];
  /** Accounts that ever stood for it, itself among them. */
  membersOf: (body: AccountId) => AccountId[];
  /** It has worked from outside for nobody but itself. */
  isBody: (accountId: AccountId) => boolean;
  /** Its registered name, where one is recorded. */
  nameOf: (body: AccountId) => string | undefined;
}

export function readBodies({ db }: Pick<Accounts, "db">): Bodies {
  const names = new Map(currentBodyNames(db, mostBodies).map(({ accountId, name }) => [accountId, name]));
  const grants = new Map<AccountId, WorkedFor[]>();
  for (const one of listWorkedFor(db, outsideRoles, mostGrants))
    grants.set(one.accountId, [...(grants.get(one.accountId) ?? []), one]);
  const isBody = (accountId: AccountId): boolean => (grants.get(accountId) ?? []).some(({ body }) => body === null);
  const bodyOn = (accountId: AccountId, day: Day): AccountId => {
    // Others may name it as theirs.
    if (isBody(accountId)) return accountId;
    const own = grants.get(accountId) ?? [];
    return (own.findLast(({ from }) => from <= day) ?? own[0])?.body ?? accountId;
  };
  return {
    bodyOn,
    everOf: (accountId) => {
      const named = (grants.get(accountId) ?? []).flatMap(({ body }) => (body === null ? [] : [body]));
      return isBody(accountId) || named.length === 0 ? [accountId] : [...new Set(named)];
    },
    isBody,
    membersOf: (body) => [
      body,
      ...[...grants]
        .filter(([accountId, given]) => accountId !== body && given.some((one) => one.body === body))
        .map(([accountId]) => accountId),
    ],
    nameOf: (body) => names.get(body),
  };
}

/** Undefined where the name is none. */
export function bodyNameRow(
  accounts: Accounts,
  accountId: AccountId,
  given: string,
  by: string,
): Statement | undefined {
  const name = given.trim();
  if (name === "" || name.length > longestBodyName) return undefined;
  return insertBodyName({ accountId, name, by, recordedAt: accounts.clock.now() });
}
