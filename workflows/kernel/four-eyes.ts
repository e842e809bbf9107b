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

/** Events that approve what an event of this type proposed. */
export const approvalsOf = ({ events }: Pick<WorkflowVersion, "events">, proposal: string): string[] =>
  Object.keys(events).filter((type) => events[type]?.fourEyes?.proposedBy === proposal);

/** Whether the event was a proposal that somebody approved before it was made anew. */
export function isApproved(
  versions: Versions,
  events: readonly LoggedEvent[],
  takenBack: CaseDoc["takenBack"],
  seq: number,
): boolean {
  const proposal = events.find((one) => one.seq === seq);
  if (!proposal) return false;
  for (const one of events) {
    if (one.seq <= seq || takenBack[one.seq] !== undefined) continue;
    if (one.type === proposal.type) return false;
    if (infoOf(versions, one)?.fourEyes?.proposedBy === proposal.type) return true;
  }
  return false;
}
