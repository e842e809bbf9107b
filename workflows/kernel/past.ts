// An earlier event of a case, looked at again from where the case stands now: what undo, step back and correction are
// decided on. The engine reads it from the log (server/engine/past.ts); nothing here reads or writes.
import type { TermParameters } from "./deadline.ts";
import type { CaseSnapshot, Facts } from "./definition.ts";
import type { Effect } from "./effects.ts";
import type { AccountId, CaseId, Day, Instant } from "./ids.ts";
import type { LoggedEvent } from "./logged-event.ts";

export interface PastEvent {
  seq: number;
  type: string;
  /** The actor, and whom the actor stood for. */
  by: AccountId[];
  recordedAt: Instant;
  occurredOn: Day;
  stateBefore: string;
  stateAfter: string;
  effects: Effect[];
}

/** An event of the log with the facts it was decided on and the parameters of terms of that day. */
export interface Recorded {
  logged: LoggedEvent;
  facts: Facts;
  terms: TermParameters;
}

export interface PastFact {
  event: PastEvent;
  /** The case around the event. */
  before: CaseSnapshot;
  after: CaseSnapshot;
  /** What came after it, oldest first. */
  later: readonly PastEvent[];
  /** More came after it than is looked at. */
  laterCut?: true;
  /** What the case held just before it (see holdings.ts), where it touched any of that. */
  heldBefore?: readonly string[];
  /** The events on other cases it brought along, in the order of its companion effects. */
  companions: readonly { caseId: CaseId; kind: string; seq: number }[];
  /** Where asked for: the whole history, oldest first, and the case before the first event. */
  history?: { start: CaseSnapshot; events: readonly Recorded[] };
}

/** Longest history that is decided again for a correction. */
export const maxHistory = 2_000;

/** Events after one that are looked at before it is taken back. */
export const maxLater = 2_000;
