// An earlier event of a case, looked at again from where the case stands now: what undo, step back and correction are
// decided on. The engine reads it from the log (server/engine/past.ts); nothing here reads or writes.
import type { TermParameters } from "./deadline.ts";
import type { CaseDoc, CaseSnapshot, EventInfo, Facts, Versions } from "./definition.ts";
import type { Effect } from "./effects.ts";
import { eventInfo } from "./event-info.ts";
import { apply } from "./fold.ts";
import type { AccountId, CaseId, Day, Instant } from "./ids.ts";
import type { JsonObject } from "./json.ts";
import type { LoggedEvent } from "./logged-event.ts";
import { mendEvents } from "./mend-events.ts";

export interface PastEvent {
  seq: number;
  type: string;
  /** The version it was decided by. */
  workflowVersion: number;
  /** The actor, and whom the actor stood for. */
  by: AccountId[];
  recordedAt: Instant;
  occurredOn: Day;
  stateBefore: string;
  stateAfter: string;
  /** Open part of the payload. */
  data: JsonObject;
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
  /** What came before it, oldest first: only where the case went over to another version since, else empty. */
  earlier: readonly PastEvent[];
  /** What came after it, oldest first. */
  later: readonly PastEvent[];
  /** More came after it than is looked at. */
  laterCut?: true;
  /** What the case held just before it (see holdings.ts), where it touched any of that. */
  heldBefore?: readonly string[];
  /** Those of the later events by which the case went over to another version, and the case around them. */
  migrations: readonly { event: PastEvent; before: CaseSnapshot; after: CaseSnapshot }[];
  /** The versions of the workflow that are in this release. */
  versions: Versions;
  /** The events on other cases it brought along, in the order of its companion effects. */
  companions: readonly { caseId: CaseId; kind: string; seq: number }[];
  /** Where asked for. */
  history?: History;
}

/** The whole history, oldest first, and the case before the first event. */
export interface History {
  start: CaseSnapshot;
  events: readonly Recorded[];
}

/** What a migration is told of what happened before it. */
export interface HistoryFact {
  event: PastEvent;
  later: readonly PastEvent[];
}

/** How a case came into the state it is in: what a closed one is opened again to. */
export interface EnteredFact {
  /** The state before. */
  from: string;
  /** The event that did it. */
  bySeq: number;
}

export interface StateChange {
  seq: number;
  type: string;
  stateBefore: string;
  stateAfter: string;
}

/**
 * `changes` newest first. What was taken back did not happen, and what takes back or puts right leads nowhere by itself: a case
 * closed, opened again and put back was closed from where it was closed the first time.
 */
export function enteredBy(
  changes: readonly StateChange[],
  { state, doc: { takenBack } }: Pick<CaseSnapshot, "state" | "doc">,
  notFrom: readonly string[],
): EnteredFact | undefined {
  const found = changes.find(
    (one) =>
      one.stateAfter === state &&
      one.stateBefore !== state &&
      !notFrom.includes(one.stateBefore) &&
      takenBack[one.seq] === undefined &&
      !(one.type in mendEvents),
  );
  return found && { from: found.stateBefore, bySeq: found.seq };
}

/** Longest history that is decided again for a correction. */
export const maxHistory = 2_000;

/** Events after one that are looked at before it is taken back. */
export const maxLater = 2_000;

/** What the event asked, by the version it was decided by; undefined when that version is no longer here. */
export function infoOf(versions: Versions, one: Pick<PastEvent, "type" | "workflowVersion">): EventInfo | undefined {
  const version = versions[one.workflowVersion];
  return version && eventInfo(version, one.type);
}

/** The history up to an event, as a migration reads it, without what was taken back. */
export function historyBefore({ start, events }: History, seq: number, takenBack: CaseDoc["takenBack"]): HistoryFact {
  let now = start;
  const [event, ...later] = events
    .filter(({ logged }) => logged.seq < seq)
    .map(({ logged }) => {
      const stateBefore = now.state;
      now = apply(now, logged);
      return pastEventOf(stateBefore, logged);
    })
    .filter((one) => takenBack[one.seq] === undefined);
  if (!event) throw new Error("a case goes over to another version before it was opened");
  return { event, later };
}

export function pastEventOf(stateBefore: string, logged: LoggedEvent): PastEvent {
  const { seq, type, workflowVersion, actor, behalfOf, recordedAt, occurredOn, stateAfter, payload: data } = logged;
  const effects = logged.effects as unknown as Effect[];
  const by = behalfOf ? [actor, behalfOf] : [actor];
  return { seq, type, workflowVersion, by, recordedAt, occurredOn, stateBefore, stateAfter, data, effects };
}
