// Whether a colleague could work on a case that were hers: what a case is given by must never make it nobody's.
import type { CaseAttributes } from "../../db/access.ts";
import { roleIds } from "../../workflows/kernel/ids.ts";
import type { Accounts } from "./accounts.ts";
import type { Policy } from "./policy.ts";
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

/** Her grants would let her read it, wherever it lies, once it is hers. */
export function mayCarry(
  { accounts, policy }: { accounts: Accounts; policy: Policy },
  accountId: string,
  attributes: CaseAttributes,
): boolean {
  const colleague = colleagueAlone(accounts, accountId);
  return colleague !== undefined && policy.accessTo(colleague, { ...attributes, assignee: accountId }, false).mayRead;
}
