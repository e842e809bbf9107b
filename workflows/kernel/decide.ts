// The one pure decision: (workflow version, snapshot, event, facts, who and when) -> Refusal or Decision.
// Nothing is read, timed or drawn here; the same arguments give the same answer for ever.
import { decideEvent, early, machineEvent, refuse, reviveCase } from "./decide-event.ts";
import type { Circumstances, DecideEvent, Decision, Refusal } from "./decision.ts";
import type { CaseSnapshot, Facts, WorkflowVersion } from "./definition.ts";
import { eventInfo, isMend } from "./event-info.ts";
import { refusedToFollower } from "./follow.ts";
import { whyNot } from "./machine.ts";
import { decideMend } from "./mend.ts";
import { decideMigrate } from "./migrate.ts";
import { migrateEvent } from "./migrate-event.ts";

/** What is known before any payload: may this event be sent now, and if not, why. */
export function probe(
  version: WorkflowVersion,
  snapshot: CaseSnapshot,
  type: string,
  facts: Facts,
  at: Circumstances,
): Refusal | undefined {
  const info = eventInfo(version, type);
  if (!info) return refuse(version, snapshot, "unknownEvent", ["unknownEvent"]);
  const event: DecideEvent = { type, occurredOn: at.today, data: {}, sealed: [], toComplete: [] };
  const refused = early(version, snapshot, event, info, at);
  if (refused) return refused;
  const left = refusedToFollower(version, type);
  if (left) return refuse(version, snapshot, "guard", [left]);
  if (!version.events[type]) return undefined;
  const why = whyNot(version.machine, reviveCase(version, snapshot), machineEvent(snapshot, event, facts, at, true));
  if (why.possible) return undefined;
  return refuse(version, snapshot, why.known ? "guard" : "notNow", why.known ? why.guards : ["notNow"]);
}

/** Decides one event. Never throws on a payload that passed its form; a refused event changes nothing. */
export function decide(
  version: WorkflowVersion,
  snapshot: CaseSnapshot,
  event: DecideEvent,
  facts: Facts,
  at: Circumstances,
): Refusal | Decision {
  if (event.type === migrateEvent) return decideMigrate(version, snapshot, event, facts, at);
  if (isMend(version, event.type)) return decideMend(version, snapshot, event, facts, at);
  return decideEvent(version, snapshot, event, facts, at);
}
