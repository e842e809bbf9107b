// Who hears of a case's term, or of what somebody did on it: its worker and who stands in for her, who supervises its comune and area, the coordinator, as
// grants say today. Nobody is told of a case whose existence her rights do not show. Where everybody who was to hear is
// away, or there is nobody, the next above is told.

import { substitutesOn } from "../../db/accounts/absences.ts";
import { accountsWithRole } from "../../db/accounts/accounts.ts";
import { attributesOf } from "../../db/cases/find-case.ts";
import type { Hearer } from "../../workflows/kernel/deadline.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { RoleId } from "../../workflows/kernel/ids.ts";
import { readersOf } from "../../workflows/kernel/readers.ts";
import { covers } from "../access/policy.ts";
import { isNamed } from "../access/session.ts";
import { standingSession } from "../access/standing-session.ts";
import type { Services } from "../services.ts";

type HearerServices = Pick<Services, "accounts" | "policy" | "clock">;

/** `least`: what they must see of the case to be told; its content where the notice says what was done. */
export function hearersOf(
  services: HearerServices,
  snapshot: CaseSnapshot,
  who: readonly Hearer[],
  least: "content" | "skeleton" = "skeleton",
): string[] {
  const { accounts, clock, policy } = services;
  const today = clock.today();
  const attributes = attributesOf(snapshot);
  const readers = readersOf(snapshot.doc.head);
  const maySee = (accountId: string): boolean => {
    const session = standingSession(accounts, accountId);
    const access = session && policy.accessTo(session, attributes, isNamed(session, readers));
    return access?.level === "content" || access?.level === least;
  };
  /** With who stands in for them today; `isPresent`: somebody reads it in these days. */
  const heardBy = (accountIds: readonly string[]) => {
    const absences = accountIds.map((accountId) => substitutesOn(accounts.db, accountId, today));
    const present = [
      ...accountIds.filter((_, i) => absences[i] === undefined),
      ...absences.flatMap((one) => one ?? []),
    ];
    return { heard: [...accountIds, ...present].filter(maySee), isPresent: present.some(maySee) };
  };
  const holding = (role: RoleId): string[] =>
    [...new Set(accountsWithRole(accounts.db, [role], today).map((row) => row.accountId))].filter((accountId) =>
      standingSession(accounts, accountId)?.grants.some(
        (grant) => grant.role === role && covers(grant, attributes.territory, attributes.area),
      ),
    );
  const { assignee } = attributes;
  const steps: readonly [Hearer, () => readonly string[]][] = [
    ["assignee", () => (assignee === undefined ? [] : [assignee])],
    ["supervisor", () => holding("supervisor")],
    ["coordinator", () => holding("coordinator")],
  ];
  const all = new Set<string>();
  let isUnheard = false;
  for (const [hearer, accountIds] of steps) {
    if (!isUnheard && !who.includes(hearer)) continue;
    const { heard, isPresent } = heardBy(accountIds());
    for (const one of heard) all.add(one);
    isUnheard = !isPresent;
  }
  return [...all].sort();
}
