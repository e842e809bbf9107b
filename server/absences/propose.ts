// Proposes to whom each case of an absent or leaving colleague could go: who already follows the person or the
// household, then who is of the comune, then who carries least, counting what the proposal itself adds. Pure.

import type { CarriedCase } from "../../db/absences/list-carried.ts";
import type { CaseAttributes } from "../../db/access.ts";
import { district, type RoleId } from "../../workflows/kernel/ids.ts";
import { worksOn } from "../access/may-carry.ts";
import type { Policy } from "../access/policy.ts";
import type { Colleague } from "./colleagues.ts";

/** Why she is proposed, in the order in which it counted. */
export type ProposalReason =
  | "followsHousehold"
  | "sameComune"
  | "leastLoad"
  | "onlySupervisor"
  | "onlyPeer"
  | "onlyOne";

export interface Proposal {
  accountId: string;
  reasons: ProposalReason[];
}

export interface Planned {
  caseId: string;
  /** Nobody may take it, or only who is away. */
  proposal: Proposal | undefined;
  /** Who may carry it, present in those days. */
  candidates: string[];
}

export interface PlanQuestion {
  policy: Policy;
  cases: readonly CarriedCase[];
  colleagues: readonly Colleague[];
  /** Whose cases they are. */
  absent: { accountId: string; roles: readonly RoleId[] };
  /** Accounts with an open case of a person or household, by its id. */
  followers: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A worker who knows the household spares it one more person to tell everything to: worth some cases of load. */
const householdWorth = 12;
const comuneWorth = 4;

interface Candidate {
  colleague: Colleague;
  isSupervisor: boolean;
}

/** Nobody's and open, as a case is asked about before it is given: a restricted one opens to its new assignee by name. */
const offered = ({ caseId, kind, state, territory, area }: CarriedCase): CaseAttributes => ({
  ...{ caseId, kind, state, territory, area },
  restricted: false,
});

/** Who works on it by one of the absent colleague's roles; who answers for the area, where nobody else can. */
function candidatesFor(question: PlanQuestion, one: CarriedCase): Candidate[] {
  const { policy, colleagues, absent } = question;
  const found = colleagues.flatMap((colleague): Candidate[] => {
    if (colleague.accountId === absent.accountId || colleague.isAway) return [];
    const access = policy.accessTo(colleague.session, offered(one), false);
    if (!worksOn(access)) return [];
    const isPeer = access.roles.some((role) => role !== "supervisor" && absent.roles.includes(role));
    const isSupervisor = access.roles.includes("supervisor");
    return isPeer || isSupervisor ? [{ colleague, isSupervisor: !isPeer }] : [];
  });
  return found;
}

const knows = ({ followers }: PlanQuestion, one: CarriedCase, accountId: string): boolean =>
  [one.personId, one.householdId].some((id) => id !== null && followers.get(id)?.has(accountId) === true);

const isOfComune = (colleague: Colleague, one: CarriedCase): boolean =>
  colleague.session.grants.some(({ territory }) => territory === one.territory && territory !== district);

/** Deterministic: the same load and the same cases give the same plan. */
export function proposePlan(question: PlanQuestion): Planned[] {
  const added = new Map<string, number>();
  const carried = ({ accountId, weight }: Colleague) => weight + (added.get(accountId) ?? 0);
  return question.cases.map((one): Planned => {
    const all = candidatesFor(question, one);
    const peers = all.filter(({ isSupervisor }) => !isSupervisor);
    const among = peers.length > 0 ? peers : all;
    const cost = ({ colleague }: Candidate) =>
      carried(colleague) -
      (knows(question, one, colleague.accountId) ? householdWorth : 0) -
      (isOfComune(colleague, one) ? comuneWorth : 0);
    const [best] = [...among].sort(
      (a, b) =>
        cost(a) - cost(b) ||
        a.colleague.name.localeCompare(b.colleague.name, "it") ||
        a.colleague.accountId.localeCompare(b.colleague.accountId),
    );
    const candidates = all.map(({ colleague }) => colleague.accountId);
    if (!best) return { caseId: one.caseId, proposal: undefined, candidates };
    const { colleague } = best;
    const isLeast = among.every((other) => carried(other.colleague) >= carried(colleague));
    // A supervisor may be chosen beside the one colleague of that role: she is not the only one then.
    const only: ProposalReason = all.length === 1 ? "onlyOne" : "onlyPeer";
    const reasons: ProposalReason[] = [
      ...(knows(question, one, colleague.accountId) ? (["followsHousehold"] as const) : []),
      ...(isOfComune(colleague, one) ? (["sameComune"] as const) : []),
      ...(among.length === 1 ? [only] : isLeast ? (["leastLoad"] as const) : []),
      ...(peers.length === 0 ? (["onlySupervisor"] as const) : []),
    ];
    added.set(colleague.accountId, (added.get(colleague.accountId) ?? 0) + one.weight);
    return { caseId: one.caseId, proposal: { accountId: colleague.accountId, reasons }, candidates };
  });
}
