// Decides the history of a case again, from its first event, with some facts as they should have been recorded: to see
// what a correction would have changed. Events taken back are left out, as if they had never been. Pure.
import { romeDay } from "../rules/calendar/days.ts";
import { termAlarm } from "./decide-common.ts";
import { decideEvent } from "./decide-event.ts";
import type { DecideEvent } from "./decision.ts";
import type { CaseDoc, CaseSnapshot, WorkflowVersion } from "./definition.ts";
import type { Effect } from "./effects.ts";
import { isMend } from "./event-info.ts";
import { apply } from "./fold.ts";
import type { DataClass } from "./form.ts";
import { isObject, type JsonObject } from "./json.ts";
import { actorOf, askedOf } from "./logged-event.ts";
import type { PastFact } from "./past.ts";

/** What a correction says of one event. */
export interface Change {
  /** Open values and facts derived anew. */
  open: JsonObject;
  sealed: { field: string; subject: string; class: DataClass }[];
  cleared: string[];
  occurredOn?: string;
}

export interface Replayed {
  snapshot: CaseSnapshot;
  /** Effects by seq. */
  effects: Map<number, Effect[]>;
  /** The first event that would not have been possible. */
  refusedAt?: { seq: number; type: string; reasons: string[] };
}

/** Keys of a correction's payload that are not facts of the corrected event. */
const ownKeys = new Set(["corrects", "correctedOn", "cleared", "correctedFields", "correctedSealed"]);

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
  };
}

export const correctedFields = (payload: JsonObject): string[] => texts(payload.correctedFields);

function changed(asked: DecideEvent, change: Change): DecideEvent {
  const gone = new Set(change.cleared);
  const data = { ...asked.data, ...change.open };
  for (const field of gone) delete data[field];
  const given = new Set(change.sealed.map((one) => one.field));
  const kept = asked.sealed.filter((one) => !gone.has(one.field) && !given.has(one.field));
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
  history: NonNullable<PastFact["history"]>,
  corrections: CaseDoc["corrections"],
): Map<number, Change[]> {
  const changes = new Map<number, Change[]>();
  for (const { logged } of history.events) {
    const made = corrections[logged.seq];
    if (made?.outcome !== "applied") continue;
    changes.set(made.corrects, [...(changes.get(made.corrects) ?? []), changeOf(logged.payload)]);
  }
  return changes;
}

/** Undefined when events were decided under other versions: they cannot be decided again by this one. */
export function replay(
  version: WorkflowVersion,
  history: NonNullable<PastFact["history"]>,
  takenBack: CaseDoc["takenBack"],
  changes: ReadonlyMap<number, readonly Change[]>,
): Replayed | undefined {
  const effects = new Map<number, Effect[]>();
  let actual = history.start;
  let now = history.start;
  for (const { logged, facts, terms } of history.events) {
    if (logged.workflowVersion !== version.version) return undefined;
    const before = actual;
    actual = apply(before, logged);
    if (takenBack[logged.seq] !== undefined || isMend(version, logged.type)) continue;
    const asked = (changes.get(logged.seq) ?? []).reduce(changed, askedOf(before, actual, logged));
    const { recordedAt } = logged;
    const at = { actor: actorOf(logged), recordedAt, today: romeDay(recordedAt), terms };
    const outcome = decideEvent(version, { ...now, seq: logged.seq - 1 }, asked, facts, at);
    // An alarm decides nothing: where the end lies elsewhere, there was none to give then.
    if (outcome.refused && logged.type === termAlarm) continue;
    if (outcome.refused) {
      const { seq, type } = logged;
      return { snapshot: now, effects, refusedAt: { seq, type, reasons: outcome.reasons } };
    }
    effects.set(logged.seq, outcome.effects);
    now = { ...now, number: logged.number, seq: logged.seq, state: outcome.stateAfter, doc: outcome.docAfter };
  }
  return { snapshot: now, effects };
}

const parts = ["context", "head", "deadlines", "todo", "asked"] as const;

/** What two replays are compared by; the rest is bookkeeping or derived. */
export const partsOf = (doc: CaseDoc): JsonObject =>
  Object.fromEntries(parts.map((part) => [part, doc[part]])) as unknown as JsonObject;
