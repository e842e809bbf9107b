// Whether a colleague could work on a case that were hers: what a case is given by must never make it nobody's.
import type { CaseAttributes } from "../../db/access.ts";
import { roleIds } from "../../workflows/kernel/ids.ts";
import type { Accounts } from "./accounts.ts";
import type { Access, Policy } from "./policy.ts";
import { type Session, soleRoles } from "./session.ts";
import { standingSession } from "./standing-session.ts";

/** Who is in training carries no case alone. */
export const carryingRoles = roleIds.filter((role) => !soleRoles.includes(role) && role !== "trainee");

/** The colleague as policy would see her alone: her grants in force, nobody she stands in for, no training. */
export function colleagueAlone(accounts: Accounts, accountId: string): Session | undefined {
  const session = standingSession(accounts, accountId);
  const isCarrying = ({ role }: { role: (typeof roleIds)[number] }) => carryingRoles.includes(role);
  return session && { ...session, standsInFor: [], grants: session.grants.filter(isCarrying) };
}

/** What everybody writes who works on a case; offices that pay or number what leaves read it and do not. */
const diaryEvent = "NOTE";

export const worksOn = (access: Access): boolean => access.mayRead && access.send(diaryEvent);

/** Her grants would let her read it and write its diary, wherever it lies, once it is hers. */
export function mayCarry(
  { accounts, policy }: { accounts: Accounts; policy: Policy },
  accountId: string,
  attributes: CaseAttributes,
): boolean {
  const colleague = colleagueAlone(accounts, accountId);
  if (colleague === undefined) return false;
  return worksOn(policy.accessTo(colleague, { ...attributes, assignee: accountId }, false));
}
