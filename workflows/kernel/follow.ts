// Cases that lie where another one lies and are read by who reads that one: a delivery follows the case that entrusted it. Told in
// the same transaction as the change, whatever brought it (an act, its undoing, a correction), so that nothing stays in sight
// for a minute longer. Whom a follower names by itself (its provider) reads it as before.
import type { CaseDoc, Head, WorkflowVersion } from "./definition.ts";
import type { Effect } from "./effects.ts";
import { type JsonObject, sameJson } from "./json.ts";

export const followEvent = "FOLLOW_CASE";
/** Acts that a follower leaves to the case it follows. */
const leftToCase: ReadonlySet<string> = new Set(["RESTRICT", "MOVE_TERRITORY"]);

/** Why a follower does not take the act itself; a text id. */
export const refusedToFollower = (version: WorkflowVersion, type: string): string | undefined =>
  version.follows === true && leftToCase.has(type) ? "followsCase" : undefined;

const accessOf = ({ territory, restricted, readers = [], assignee }: Head): JsonObject => ({
  territory,
  restricted: restricted === true,
  ...(readers.length > 0 ? { readers: readers.join(",") } : {}),
  ...(assignee === undefined ? {} : { assignee }),
});

/** Word to every follower, when the step changed where the case lies or who reads it. */
export function followEffects(version: WorkflowVersion, before: CaseDoc, after: CaseDoc): Effect[] {
  const followers = version.followers?.(after.context) ?? [];
  if (followers.length === 0) return [];
  const [former, now] = [accessOf(before.head), accessOf(after.head)];
  if (sameJson(former, now)) return [];
  const data = { ...now, ...(former.assignee === undefined ? {} : { formerAssignee: former.assignee }) };
  return followers.map(({ caseId, kind }) => ({ effect: "follow", caseId, kind, type: followEvent, data }));
}

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/**
 * A follower that somebody else was given to keeps that worker, unless the case is restricted: then nobody reads the one by
 * following it who does not read the other.
 */
export function follow({ head, todo }: CaseDoc, data: JsonObject): void {
  head.territory = text(data.territory);
  delete head.restricted;
  delete head.readers;
  if (data.restricted === true) {
    head.restricted = true;
    head.readers = text(data.readers).split(",").filter(Boolean);
  }
  const isOwn = head.assignee !== undefined && head.assignee !== text(data.formerAssignee);
  if (isOwn && data.restricted !== true) return;
  const assignee = text(data.assignee);
  if (assignee === "") delete head.assignee;
  else head.assignee = assignee;
  for (const item of Object.values(todo)) {
    if (assignee === "") delete item.owner;
    else item.owner = assignee;
  }
}
