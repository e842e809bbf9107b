// Who answers for a colleague's work: a supervisor one of whose grants meets one of the colleague's.
import { liveGrants } from "../../db/accounts/history.ts";
import type { Accounts } from "./accounts.ts";
import { areasOf } from "./check.ts";
import { meets } from "./reach.ts";
import type { Session } from "./session.ts";

/** Grants to come count too: a plan looks ahead. */
export function oversees(accounts: Accounts, session: Session, accountId: string): boolean {
  const answersFor = session.grants.filter((grant) => grant.role === "supervisor");
  if (answersFor.length === 0) return false;
  const theirs = liveGrants(accounts.db, accountId, accounts.clock.today());
  return theirs.some((grant) =>
    answersFor.some((mine) => meets(mine, { territory: grant.territory, areas: areasOf(grant.areas) })),
  );
}
