// absences.getPlan: if this colleague is away in these days, which terms fall due and who could take her cases; or, for
// who leaves, all that she carries. A proposal with its reasons, to be changed by hand; nothing is decided here.
import { z } from "zod";
import { countCarried, listCarried, listFollowers, listTermsDue } from "../../db/absences/list-carried.ts";
import { findAccount } from "../../db/accounts/accounts.ts";
import { liveGrants } from "../../db/accounts/history.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import { laterOf } from "../../workflows/rules/calendar/days.ts";
import { oversees } from "../access/oversees.ts";
import { systemPermit } from "../engine/system.ts";
import { AppError } from "../errors.ts";
import { procedure } from "../trpc.ts";
import { listColleagues } from "./colleagues.ts";
import { dayInput } from "./input.ts";
import { type Planned, proposePlan } from "./propose.ts";

/** Beyond this the plan is made in more than one go. */
const mostCases = 1_000;
const mostTerms = 2_000;

/** Accounts by the id of the person or household they follow. */
function byId(rows: readonly { id: string; accountId: string }[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { id, accountId } of rows) found.set(id, (found.get(id) ?? new Set()).add(accountId));
  return found;
}

export const getPlan = procedure
  .meta({ rule: "planning" })
  .input(
    z.object({
      accountId: z.string().max(100),
      from: dayInput,
      to: dayInput,
      /** Only cases with a term that falls due, or all she carries. */
      which: z.enum(["terms", "all"]).default("terms"),
    }),
  )
  .query(async ({ ctx, input }) => {
    const { accounts, driver, policy, session } = ctx;
    const { accountId, to, which } = input;
    const account = findAccount(accounts.db, accountId);
    if (!account || !oversees(accounts, session, accountId)) throw new AppError("NOT_FOUND");
    const today = ctx.clock.today();
    const from = laterOf(input.from, today);
    if (to < from) throw new AppError("INVALID", { reason: "days" });
    const permitted = policy.readable(session, "list");
    const carried = await listCarried(driver, permitted, accountId, mostCases + 1);
    const terms = await listTermsDue(driver, permitted, accountId, { from, to }, mostTerms);
    const due = new Set(terms.map((one) => one.caseId));
    const cases = carried.slice(0, mostCases).filter((one) => which === "all" || due.has(one.caseId));
    const colleagues = await listColleagues(ctx, { from, to });
    const ids = cases.flatMap(({ personId, householdId }) => [personId, householdId]).filter((id) => id !== null);
    const followers = byId(await listFollowers(driver, permitted, [...new Set(ids)]));
    const roles = liveGrants(accounts.db, accountId, today).map((grant) => grant.role as RoleId);
    const plan = proposePlan({ policy, cases, colleagues, absent: { accountId, roles }, followers });
    const planned = new Map(plan.map((one): [string, Planned] => [one.caseId, one]));
    const named = new Set(plan.flatMap((one) => one.candidates));
    return {
      ...{ accountId, name: account.name, from, to, today, which },
      /** All that is assigned to her, also what the supervisor does not see (restricted cases). */
      assigned: await countCarried(driver, systemPermit(), accountId),
      carried: Math.min(carried.length, mostCases),
      hasMore: carried.length > mostCases,
      weight: cases.reduce((sum, one) => sum + one.weight, 0),
      terms,
      cases: cases.map((one) => ({ ...one, ...planned.get(one.caseId), proposal: planned.get(one.caseId)?.proposal })),
      colleagues: colleagues
        .filter((one) => named.has(one.accountId))
        .map(({ accountId: id, name, weight, cases: count }) => ({ accountId: id, name, weight, cases: count })),
    };
  });
