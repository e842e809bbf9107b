// Who hears of a case's term: its worker, who supervises its comune and area, the coordinator, as grants say today. Nobody
// is told of a case whose existence her rights do not show. Where there is no worker to tell, her supervisor is told.
import { accountsWithRole, findAccount } from "../../db/accounts/accounts.ts";
import type { Hearer } from "../../workflows/kernel/deadline.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { type RoleId, roleIds } from "../../workflows/kernel/ids.ts";
import { colleagueSession } from "../access/colleague-session.ts";
import { covers } from "../access/policy.ts";
import { soleRoles } from "../access/session.ts";
import { attributesOf } from "../engine/attributes.ts";
import type { Services } from "../services.ts";

type HearerServices = Pick<Services, "accounts" | "policy" | "clock">;

const working = roleIds.filter((role) => !soleRoles.includes(role));

export function hearersOf(services: HearerServices, snapshot: CaseSnapshot, who: readonly Hearer[]): string[] {
  const { accounts, clock, policy } = services;
  const today = clock.today();
  const attributes = attributesOf(snapshot);
  const { readers = [] } = snapshot.doc.head;
  const sessionOf = (accountId: string) => colleagueSession(accounts, { accountId, name: "", today, roles: working });
  const maySee = (accountId: string): boolean => {
    const { level } = policy.accessTo(sessionOf(accountId), attributes, readers.includes(accountId));
    return level === "content" || level === "skeleton";
  };
  const worker = (): string[] => {
    const { assignee } = attributes;
    const account = assignee === undefined ? undefined : findAccount(accounts.db, assignee);
    return account && account.deactivatedAt === null && maySee(account.accountId) ? [account.accountId] : [];
  };
  const holding = (role: RoleId): string[] => {
    const ids = new Set(accountsWithRole(accounts.db, [role], today).map((row) => row.accountId));
    const here = [...ids].filter((accountId) =>
      sessionOf(accountId).grants.some(
        (grant) => grant.role === role && covers(grant, attributes.territory, attributes.area),
      ),
    );
    return here.filter(maySee);
  };
  const heard = new Set<string>();
  let upwards = false;
  if (who.includes("assignee")) {
    const found = worker();
    for (const one of found) heard.add(one);
    upwards = found.length === 0;
  }
  if (upwards || who.includes("supervisor")) {
    const found = holding("supervisor");
    for (const one of found) heard.add(one);
    upwards = found.length === 0;
  }
  if (upwards || who.includes("coordinator")) for (const one of holding("coordinator")) heard.add(one);
  return [...heard].sort();
}
