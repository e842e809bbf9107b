// Colleagues as a plan sees them: what each could reach, what she carries now, whether she is away in those days. No
// order by load is an order of merit (L. 300/1970 art. 4): it serves to spread work, and only a supervisor sees it.
import { listAbsences } from "../../db/accounts/absences.ts";
import { accountsWithRole } from "../../db/accounts/accounts.ts";
import { listLoad } from "../../db/board/list-load.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import { roleIds } from "../../workflows/kernel/ids.ts";
import { type Session, soleRoles } from "../access/session.ts";
import { standingSession } from "../access/standing-session.ts";
import type { SessionContext } from "../trpc.ts";

/** Who is in training carries no case alone. */
const carrying = roleIds.filter((role) => !soleRoles.includes(role) && role !== "trainee");

export interface Colleague {
  accountId: string;
  name: string;
  /** Alone, as policy sees her: nobody she stands in for. */
  session: Session;
  weight: number;
  cases: number;
  /** On one of the days. */
  isAway: boolean;
}

const mostAbsences = 500;

export async function listColleagues(ctx: SessionContext, days: { from: Day; to: Day }): Promise<Colleague[]> {
  const { accounts, clock, driver, policy, session } = ctx;
  const today = clock.today();
  const ids = new Set(accountsWithRole(accounts.db, carrying, today).map((row) => row.accountId));
  const loads = await listLoad(driver, policy.readable(session, "list"), {}, { today, dueUntil: today });
  const loadOf = new Map(loads.map((load) => [load.accountId, load]));
  const away = new Set(listAbsences(accounts.db, days, mostAbsences).map((row) => row.accountId));
  return [...ids].flatMap((accountId): Colleague[] => {
    const standing = standingSession(accounts, accountId);
    if (!standing) return [];
    const { weight = 0, cases = 0 } = loadOf.get(accountId) ?? {};
    const grants = standing.grants.filter(({ role }) => carrying.includes(role));
    const alone = { ...standing, standsInFor: [], grants };
    return [{ accountId, name: standing.name, session: alone, weight, cases, isAway: away.has(accountId) }];
  });
}
