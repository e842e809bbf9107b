// The door to the events by which people mend what was recorded: take back, correct, settle. All are decided on the past
// event the engine read from the log.
import { correct, settle } from "./correct.ts";
import { refuse } from "./decide-event.ts";
import type { Circumstances, DecideEvent, Decision, Refusal } from "./decision.ts";
import type { CaseSnapshot, Facts, FactValue, WorkflowVersion } from "./definition.ts";
import type { PastFact } from "./past.ts";
import { takeBack } from "./take-back.ts";

const isPast = (fact: FactValue | undefined): fact is PastFact =>
  typeof fact === "object" && fact !== null && "event" in fact && "before" in fact;

export function decideMend(
  version: WorkflowVersion,
  snapshot: CaseSnapshot,
  event: DecideEvent,
  facts: Facts,
  at: Circumstances,
): Refusal | Decision {
  if (snapshot.seq === 0) return refuse(version, snapshot, "notOpened", ["notOpened"]);
  const { past } = facts;
  if (!isPast(past)) return refuse(version, snapshot, "mend", ["noSuchEvent"]);
  const asked = { version, snapshot, event, past, at };
  if (event.type === "CORRECT") return correct(asked);
  if (event.type === "SETTLE_CORRECTION") return settle(asked);
  return takeBack(asked);
}
