// A colleague as policy would see her: her grants in force on a day and no emergency. For asking whom a case may be given
// to and who hears of it; nobody acts by it.
import { liveGrants } from "../../db/accounts/history.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import type { Accounts } from "./accounts.ts";
import { areasOf } from "./check.ts";
import type { Session } from "./session.ts";

export function colleagueSession(
  { db }: Pick<Accounts, "db">,
  one: { accountId: string; name: string; today: string; roles: readonly RoleId[] },
): Session {
  const { accountId, name, today, roles } = one;
  const grants = liveGrants(db, accountId, today)
    .filter((grant) => grant.from <= today && roles.includes(grant.role as RoleId))
    .map((grant) => ({
      role: grant.role as RoleId,
      territory: grant.territory,
      areas: areasOf(grant.areas),
      from: grant.from,
    }));
  return { sessionId: "", accountId, name, locale: "it", grants, brokenGlass: [] };
}
