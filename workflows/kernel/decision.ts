// What goes into a decision and what comes out of it: shapes shared by decide() and its parts.
import { addDays } from "../rules/calendar/days.ts";
import type { TermParameters } from "./deadline.ts";
import type { Actor, CaseDoc } from "./definition.ts";
import type { Effect } from "./effects.ts";
import type { DataClass } from "./form.ts";
import type { Day, Instant } from "./ids.ts";
import type { JsonObject } from "./json.ts";

export interface DecideEvent {
  type: string;
  occurredOn: Day;
  /** Open part of the payload, derived facts included. */
  data: JsonObject;
  /** Sealed fields that carry a value. */
  sealed: readonly { field: string; subject: string; class: DataClass }[];
  /** From the form's evaluation. */
  toComplete: readonly { field: string; withinDays: number }[];
}

export interface Circumstances {
  actor: Actor;
  recordedAt: Instant;
  today: Day;
  terms: TermParameters;
}

export type RefusalCode =
  | "notOpened"
  | "alreadyOpened"
  | "notNow"
  | "guard"
  | "fourEyes"
  | "toComplete"
  | "claimTaken"
  | "companion"
  | "unknownEvent"
  | "noTerm"
  | "mend"
  | "migrate";

/** A value, never an exception: nothing was written. Reasons are text ids of `texts.reasons`. */
export interface Refusal {
  refused: true;
  code: RefusalCode;
  state: string;
  reasons: string[];
  /** Fields concerned, when the reason is about missing facts. */
  fields?: string[];
  /** Euro cents that the sentence of a reason names, by reason and name. */
  figures?: Record<string, Record<string, number>>;
  allowed: string[];
}

export interface FrozenDocument {
  document: string;
  title: string;
  rows: JsonObject[];
}

export interface Decision {
  refused: false;
  stateAfter: string;
  /** The version the case has from now on, where it goes over to another. */
  workflowVersion?: number;
  /** Merge patch of CaseDoc. */
  patch: JsonObject;
  docAfter: CaseDoc;
  effects: Effect[];
  frozen: FrozenDocument[];
}

/** Lists a field as "da completare", owned by the assignee or else by who acted. */
export function addTodo(
  doc: CaseDoc,
  event: DecideEvent,
  item: { field: string; withinDays: number },
  at: Circumstances,
): void {
  const owner = doc.head.assignee ?? at.actor.accountId;
  doc.todo[item.field] = {
    field: item.field,
    event: event.type,
    dueOn: addDays(event.occurredOn, item.withinDays),
    owner,
  };
}
