// Decides a logged event again, by any version: to prove that the log follows from the rules it was decided
// under, to see what a new version or a corrected fact would have changed. Pure; writes and reads nothing.
import { daysBetween } from "../rules/calendar/days.ts";
import type { TermParameters } from "./deadline.ts";
import { decide } from "./decide.ts";
import type { Circumstances, DecideEvent, Decision, Refusal } from "./decision.ts";
import type { CaseSnapshot, Facts, WorkflowVersion } from "./definition.ts";
import type { LoggedDecision } from "./fold.ts";
import { type Json, type JsonObject, sameJson } from "./json.ts";

/** A decision as the log keeps it, with what was asked and by whom. */
export interface LoggedEvent extends LoggedDecision {
  type: string;
  actor: string;
  recordedAt: string;
  occurredOn: string;
  /** Open part of the payload. */
  payload: JsonObject;
  effects: Json[];
}

/**
 * What was asked, as far as a decision sees it: values of sealed fields are not needed, only that they were given.
 * `before` and `after` are the folds around the event.
 */
export function askedOf(before: CaseSnapshot, after: CaseSnapshot, logged: LoggedEvent): DecideEvent {
  const sealed = Object.entries(after.doc.sealed)
    .filter(([, at]) => at.seq === logged.seq)
    .map(([field, { subject, class: dataClass }]) => ({ field, subject, class: dataClass }));
  const toComplete = Object.values(after.doc.todo)
    .filter((item) => item.event === logged.type)
    .filter((item) => !sameJson(item as unknown as Json, before.doc.todo[item.field] as unknown as Json))
    .map(({ field, dueOn }) => ({ field, withinDays: daysBetween(logged.occurredOn, dueOn) }));
  return { type: logged.type, occurredOn: logged.occurredOn, data: logged.payload, sealed, toComplete };
}

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
    actor: { accountId: logged.actor, roles: [] },
    recordedAt: logged.recordedAt,
    ...at,
  };
  const outcome = decide(version, before, askedOf(before, after, logged), facts, circumstances);
  if (outcome.refused) return { outcome, differs: ["refused"] };
  const differs: Redecision["differs"] = [];
  if (outcome.stateAfter !== logged.stateAfter) differs.push("state");
  if (!sameJson(plain(outcome.patch), logged.patch)) differs.push("patch");
  if (!sameJson(plain(outcome.effects), logged.effects)) differs.push("effects");
  return { outcome, differs };
}

/** As the log would read it back: keys without a value fall away. */
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
