// Decides an event of a workflow, or one common to all cases, and makes a decision of what it changed. Events that mend
// earlier ones are in mend.ts; decide.ts is the door to both.

import { waitForAsked } from "./asked.ts";
import { applyCommon, termAlarm, termEvents } from "./decide-common.ts";
import { resolveActions } from "./decide-effects.ts";
import {
  addTodo,
  type Circumstances,
  type DecideEvent,
  type Decision,
  type FrozenDocument,
  type Refusal,
  type RefusalCode,
} from "./decision.ts";
import { noteFacts } from "./declared-facts.ts";
import {
  type CaseDoc,
  type CaseSnapshot,
  type EventInfo,
  type Facts,
  initialDoc,
  type MachineEvent,
  type WorkflowVersion,
} from "./definition.ts";
import type { Effect } from "./effects.ts";
import { eventInfo } from "./event-info.ts";
import { followEffects } from "./follow.ts";
import { actingFor, hasProposed } from "./four-eyes.ts";
import { asStored, diff, type JsonObject, withoutNulls } from "./json.ts";
import { initialContext, nextEvents, revive, take, unopened, whyNot } from "./machine.ts";
import { keepDeathTodo } from "./person-death.ts";

export function machineEvent(
  snapshot: CaseSnapshot,
  event: DecideEvent,
  facts: Facts,
  at: Circumstances,
  probe = false,
): MachineEvent {
  return {
    type: event.type,
    data: event.data,
    given: event.sealed.map((one) => one.field),
    facts,
    meta: {
      actor: at.actor,
      recordedAt: at.recordedAt,
      today: at.today,
      occurredOn: event.occurredOn,
      caseId: snapshot.caseId,
    },
    head: snapshot.doc.head,
    seq: snapshot.seq + 1,
    todo: Object.keys(snapshot.doc.todo),
    asked: snapshot.doc.asked,
    documents: snapshot.doc.documents ?? {},
    terms: snapshot.doc.deadlines,
    ...(probe ? { probe: true } : {}),
  };
}

export const reviveCase = (version: WorkflowVersion, snapshot: CaseSnapshot) =>
  revive(version.machine, snapshot.state, snapshot.seq === 0 ? initialContext(version.machine) : snapshot.doc.context);

export function refuse(
  version: WorkflowVersion,
  snapshot: CaseSnapshot,
  code: RefusalCode,
  reasons: string[],
  fields?: string[],
): Refusal {
  const allowed = nextEvents(reviveCase(version, snapshot)).filter((type) => !version.events[type]?.internal);
  return { refused: true, code, state: snapshot.state, reasons, allowed, ...(fields ? { fields } : {}) };
}

/** What the sentences of the guards name; nothing where none of them names an amount. */
function figuresOf(
  version: WorkflowVersion,
  guards: readonly string[],
  { doc: { context } }: CaseSnapshot,
  event: MachineEvent,
): Pick<Refusal, "figures"> {
  const named = guards.flatMap((guard) => {
    const figures = version.figures?.[guard];
    return figures ? [[guard, figures({ context, event })] as const] : [];
  });
  return named.length === 0 ? {} : { figures: Object.fromEntries(named) };
}

export function early(
  version: WorkflowVersion,
  snapshot: CaseSnapshot,
  event: DecideEvent,
  info: EventInfo,
  at: Circumstances,
): Refusal | undefined {
  if (info.opens && snapshot.seq > 0 && !nextEvents(reviveCase(version, snapshot)).includes(event.type))
    return refuse(version, snapshot, "alreadyOpened", ["alreadyOpened"]);
  if (!info.opens && snapshot.seq === 0) return refuse(version, snapshot, "notOpened", ["notOpened"]);
  // Nobody approves what she proposed, nor what was proposed by or for whom she stands in for.
  if (info.fourEyes && hasProposed(at.actor, snapshot.doc, info.fourEyes.proposedBy))
    return refuse(version, snapshot, "fourEyes", ["fourEyes"]);
  const given = new Set(event.sealed.map((one) => one.field));
  const missing = (info.outsideEffect?.blocking ?? []).filter(
    (field) => snapshot.doc.todo[field] && !given.has(field) && !(field in event.data),
  );
  return missing.length > 0 ? refuse(version, snapshot, "toComplete", ["toComplete"], missing) : undefined;
}

/** A copy deep enough for what decisions change in place: nested terms and sealed marks are replaced whole. */
export function copyDoc(doc: CaseDoc): CaseDoc {
  const todo: CaseDoc["todo"] = {};
  for (const [field, item] of Object.entries(doc.todo)) todo[field] = { ...item };
  return {
    ...doc,
    head: { ...doc.head },
    deadlines: { ...doc.deadlines },
    sealed: { ...doc.sealed },
    by: { ...doc.by },
    asked: { ...doc.asked },
    todo,
  };
}

/** Marks where the sealed values of an event stand. */
export function withMarks(sealed: CaseDoc["sealed"], event: DecideEvent, seq: number): CaseDoc["sealed"] {
  const marks = { ...sealed };
  for (const { field, subject, class: dataClass } of event.sealed) marks[field] = { seq, subject, class: dataClass };
  return marks;
}

const proposalsOf = new WeakMap<WorkflowVersion, ReadonlySet<string>>();

/** Events whose sender another event must not have: only of these it is kept who sent them. */
function proposals(version: WorkflowVersion): ReadonlySet<string> {
  let known = proposalsOf.get(version);
  if (!known) {
    known = new Set(Object.values(version.events).flatMap((info) => info.fourEyes?.proposedBy ?? []));
    proposalsOf.set(version, known);
  }
  return known;
}

function afterEvent(snapshot: CaseSnapshot, event: DecideEvent, version: WorkflowVersion, at: Circumstances): CaseDoc {
  const doc = copyDoc(snapshot.doc);
  const seq = snapshot.seq + 1;
  doc.sealed = withMarks(doc.sealed, event, seq);
  for (const one of event.sealed) delete doc.todo[one.field];
  for (const field of Object.keys(event.data)) delete doc.todo[field];
  for (const item of event.toComplete) if (!doc.sealed[item.field]) addTodo(doc, event, item, at);
  if (proposals(version).has(event.type)) doc.by[event.type] = actingFor(at.actor);
  const proposal = version.events[event.type]?.proposes;
  if (proposal !== undefined) doc.by[proposal] = [...new Set([...(doc.by[proposal] ?? []), ...actingFor(at.actor)])];
  return doc;
}

const aboutTerm: ReadonlySet<string> = new Set([...termEvents, termAlarm]);

/** Never throws on a payload that passed its form; a refused event changes nothing. */
export function decideEvent(
  version: WorkflowVersion,
  snapshot: CaseSnapshot,
  event: DecideEvent,
  facts: Facts,
  at: Circumstances,
): Refusal | Decision {
  const info = eventInfo(version, event.type);
  if (!info) return refuse(version, snapshot, "unknownEvent", ["unknownEvent"]);
  const refused = early(version, snapshot, event, info, at);
  if (refused) return refused;
  const doc = afterEvent(snapshot, event, version, at);
  noteFacts(doc, info, event, snapshot.seq + 1);
  if (!version.events[event.type]) {
    const failed = applyCommon(version, doc, event, { ...at, facts }, snapshot.seq + 1);
    if (failed) return refuse(version, snapshot, aboutTerm.has(event.type) ? "noTerm" : "guard", [failed]);
    return finish(version, snapshot, doc, snapshot.state, [], []);
  }
  const before = reviveCase(version, snapshot);
  const asked = machineEvent(snapshot, event, facts, at);
  const why = whyNot(version.machine, before, asked);
  if (!why.possible)
    return why.known
      ? { ...refuse(version, snapshot, "guard", why.guards), ...figuresOf(version, why.guards, snapshot, asked) }
      : refuse(version, snapshot, "notNow", ["notNow"]);
  const step = take(version.machine, before, asked);
  doc.context = asStored(step.context);
  if (snapshot.seq === 0) doc.head.openedOn = event.occurredOn;
  const target = { version, doc, before: snapshot.doc, event, seq: snapshot.seq + 1, at };
  const { effects, frozen } = resolveActions(target, step.actions);
  if (!info.irrevocable && effects.some(({ effect }) => effect === "fanOut"))
    throw new Error(`${event.type} reaches other cases at once and must say that it is irrevocable`);
  applyWaiting(version, snapshot, doc, step.state, event);
  forgetReminders(snapshot, doc);
  return finish(version, snapshot, doc, step.state, effects, frozen);
}

/** A new state says whom we wait for, unless the workflow set it itself in this step. */
function applyWaiting(
  version: WorkflowVersion,
  snapshot: CaseSnapshot,
  doc: CaseDoc,
  state: string,
  event: DecideEvent,
): void {
  if (doc.head.waitingFor !== snapshot.doc.head.waitingFor || state === snapshot.state) return;
  const waiting = version.states[state]?.waitingFor;
  if (waiting === doc.head.waitingFor) return;
  if (waiting) {
    doc.head.waitingFor = waiting;
    doc.head.waitingSince = event.occurredOn;
  } else waitForAsked(doc);
}

/** Reminders are of whom the case waits for: another wait begins without any. */
function forgetReminders({ doc: { head: before } }: CaseSnapshot, { head }: CaseDoc): void {
  if (head.waitingFor === before.waitingFor && head.waitingSince === before.waitingSince) return;
  delete head.remindedOn;
}

export function finish(
  version: WorkflowVersion,
  snapshot: CaseSnapshot,
  doc: CaseDoc,
  stateAfter: string,
  effects: Effect[],
  frozen: FrozenDocument[],
): Decision {
  // A record that its companion opened and that was taken back is as before it was opened, whatever its kind declares.
  const info = version.states[stateAfter] ?? (stateAfter === unopened ? { weight: 0 } : undefined);
  if (!info) throw new Error(`state ${stateAfter} is not declared`);
  doc.head.weight = info.weight;
  if (info.closed) doc.head.closed = true;
  else delete doc.head.closed;
  keepDeathTodo(version, doc, stateAfter);
  doc.columns = version.columns({ state: stateAfter, context: doc.context, head: doc.head });
  // The engine fills in territory and area before the first decision: the patch must carry them too.
  const base = (snapshot.seq === 0 ? initialDoc() : snapshot.doc) as unknown as JsonObject;
  const clean = withoutNulls(doc as unknown as JsonObject, base);
  const patch = diff(base, clean);
  const docAfter = clean as unknown as CaseDoc;
  const told = snapshot.seq === 0 ? [] : followEffects(version, snapshot.doc, docAfter);
  return { refused: false, stateAfter, patch, docAfter, effects: [...effects, ...told], frozen };
}
