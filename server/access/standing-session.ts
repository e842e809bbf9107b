// The session an account would have now, made without a request: for work done in somebody's name while nobody waits
// (bulk), and to ask policy what a colleague could reach. No emergency opening is in it, and no second factor was asked.
import { standsInFor } from "../../db/accounts/absences.ts";
import { findAccount } from "../../db/accounts/accounts.ts";
import { liveGrants } from "../../db/accounts/history.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import type { Accounts } from "./accounts.ts";
import { areasOf } from "./check.ts";
import { type Grant, type Session, soleRoles } from "./session.ts";

/** Undefined when the account is unknown or switched off. The roles that look after the house are left out. */
export function standingSession(accounts: Accounts, accountId: string): Session | undefined {
  const { db, clock } = accounts;
  const account = findAccount(db, accountId);
  if (!account || account.deactivatedAt !== null) return undefined;
  const today = clock.today();
  const grants = liveGrants(db, accountId, today)
    .filter((grant) => grant.from <= today && !soleRoles.includes(grant.role as RoleId))
    .map(
      ({ role, territory, areas, from, to, body }): Grant => ({
        ...{ role: role as RoleId, territory, areas: areasOf(areas), from },
        ...(to === undefined ? {} : { to }),
        ...(body === undefined ? {} : { body }),
      }),
    );
  return {
    sessionId: "",
    accountId,
    name: account.name,
    locale: account.locale === "en" ? "en" : "it",
    grants,
    brokenGlass: [],
    standsInFor: standsInFor(db, accountId, today),
  };
}
