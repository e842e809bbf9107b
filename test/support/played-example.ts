// An example of a workflow played as the log would keep it: each step with what was asked, decided and known then.
import type { CaseSnapshot, Example, Workflow } from "../../workflows/kernel/definition.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import type { LoggedEvent } from "../../workflows/kernel/logged-event.ts";
import type { Recorded } from "../../workflows/kernel/past.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { demoParameters, factsFor } from "./example-facts.ts";
import { circumstances, currentOf, decideEvent, emptyCase, send, worker } from "./pure-case.ts";

export interface PlayedStep {
  before: CaseSnapshot;
  after: CaseSnapshot;
  recorded: Recorded;
}

const firstDay = "2026-01-12";

export function playExample(workflow: Workflow, { steps }: Example): PlayedStep[] {
  let before = emptyCase(workflow);
  return steps.map((step) => {
    const day = addDays(firstDay, step.dayOffset);
    const payload = fillExample(step.payload, day, (name) => `id-of-${name}`);
    const { facts = {} } = factsFor(workflow, step.type, before, payload, day);
    const actor = step.by ? { ...worker, accountId: `worker-${step.by}` } : worker;
    const at = { facts, day, actor, parameters: demoParameters };
    const outcome = send(workflow, before, step.type, payload, at);
    if (outcome.kind !== "decided") throw new Error(`${step.type}: ${JSON.stringify(outcome)}`);
    const { stateAfter, patch, effects } = outcome.decision;
    const { recordedAt, terms } = circumstances(at);
    const logged: LoggedEvent = {
      ...{ caseId: before.caseId, kind: workflow.id, number: "2026-000001", seq: before.seq + 1 },
      ...{ workflowVersion: workflow.current, stateAfter, patch, type: step.type, actor: actor.accountId, recordedAt },
      occurredOn: day,
      payload: decideEvent(currentOf(workflow), step.type, payload, day, before.doc.context).data,
      effects: JSON.parse(JSON.stringify(effects)) as Json[],
    };
    const made: PlayedStep = { before, after: outcome.after, recorded: { logged, facts, terms } };
    before = outcome.after;
    return made;
  });
}

/** The case before its first event, with the place the gate gives it. */
export function startOf([first]: readonly PlayedStep[]): CaseSnapshot {
  if (!first) throw new Error("an example without steps");
  const { territory, area } = first.after.doc.head;
  const { before } = first;
  return { ...before, doc: { ...before.doc, head: { ...before.doc.head, territory, area } } };
}
