// Decides the history of a case again, from its first event, with some facts as they should have been recorded: to see
// what a correction would have changed. Events taken back are left out, as if they had never been. Pure.
import { romeDay } from "../rules/calendar/days.ts";
import { isSystemWork } from "./decide-common.ts";
import { decideEvent } from "./decide-event.ts";
import type { DecideEvent } from "./decision.ts";
import type { CaseDoc, CaseSnapshot, Versions, WorkflowVersion } from "./definition.ts";
import type { Effect } from "./effects.ts";
import { isMend } from "./event-info.ts";
import { apply } from "./fold.ts";
import type { DataClass } from "./form.ts";
import { isObject, type JsonObject } from "./json.ts";
import { actorOf, askedOf, type LoggedEvent } from "./logged-event.ts";
import { fieldOfMark } from "./marks.ts";
import { goOver } from "./migrate.ts";
import { migrateEvent } from "./migrate-event.ts";
import { type History, historyBefore, type Recorded } from "./past.ts";
import { marksOf } from "./sealed-marks.ts";

/** What a correction says of one event. */
export interface Change {
  /** Open values and facts derived anew. */
  open: JsonObject;
  sealed: { field: string; subject: string; class: DataClass }[];
  cleared: string[];
  occurredOn?: string;
  /** Somebody else is meant: a relation goes over to that person. Corrections made before it could wait for somebody to decide. */
  movesRelations?: true;
}

export interface Replayed {
  snapshot: CaseSnapshot;
  /** Effects by seq. */
  effects: Map<number, Effect[]>;
  /** The first event that would not have been possible. */
  refusedAt?: { seq: number; type: string; reasons: string[] };
}

/** Keys of a correction's payload that are not facts of the corrected event. */
const ownKeys = new Set(["corrects", "correctedOn", "cleared", "correctedFields", "correctedSealed", "movesRelations"]);

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** The change a correction's payload asks for. */
export function changeOf(payload: JsonObject): Change {
  const open = Object.fromEntries(Object.entries(payload).filter(([key]) => !ownKeys.has(key)));
  const sealed = (Array.isArray(payload.correctedSealed) ? payload.correctedSealed : []).filter(isObject);
  return {
    open,
    sealed: sealed.map((one) => ({
      field: String(one.field),
      subject: String(one.subject),
      class: String(one.class) as DataClass,
    })),
    cleared: texts(payload.cleared),
    ...(typeof payload.correctedOn === "string" ? { occurredOn: payload.correctedOn } : {}),
    ...(payload.movesRelations === true ? { movesRelations: true } : {}),
  };
}

export const correctedFields = (payload: JsonObject): string[] => texts(payload.correctedFields);

function changed(asked: DecideEvent, change: Change): DecideEvent {
  const gone = new Set(change.cleared);
  const data = { ...asked.data, ...change.open };
  for (const field of gone) delete data[field];
  const given = new Set(change.sealed.map((one) => one.field));
  const kept = asked.sealed.filter((one) => !gone.has(fieldOfMark(one.field)) && !given.has(one.field));
  return {
    ...asked,
    data,
    sealed: [...kept, ...change.sealed],
    toComplete: asked.toComplete.filter(({ field }) => !given.has(field) && !(field in change.open)),
    occurredOn: change.occurredOn ?? asked.occurredOn,
  };
}

/** Changes by the seq they correct, those already in force and one more. */
export function changesInForce(
  events: readonly LoggedEvent[],
  corrections: CaseDoc["corrections"],
): Map<number, Change[]> {
  const changes = new Map<number, Change[]>();
  for (const { seq, payload } of events) {
    const made = corrections[seq];
    if (made?.outcome !== "applied") continue;
    changes.set(made.corrects, [...(changes.get(made.corrects) ?? []), changeOf(payload)]);
  }
  return changes;
}

/** A history being decided again, event by event; whoever steps through it leaves out what was taken back. */
export class Replay {
  readonly #changes: ReadonlyMap<number, readonly Change[]>;
  /** As the log has it. */
  actual: CaseSnapshot;
  /** As decided again. */
  now: CaseSnapshot;
  readonly effects = new Map<number, Effect[]>();
  refusedAt: Replayed["refusedAt"];

  constructor(start: CaseSnapshot, changes: ReadonlyMap<number, readonly Change[]>) {
    this.actual = start;
    this.now = start;
    this.#changes = changes;
  }

  /** Passes an event of the log; what was asked in it, as it should have been. */
  pass(logged: LoggedEvent): DecideEvent {
    const before = this.actual;
    this.actual = apply(before, logged);
    return (this.#changes.get(logged.seq) ?? []).reduce(changed, askedOf(before, this.actual, logged));
  }

  /** Decides it; false when it would not have been possible. */
  decide(version: WorkflowVersion, event: DecideEvent, { logged, facts, terms }: Recorded): boolean {
    const { recordedAt, seq, number } = logged;
    const at = { actor: actorOf(logged), recordedAt, today: romeDay(recordedAt), terms };
    const before = { ...this.now, seq: seq - 1 };
    // With other facts a case may go over to another step than the plan foresaw.
    const outcome = (logged.type === migrateEvent ? goOver : decideEvent)(version, before, event, facts, at);
    // An alarm decides nothing: where the end lies elsewhere, there was none to give then.
    if (outcome.refused && isSystemWork(logged.type)) return true;
    if (outcome.refused) {
      this.refusedAt = { seq, type: logged.type, reasons: outcome.reasons };
      return false;
    }
    this.effects.set(seq, outcome.effects);
    const { stateAfter: state, docAfter: doc, workflowVersion = before.workflowVersion } = outcome;
    this.now = { ...before, number, seq, workflowVersion, state, doc };
    return true;
  }

  get result(): Replayed {
    const { now: snapshot, effects, refusedAt } = this;
    return { snapshot, effects, ...(refusedAt ? { refusedAt } : {}) };
  }
}

/** Mends, and going over to a version that was left again, are no part of what happened. */
export const isReplayed = (version: WorkflowVersion, { type, payload }: LoggedEvent): boolean =>
  !isMend(version, type) && !(type === migrateEvent && payload.undoes !== undefined);

/**
 * Decides each event by the version it was decided under. Where early versions are no longer here, the history is taken
 * up where the case had left the last of them; undefined when `from`, the first event that matters, lies before that.
 */
export function replay(
  versions: Versions,
  history: History,
  takenBack: CaseDoc["takenBack"],
  changes: ReadonlyMap<number, readonly Change[]>,
  from: number,
): Replayed | undefined {
  const lost = history.events.findLastIndex(({ logged }) => !versions[logged.workflowVersion]);
  const known = lost < 0 ? 0 : lost + 2;
  const passed = history.events.slice(0, known).map(({ logged }) => logged);
  const run = new Replay(passed.reduce(apply, history.start), changes);
  if (from <= known) return undefined;
  for (const recorded of history.events.slice(known)) {
    const { logged } = recorded;
    const asked = run.pass(logged);
    const version = versions[logged.workflowVersion];
    if (!version || takenBack[logged.seq] !== undefined || !isReplayed(version, logged)) continue;
    const facts =
      logged.type === migrateEvent ? { history: historyBefore(history, logged.seq, takenBack) } : recorded.facts;
    if (!run.decide(version, asked, { ...recorded, facts })) break;
  }
  return run.result;
}

/** Each stands in the document, which every later event writes again. */
const maxMends = 1_000;

export const isFullOfMends = ({ takenBack, corrections }: Pick<CaseDoc, "takenBack" | "corrections">): boolean =>
  Object.keys(takenBack).length + Object.keys(corrections).length >= maxMends;

const parts = ["context", "head", "deadlines", "todo", "asked", "documents", "facts", "death"] as const;

/** What two replays are compared by; the rest is bookkeeping or derived, also the marks of sealed fields but those placed by date. */
export const partsOf = (doc: CaseDoc, byDate: readonly string[] = []): JsonObject =>
  ({
    ...Object.fromEntries(parts.map((part) => [part, doc[part]])),
    ...(byDate.length > 0 ? { sealed: marksOf(doc.sealed, byDate) } : {}),
  }) as unknown as JsonObject;
