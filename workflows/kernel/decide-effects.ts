// Resolves the named actions of a transition: head, terms and "da completare" become part of the document,
// the rest becomes Effects that leave the case. Unknown actions are a bug in the workflow and throw.

import { type DeadlineState, startTerm } from "./deadline.ts";
import { resumeTerm } from "./decide-common.ts";
import { addTodo, type Circumstances, type DecideEvent, type FrozenDocument } from "./decision.ts";
import type { CaseDoc, WorkflowVersion } from "./definition.ts";
import type { Effect, EffectName, EffectParams } from "./effects.ts";
import { canonical, type JsonObject } from "./json.ts";
import { sha256Hex } from "./sha256.ts";

interface Target {
  version: WorkflowVersion;
  doc: CaseDoc;
  event: DecideEvent;
  seq: number;
  at: Circumstances;
  effects: Effect[];
  frozen: FrozenDocument[];
}

const isOpenTerm = (term: DeadlineState) => ["running", "suspended", "waitingDelivery"].includes(term.status);

function start({ version, doc, event, at }: Target, params: EffectParams["startDeadline"]): void {
  const rule = version.deadlines[params.deadline];
  if (!rule) throw new Error(`deadline ${params.deadline} is not declared`);
  if (params.on === "") return;
  const on = params.on ?? (rule.startsFrom === "delivered" ? undefined : event.occurredOn);
  const term = startTerm(rule, { ...(on ? { on } : {}), ...(params.at ? { at: params.at } : {}) }, at.terms);
  if (term) doc.deadlines[params.deadline] = term;
  else addTodo(doc, event, { field: `term.${params.deadline}`, withinDays: 0 }, at);
}

function stop(doc: CaseDoc, id: string, as: "met" | "cancelled", seq: number): void {
  const term = doc.deadlines[id];
  if (term && isOpenTerm(term)) doc.deadlines[id] = { ...term, status: as, endedSeq: seq };
}

const isMeant = (only: readonly string[] | undefined, id: string) => only === undefined || only.includes(id);

function suspendAll({ doc, event }: Target, { reason, only }: EffectParams["suspendDeadlines"]): void {
  for (const [id, term] of Object.entries(doc.deadlines))
    if (term.status === "running" && isMeant(only, id))
      doc.deadlines[id] = { ...term, status: "suspended", suspendedOn: event.occurredOn, reason };
}

function resumeAll({ doc, event, at }: Target, params: EffectParams["resumeDeadlines"]): void {
  for (const [id, term] of Object.entries(doc.deadlines))
    if (isMeant(params?.only, id)) doc.deadlines[id] = resumeTerm(term, event.occurredOn, at);
}

type Handlers = { [K in EffectName]: (target: Target, params: EffectParams[K]) => void };

const handlers: Handlers = {
  startDeadline: start,
  stopDeadline: ({ doc, seq }, params) => stop(doc, params.deadline, params.as ?? "met", seq),
  stopAllDeadlines: ({ doc, seq }, params) => {
    for (const id of Object.keys(doc.deadlines)) stop(doc, id, params?.as ?? "cancelled", seq);
  },
  suspendDeadlines: (target, params) => suspendAll(target, params),
  resumeDeadlines: (target, params) => resumeAll(target, params),
  setHead: ({ doc }, params) => Object.assign(doc.head, JSON.parse(JSON.stringify(params))),
  clearHead: ({ doc }, params) => {
    for (const key of params.keys) delete doc.head[key];
  },
  claim: ({ effects }, params) => effects.push({ effect: "claim", ...params }),
  release: ({ effects }, params) => effects.push({ effect: "release", ...params }),
  link: ({ effects }, params) => effects.push({ effect: "link", ...params }),
  unlink: ({ effects }, params) => effects.push({ effect: "unlink", ...params }),
  companion: ({ effects }, { caseId, kind, type, data }) =>
    effects.push({ effect: "companion", caseId, kind, type, data }),
  fanOut: ({ effects }, params) => effects.push({ effect: "fanOut", ...params }),
  freeze: ({ effects, frozen }, { document, title, rows }) => {
    frozen.push({ document, title, rows });
    effects.push({ effect: "freeze", document, title, count: rows.length, sha256: frozenHash(rows) });
  },
  completed: ({ doc }, params) => {
    for (const field of params.fields) delete doc.todo[field];
  },
  toComplete: ({ doc, event, at }, params) => addTodo(doc, event, params, at),
};

/** Hash of a frozen document: SHA-256 over the canonical JSON of its rows, in order. */
export const frozenHash = (rows: JsonObject[]): string => sha256Hex(canonical(rows));

const isEffect = (name: string): name is EffectName => name in handlers;

export function resolveActions(
  version: WorkflowVersion,
  doc: CaseDoc,
  event: DecideEvent,
  actions: readonly { type: string; params: unknown }[],
  seq: number,
  at: Circumstances,
): { effects: Effect[]; frozen: FrozenDocument[] } {
  const target: Target = { version, doc, event, seq, at, effects: [], frozen: [] };
  for (const action of actions) {
    if (action.type.startsWith("xstate.")) continue;
    if (!isEffect(action.type)) throw new Error(`unknown effect ${action.type}`);
    const handle = handlers[action.type] as (target: Target, params: unknown) => void;
    handle(target, action.params);
  }
  return { effects: target.effects, frozen: target.frozen };
}
