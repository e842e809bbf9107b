// Who proposed does not decide, also where a proposal or its approval is put right afterwards: what was approved changes
// only by somebody who may approve it and neither proposed nor corrected it.
import type { Actor, CaseDoc, Versions, WorkflowVersion } from "./definition.ts";
import type { LoggedEvent } from "./logged-event.ts";
import { infoOf } from "./past.ts";

/** The actor, and whom the actor stands for. */
export const actingFor = ({ accountId, behalfOf }: Pick<Actor, "accountId" | "behalfOf">): string[] =>
  behalfOf === undefined ? [accountId] : [accountId, behalfOf];

/** Whether the actor, or one for whom the actor stands in, made the proposal. */
export const hasProposed = (actor: Actor, { by }: Pick<CaseDoc, "by">, proposal: string): boolean =>
  [...actingFor(actor), ...(actor.standsInFor ?? [])].some((one) => by[proposal]?.includes(one));

/** The proposal an event makes or changes. */
export const proposalOf = (versions: Versions, one: LoggedEvent): string => infoOf(versions, one)?.proposes ?? one.type;

/** Events that approve what an event of this type proposed. */
export function approvalsOf({ events }: Pick<WorkflowVersion, "events">, type: string): string[] {
  const proposal = events[type]?.proposes ?? type;
  return Object.keys(events).filter((approval) => events[approval]?.fourEyes?.proposedBy === proposal);
}

/** Whether the event was a proposal that somebody approved before it was made anew. */
export function isApproved(
  versions: Versions,
  events: readonly LoggedEvent[],
  takenBack: CaseDoc["takenBack"],
  seq: number,
): boolean {
  const target = events.find((one) => one.seq === seq);
  if (!target) return false;
  const proposal = proposalOf(versions, target);
  for (const one of events) {
    if (one.seq <= seq || takenBack[one.seq] !== undefined) continue;
    if (one.type === proposal) return false;
    if (infoOf(versions, one)?.fourEyes?.proposedBy === proposal) return true;
  }
  return false;
}
