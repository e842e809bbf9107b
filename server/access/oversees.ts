// Who answers for a colleague's work: a supervisor one of whose grants meets one of the colleague's.
import { liveGrants } from "../../db/accounts/history.ts";
import { type AreaId, district, type Territory } from "../../workflows/kernel/ids.ts";
import type { Accounts } from "./accounts.ts";
import { areasOf } from "./check.ts";
import type { Session } from "./session.ts";

interface Reach {
  territory: Territory;
  areas: readonly AreaId[] | "all";
}

const meets = (one: Reach, other: Reach): boolean => {
  const samePlace = one.territory === district || other.territory === district || one.territory === other.territory;
  const { areas } = other;
  return samePlace && (one.areas === "all" || areas === "all" || one.areas.some((area) => areas.includes(area)));
};

/** Grants to come count too: a plan looks ahead. */
export function oversees(accounts: Accounts, session: Session, accountId: string): boolean {
  const answersFor = session.grants.filter((grant) => grant.role === "supervisor");
  if (answersFor.length === 0) return false;
  const theirs = liveGrants(accounts.db, accountId, accounts.clock.today());
  return theirs.some((grant) =>
    answersFor.some((mine) => meets(mine, { territory: grant.territory, areas: areasOf(grant.areas) })),
  );
}
