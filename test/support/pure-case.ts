// Runs commands on a workflow without an engine: check the payload, split it, derive, decide, fold. What the
// engine does around decide(), minus everything that writes. No mocks: all of it is the product's own code.

import { commonEvents } from "../../workflows/kernel/common-events.ts";
import { decide } from "../../workflows/kernel/decide.ts";
import type { Circumstances, DecideEvent, Decision, Refusal } from "../../workflows/kernel/decision.ts";
import type {
  Actor,
  CaseSnapshot,
  Facts,
  JsonObject,
  Workflow,
  WorkflowVersion,
} from "../../workflows/kernel/definition.ts";
import type { Problem } from "../../workflows/kernel/evaluate.ts";
import { apply, emptySnapshot } from "../../workflows/kernel/fold.ts";
import type { Form } from "../../workflows/kernel/form.ts";
import { checkPayload } from "../../workflows/kernel/form-schema.ts";
import type { Day } from "../../workflows/kernel/ids.ts";
import { splitPayload } from "../../workflows/kernel/split-payload.ts";
import { italianHolidays } from "../../workflows/rules/calendar/holidays.ts";
import { seedRules } from "./seed-rules.ts";

export const caseId = "11111111-1111-4111-8111-111111111111";
export const worker: Actor = { accountId: "worker-1", roles: ["socialWorker"] };

export interface Situation {
  facts?: Facts;
  actor?: Actor;
  /** Day of the act and of recording. */
  day?: Day;
  parameters?: Record<string, Record<string, number | string>>;
}

export function circumstances(at: Situation = {}): Circumstances {
  const day = at.day ?? "2026-03-02";
  return {
    actor: at.actor ?? worker,
    recordedAt: `${day}T09:00:00.000Z`,
    today: day,
    terms: {
      parameter: (ruleset, key) => {
        const value = at.parameters?.[ruleset]?.[key];
        return typeof value === "number" ? value : undefined;
      },
      word: (ruleset, key) => {
        const value = at.parameters?.[ruleset]?.[key];
        return typeof value === "string" ? value : undefined;
      },
      holidays: italianHolidays,
    },
  };
}

export const currentOf = (workflow: Workflow): WorkflowVersion => {
  const version = workflow.versions[workflow.current];
  if (!version) throw new Error(`${workflow.id} has no version ${workflow.current}`);
  return version;
};

export const emptyCase = (workflow: Workflow): CaseSnapshot => emptySnapshot(caseId, workflow.id, workflow.current);

export const formOf = (version: WorkflowVersion, type: string): Form =>
  (version.events[type] ?? commonEvents[type])?.form ?? { fields: [] };

export type Outcome =
  | { kind: "invalid"; problems: Problem[] }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "decided"; decision: Decision; after: CaseSnapshot };

/** An opening event sets territory and area as the engine does, before the decision. */
function prepared(workflow: Workflow, snapshot: CaseSnapshot, type: string, payload: JsonObject, day: Day) {
  if (snapshot.seq > 0 || !currentOf(workflow).events[type]?.opens) return snapshot;
  const path = workflow.territoryPath ?? "territory";
  const territory = path === "district" ? path : payload[path];
  const area = workflow.areas.find((one) => one === payload.area) ?? workflow.areas[0] ?? "registry";
  return {
    ...snapshot,
    doc: {
      ...snapshot.doc,
      head: { territory: typeof territory === "string" ? territory : "", area, openedOn: day },
    },
  };
}

export function decideEvent(
  version: WorkflowVersion,
  type: string,
  payload: JsonObject,
  on: Day,
  context: JsonObject = {},
): DecideEvent {
  const form = formOf(version, type);
  const split = splitPayload(form, payload);
  const derived =
    version.events[type]?.derive?.(payload, { today: on, occurredOn: on, context, rules: seedRules }) ?? {};
  return { type, occurredOn: on, data: { ...split.open, ...derived }, sealed: split.fields, toComplete: [] };
}

/** One command on a case, as the gate would run it. */
export function send(
  workflow: Workflow,
  snapshot: CaseSnapshot,
  type: string,
  payload: JsonObject,
  at: Situation = {},
): Outcome {
  const version = currentOf(workflow);
  const around = circumstances(at);
  const checked = checkPayload(formOf(version, type), payload, {
    today: around.today,
    context: snapshot.doc.context,
    head: snapshot.doc.head as unknown as JsonObject,
    state: snapshot.state,
    facts: (at.facts ?? {}) as unknown as JsonObject,
  });
  if (!checked.ok) return { kind: "invalid", problems: checked.problems };
  const event = {
    ...decideEvent(version, type, checked.payload, around.today, snapshot.doc.context),
    toComplete: checked.evaluation.toComplete,
  };
  const before = prepared(workflow, snapshot, type, checked.payload, around.today);
  const decision = decide(version, before, event, at.facts ?? {}, around);
  if (decision.refused) return { kind: "refused", refusal: decision };
  const after = apply(before, {
    caseId: snapshot.caseId,
    kind: workflow.id,
    number: "2026-000001",
    seq: snapshot.seq + 1,
    workflowVersion: version.version,
    stateAfter: decision.stateAfter,
    patch: decision.patch,
  });
  return { kind: "decided", decision, after };
}

/** Sends or throws with the reason: for steps that must go through. */
export function must(
  workflow: Workflow,
  snapshot: CaseSnapshot,
  type: string,
  payload: JsonObject,
  at: Situation = {},
): CaseSnapshot {
  const outcome = send(workflow, snapshot, type, payload, at);
  if (outcome.kind === "decided") return outcome.after;
  const why = outcome.kind === "invalid" ? outcome.problems : outcome.refusal;
  throw new Error(`${workflow.id} ${type} in ${snapshot.state}: ${JSON.stringify(why)}`);
}
