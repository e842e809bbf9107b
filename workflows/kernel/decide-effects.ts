// Resolves the named actions of a transition: head, terms and "da completare" become part of the document,
// the rest becomes Effects that leave the case. Unknown actions are a bug in the workflow and throw.

import { laterOf } from "../rules/calendar/days.ts";
import { ask, forgetAll, remind, settle } from "./asked.ts";
import { isOpenTerm, ruleIdOf } from "./deadline.ts";
import { addTodo, type Circumstances, type DecideEvent, type FrozenDocument } from "./decision.ts";
import type { CaseDoc, WorkflowVersion } from "./definition.ts";
import type { Effect, EffectName, EffectParams } from "./effects.ts";
import { canonical, type JsonObject } from "./json.ts";
import { noticeAnswered, noticeSent } from "./refusal-notice.ts";
import { placeByDate } from "./sealed-marks.ts";
import { sha256Hex } from "./sha256.ts";
import { resumeTerm, stopTerm } from "./term-acts.ts";
import { withAlarm } from "./term-alarms.ts";
import { startTerm } from "./term-count.ts";

interface Target {
  version: WorkflowVersion;
  doc: CaseDoc;
  /** The case as it was before the event. */
  before: CaseDoc;
  event: DecideEvent;
  seq: number;
  at: Circumstances;
  startTerm: (params: EffectParams["startDeadline"]) => void;
  stopTerm: (id: string, as: "met" | "cancelled") => void;
  effects: Effect[];
  frozen: FrozenDocument[];
}

function start(
  { version, doc, event, at }: Omit<Target, "startTerm" | "stopTerm">,
  params: EffectParams["startDeadline"],
): void {
  const rule = version.deadlines[params.deadline];
  if (!rule) throw new Error(`deadline ${params.deadline} is not declared`);
  if (params.on === "" || params.at === "") return;
  const on = params.on ?? (rule.startsFrom === "delivered" ? undefined : event.occurredOn);
  const id = params.instance === undefined ? params.deadline : `${params.deadline}:${params.instance}`;
  const begin = { today: event.occurredOn, ...given({ on, at: params.at, about: params.about }) };
  const term = startTerm(rule, begin, at.terms);
  if (term) doc.deadlines[id] = withAlarm(rule, term, at);
  else addTodo(doc, event, { field: lengthOf(params.deadline), withinDays: 0 }, at);
}

/** Of a term whose length nobody has set: "da completare" until it is set or the term is over. */
const lengthOf = (deadline: string): string => `term.${deadline}`;

function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Ends a term that is open; another stays as it is. */
export function endTerm(doc: CaseDoc, id: string, as: "met" | "cancelled", seq: number): void {
  const term = doc.deadlines[id];
  if (!term || !isOpenTerm(term)) return;
  const { alarmAt: _next, stopped: _stopped, ...rest } = term;
  doc.deadlines[id] = { ...rest, status: as, endedSeq: seq };
}

const isMeant = (only: readonly string[] | undefined, id: string) => only === undefined || only.includes(ruleIdOf(id));

/** Stops the terms whose rule lists the ground, as it lists it. */
function suspendAll({ version, doc, event, at }: Target, { ground, only }: EffectParams["suspendDeadlines"]): void {
  for (const [id, term] of Object.entries(doc.deadlines)) {
    const rule = version.deadlines[ruleIdOf(id)];
    const found = rule?.stops?.find((one) => one.ground === ground);
    if (!rule || !found || !isMeant(only, id)) continue;
    const act = { rule, term, parameters: at.terms, on: event.occurredOn, recordedAt: at.recordedAt };
    doc.deadlines[id] = withAlarm(rule, stopTerm(act, found), at);
  }
}

function resumeAll({ version, doc, event, at }: Target, params: EffectParams["resumeDeadlines"]): void {
  for (const [id, term] of Object.entries(doc.deadlines)) {
    const rule = version.deadlines[ruleIdOf(id)];
    if (!rule || !term.stopped || !isMeant(params?.only, id)) continue;
    if (params?.ground !== undefined && term.stopped.ground !== params.ground) continue;
    // Told later than what happened before it: the day it stopped is the earliest it can run again.
    const on = laterOf(event.occurredOn, term.stopped.on);
    const act = { rule, term, parameters: at.terms, on, recordedAt: at.recordedAt };
    const resumed = resumeTerm(act);
    if (typeof resumed !== "string") doc.deadlines[id] = withAlarm(rule, resumed, at);
  }
}

type Handlers = { [K in EffectName]: (target: Target, params: EffectParams[K]) => void };

const handlers: Handlers = {
  startDeadline: start,
  stopDeadline: ({ doc, seq }, params) => {
    endTerm(doc, params.deadline, params.as ?? "met", seq);
    delete doc.todo[lengthOf(params.deadline)];
  },
  stopAllDeadlines: ({ version, doc, seq }, params) => {
    for (const id of Object.keys(doc.deadlines)) endTerm(doc, id, params?.as ?? "cancelled", seq);
    for (const id of Object.keys(version.deadlines)) delete doc.todo[lengthOf(id)];
    forgetAll(doc);
  },
  suspendDeadlines: (target, params) => suspendAll(target, params),
  resumeDeadlines: (target, params) => resumeAll(target, params),
  ask: (target, params) => ask(target, params),
  remind: ({ doc, event }, params) => remind(doc, params.key, event.occurredOn),
  settle: (target, params) => settle(target, params),
  refusalNotice: (target) => noticeSent(target),
  refusalNoticeAnswered: (target) => noticeAnswered(target),
  setHead: ({ doc }, params) => Object.assign(doc.head, JSON.parse(JSON.stringify(params))),
  clearHead: ({ doc }, params) => {
    for (const key of params.keys) delete doc.head[key];
  },
  claim: ({ effects }, params) => effects.push({ effect: "claim", ...params }),
  release: ({ effects }, params) => effects.push({ effect: "release", ...params }),
  link: ({ effects }, params) => {
    if (params.to !== "") effects.push({ effect: "link", ...params });
  },
  unlink: ({ effects }, params) => effects.push({ effect: "unlink", ...params }),
  companion: ({ effects }, { caseId, kind, type, data }) =>
    effects.push({ effect: "companion", caseId, kind, type, data }),
  companions: ({ effects }, { all }) => {
    for (const { caseId, kind, type, data } of all) effects.push({ effect: "companion", caseId, kind, type, data });
  },
  fanOut: ({ effects }, params) => effects.push({ effect: "fanOut", ...params }),
  freeze: ({ effects, frozen }, { document, title, rows }) => {
    frozen.push({ document, title, rows });
    effects.push({ effect: "freeze", document, title, count: rows.length, sha256: frozenHash(rows) });
  },
  completed: ({ doc }, params) => {
    for (const field of params.fields) delete doc.todo[field];
  },
  toComplete: ({ doc, event, at }, params) => addTodo(doc, event, params, at),
  placeSealed: ({ version, doc, before, event, seq, at }, { now, missing }) => {
    const isMissing = placeByDate(doc, before, { fields: version.sealedByDate ?? [], now, seq });
    if (isMissing && missing) addTodo(doc, event, missing, at);
  },
};

/** Hash of a frozen document: SHA-256 over the canonical JSON of its rows, in order. */
export const frozenHash = (rows: JsonObject[]): string => sha256Hex(canonical(rows));

const isEffect = (name: string): name is EffectName => name in handlers;

export function resolveActions(
  { version, doc, before, event, seq, at }: Pick<Target, "version" | "doc" | "before" | "event" | "seq" | "at">,
  actions: readonly { type: string; params: unknown }[],
): { effects: Effect[]; frozen: FrozenDocument[] } {
  const base = { version, doc, before, event, seq, at, effects: [], frozen: [] };
  const target: Target = {
    ...base,
    startTerm: (params) => start(base, params),
    stopTerm: (id, as) => endTerm(doc, id, as, seq),
  };
  for (const action of actions) {
    if (action.type.startsWith("xstate.")) continue;
    if (!isEffect(action.type)) throw new Error(`unknown effect ${action.type}`);
    const handle = handlers[action.type] as (target: Target, params: unknown) => void;
    handle(target, action.params);
  }
  return { effects: target.effects, frozen: target.frozen };
}
