// The one pure decision: (workflow version, snapshot, event, facts, who and when) -> Refusal or Decision.
// Nothing is read, timed or drawn here; the same arguments give the same answer for ever.
import { commonEvents } from "./common-events.ts";
import { applyCommon } from "./decide-common.ts";
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
import { diff, type JsonObject, withoutNulls } from "./json.ts";
import { initialContext, nextEvents, revive, take, unopened, whyNot } from "./machine.ts";

export function eventInfo(version: WorkflowVersion, type: string): EventInfo | undefined {
  return version.events[type] ?? (version.states[unopened] ? commonEvents[type] : undefined);
}

function machineEvent(
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
    ...(probe ? { probe: true } : {}),
  };
}

const reviveCase = (version: WorkflowVersion, snapshot: CaseSnapshot) =>
  revive(version.machine, snapshot.state, snapshot.seq === 0 ? initialContext(version.machine) : snapshot.doc.context);

function refuse(
  version: WorkflowVersion,
  snapshot: CaseSnapshot,
  code: RefusalCode,
  reasons: string[],
  fields?: string[],
): Refusal {
  const allowed = nextEvents(reviveCase(version, snapshot)).filter((type) => !version.events[type]?.internal);
  return { refused: true, code, state: snapshot.state, reasons, allowed, ...(fields ? { fields } : {}) };
}

function refusal(
  version: WorkflowVersion,
  snapshot: CaseSnapshot,
  event: DecideEvent,
  info: EventInfo,
  at: Circumstances,
): Refusal | undefined {
  if (info.opens && snapshot.seq > 0 && !nextEvents(reviveCase(version, snapshot)).includes(event.type))
    return refuse(version, snapshot, "alreadyOpened", ["alreadyOpened"]);
  if (!info.opens && snapshot.seq === 0) return refuse(version, snapshot, "notOpened", ["notOpened"]);
  if (info.fourEyes && snapshot.doc.by[info.fourEyes.proposedBy] === at.actor.accountId)
    return refuse(version, snapshot, "fourEyes", ["fourEyes"]);
  const given = new Set(event.sealed.map((one) => one.field));
  const missing = (info.outsideEffect?.blocking ?? []).filter(
    (field) => snapshot.doc.todo[field] && !given.has(field) && !(field in event.data),
  );
  return missing.length > 0 ? refuse(version, snapshot, "toComplete", ["toComplete"], missing) : undefined;
}

/** What is known before any payload: may this event be sent now, and if not, why. */
export function probe(
  version: WorkflowVersion,
  snapshot: CaseSnapshot,
  type: string,
  facts: Facts,
  at: Circumstances,
): Refusal | undefined {
  const info = eventInfo(version, type);
  if (!info) return refuse(version, snapshot, "unknownEvent", ["unknownEvent"]);
  const event: DecideEvent = { type, occurredOn: at.today, data: {}, sealed: [], toComplete: [] };
  const early = refusal(version, snapshot, event, info, at);
  if (early || !version.events[type]) return early;
  const why = whyNot(version.machine, reviveCase(version, snapshot), machineEvent(snapshot, event, facts, at, true));
  if (why.possible) return undefined;
  return refuse(version, snapshot, why.known ? "guard" : "notNow", why.known ? why.guards : ["notNow"]);
}

/** A copy deep enough for what decisions change in place: nested terms and sealed marks are replaced whole. */
function copyDoc(doc: CaseDoc): CaseDoc {
  const todo = Object.fromEntries(Object.entries(doc.todo).map(([field, item]) => [field, { ...item }]));
  return {
    ...doc,
    head: { ...doc.head },
    deadlines: { ...doc.deadlines },
    sealed: { ...doc.sealed },
    by: { ...doc.by },
    todo,
  };
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
  for (const one of event.sealed) {
    doc.sealed[one.field] = { seq, subject: one.subject, class: one.class };
    delete doc.todo[one.field];
  }
  for (const field of Object.keys(event.data)) delete doc.todo[field];
  for (const item of event.toComplete) if (!doc.sealed[item.field]) addTodo(doc, event, item, at);
  if (proposals(version).has(event.type)) doc.by[event.type] = at.actor.accountId;
  return doc;
}

/** Decides one event. Never throws on a payload that passed its form; a refused event changes nothing. */
export function decide(
  version: WorkflowVersion,
  snapshot: CaseSnapshot,
  event: DecideEvent,
  facts: Facts,
  at: Circumstances,
): Refusal | Decision {
  const info = eventInfo(version, event.type);
  if (!info) return refuse(version, snapshot, "unknownEvent", ["unknownEvent"]);
  const early = refusal(version, snapshot, event, info, at);
  if (early) return early;
  const doc = afterEvent(snapshot, event, version, at);
  if (!version.events[event.type]) {
    const failed = applyCommon(version, doc, event, at);
    if (failed) return refuse(version, snapshot, "noTerm", [failed]);
    return finish(version, snapshot, doc, snapshot.state, [], []);
  }
  const before = reviveCase(version, snapshot);
  const asked = machineEvent(snapshot, event, facts, at);
  const why = whyNot(version.machine, before, asked);
  if (!why.possible)
    return refuse(version, snapshot, why.known ? "guard" : "notNow", why.known ? why.guards : ["notNow"]);
  const step = take(version.machine, before, asked);
  doc.context = withoutNulls(JSON.parse(JSON.stringify(step.context)) as JsonObject);
  if (snapshot.seq === 0) doc.head.openedOn = event.occurredOn;
  const { effects, frozen } = resolveActions(version, doc, event, step.actions, snapshot.seq + 1, at);
  applyWaiting(version, snapshot, doc, step.state, event);
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
  } else {
    delete doc.head.waitingFor;
    delete doc.head.waitingSince;
  }
}

function finish(
  version: WorkflowVersion,
  snapshot: CaseSnapshot,
  doc: CaseDoc,
  stateAfter: string,
  effects: Effect[],
  frozen: FrozenDocument[],
): Decision {
  if (!version.states[stateAfter]) throw new Error(`state ${stateAfter} is not declared`);
  doc.head.weight = version.states[stateAfter].weight;
  if (version.states[stateAfter].closed) doc.head.closed = true;
  else delete doc.head.closed;
  doc.columns = version.columns({ state: stateAfter, context: doc.context, head: doc.head });
  const clean = withoutNulls(doc as unknown as JsonObject) as unknown as CaseDoc;
  // The engine fills in territory and area before the first decision: the patch must carry them too.
  const base = snapshot.seq === 0 ? initialDoc() : snapshot.doc;
  const patch = diff(base as unknown as JsonObject, clean as unknown as JsonObject);
  return { refused: false, stateAfter, patch, docAfter: clean, effects, frozen };
}
