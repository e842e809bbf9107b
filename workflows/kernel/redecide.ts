// Decides a logged event again, by any version: to prove that the log follows from the rules it was decided
// under, to see what a new version or a corrected fact would have changed. Pure; writes and reads nothing.
import type { TermParameters } from "./deadline.ts";
import { decide } from "./decide.ts";
import type { Circumstances, Decision, Refusal } from "./decision.ts";
import type { CaseSnapshot, Facts, WorkflowVersion } from "./definition.ts";
import { type Json, sameJson } from "./json.ts";
import { actorOf, askedOf, type LoggedEvent } from "./logged-event.ts";

export interface Redecision {
  outcome: Refusal | Decision;
  /** What differs from the log: `refused`, `state`, `patch`, `effects`; empty when the same was decided. */
  differs: ("refused" | "state" | "patch" | "effects")[];
}

/** Decides `logged` again on `before`. Roles of the actor are not in the log: no guard may look at them. */
export function redecide(
  version: WorkflowVersion,
  given: { before: CaseSnapshot; after: CaseSnapshot; logged: LoggedEvent; facts: Facts },
  at: { today: string; terms: TermParameters },
): Redecision {
  const { before, after, logged, facts } = given;
  const circumstances: Circumstances = {
    actor: actorOf(logged),
    recordedAt: logged.recordedAt,
    ...at,
  };
  const outcome = decide(version, before, askedOf(before, after, logged), facts, circumstances);
  if (outcome.refused) return { outcome, differs: ["refused"] };
  const differs: Redecision["differs"] = [];
  if (outcome.stateAfter !== logged.stateAfter) differs.push("state");
  if (!isLogged(outcome.patch, logged.patch)) differs.push("patch");
  if (!isLogged(outcome.effects, logged.effects)) differs.push("effects");
  return { outcome, differs };
}

/** Equal as the log would read it back: keys without a value fall away. Most often there are none. */
const isLogged = (value: unknown, logged: Json): boolean =>
  sameJson(value as Json, logged) || sameJson(JSON.parse(JSON.stringify(value)) as Json, logged);
