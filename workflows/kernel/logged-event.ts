// A decision as the log keeps it, read back as what was asked: to decide it again. Sealed values are not needed for that,
// only that they were given.
import { daysBetween } from "../rules/calendar/days.ts";
import type { DecideEvent } from "./decision.ts";
import type { Actor, CaseSnapshot } from "./definition.ts";
import type { LoggedDecision } from "./fold.ts";
import { type Json, type JsonObject, sameJson } from "./json.ts";
import { asGiven } from "./marks.ts";

/** A decision as the log keeps it, with what was asked and by whom. */
export interface LoggedEvent extends LoggedDecision {
  type: string;
  actor: string;
  behalfOf?: string;
  recordedAt: string;
  occurredOn: string;
  /** Open part of the payload. */
  payload: JsonObject;
  effects: Json[];
}

/** Roles are not in the log: no guard may look at them. */
export const actorOf = ({ actor, behalfOf }: LoggedEvent): Actor => ({
  accountId: actor,
  roles: [],
  ...(behalfOf ? { behalfOf } : {}),
});

/**
 * What was asked, as far as a decision sees it: values of sealed fields are not needed, only that they were given.
 * `before` and `after` are the folds around the event.
 */
export function askedOf(before: CaseSnapshot, after: CaseSnapshot, logged: LoggedEvent): DecideEvent {
  const sealed = Object.entries(after.doc.sealed)
    .filter(([, at]) => at.seq === logged.seq)
    .map(([mark, { subject, class: dataClass }]) => ({ field: asGiven(mark), subject, class: dataClass }));
  const toComplete = Object.values(after.doc.todo)
    .filter((item) => item.event === logged.type)
    .filter((item) => !sameJson(item as unknown as Json, before.doc.todo[item.field] as unknown as Json))
    .map(({ field, dueOn }) => ({ field, withinDays: daysBetween(logged.occurredOn, dueOn) }));
  return { type: logged.type, occurredOn: logged.occurredOn, data: logged.payload, sealed, toComplete };
}
