// Of every example of every registered workflow: each step can be taken back whole or says why not, and the whole
// history decided again without a correction gives the same case.
import { describe, expect, test } from "vitest";
import { decide } from "../../workflows/kernel/decide.ts";
import type { CaseSnapshot, Example, Workflow } from "../../workflows/kernel/definition.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import type { LoggedEvent } from "../../workflows/kernel/logged-event.ts";
import type { PastFact, Recorded } from "../../workflows/kernel/past.ts";
import { replay } from "../../workflows/kernel/replay.ts";
import { revert } from "../../workflows/kernel/revert.ts";
import { workflows } from "../../workflows/registry.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { demoParameters, factsFor } from "../support/example-facts.ts";
import { circumstances, currentOf, decideEvent, emptyCase, send, worker } from "../support/pure-case.ts";

interface Step {
  before: CaseSnapshot;
  after: CaseSnapshot;
  recorded: Recorded;
}

/** The steps of an example as the log would keep them. */
function play(workflow: Workflow, { steps }: Example): Step[] {
  let before = emptyCase(workflow);
  return steps.map((step) => {
    const day = addDays("2026-01-12", step.dayOffset);
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
      payload: decideEvent(currentOf(workflow), step.type, payload, day).data,
      effects: JSON.parse(JSON.stringify(effects)) as Json[],
    };
    const made: Step = { before, after: outcome.after, recorded: { logged, facts, terms } };
    before = outcome.after;
    return made;
  });
}

function pastOf({ before, after, recorded: { logged } }: Step): PastFact {
  const effects = logged.effects as unknown as PastFact["event"]["effects"];
  const { seq, type, actor, recordedAt, occurredOn, stateAfter } = logged;
  const event = { seq, type, by: [actor], recordedAt, occurredOn, stateBefore: before.state, stateAfter, effects };
  const companions = effects.flatMap((one) =>
    one.effect === "companion" ? [{ caseId: one.caseId, kind: one.kind, seq: 1 }] : [],
  );
  return { event, before, after, later: [], companions };
}

const whole = ({ doc, state }: CaseSnapshot) => ({ ...doc, state, takenBack: {}, by: {} });

const examples = workflows.flatMap((workflow) =>
  workflow.examples.map((example) => [workflow.id, example.name, workflow, example] as const),
);

describe.each(examples)("%s: %s", (_id, _name, workflow, example) => {
  const steps = play(workflow, example);
  const version = currentOf(workflow);

  test("every step is taken back whole, or says why it stays", () => {
    for (const step of steps) {
      const past = pastOf(step);
      const { type, seq } = past.event;
      const by = { accountId: past.event.by[0] ?? "", roles: [] };
      const at = { ...circumstances(), actor: by, recordedAt: past.event.recordedAt };
      const event = { type: "UNDO", occurredOn: at.today, data: { undoes: seq, withinMinutes: 10 }, sealed: [] };
      const outcome = decide(version, step.after, { ...event, toComplete: [] }, { past }, at);
      if (outcome.refused) {
        const info = version.events[type];
        const stays = info?.irrevocable ?? (seq === 1 ? "openingStays" : info?.internal ? "internalStays" : "");
        expect(outcome.reasons, `${type} at ${seq}`).toEqual([stays]);
        expect(workflow.texts.it.reasons[stays], stays).toBeTruthy();
        expect(workflow.texts.en.reasons[stays], stays).toBeTruthy();
        continue;
      }
      const after = { ...step.after, doc: outcome.docAfter, state: outcome.stateAfter };
      expect(whole(after), `${type} at ${seq}`).toEqual(whole(step.before));
    }
  });

  test("any step reverts on the spot without a conflict", () => {
    for (const { before, after } of steps) {
      const now = after.doc as unknown as JsonObject;
      expect(revert({ before: before.doc as unknown as JsonObject, after: now, now }).conflicts).toEqual([]);
    }
  });

  test("decided again from the first event, the case is the same", () => {
    const [first] = steps;
    const last = steps.at(-1);
    if (!first || !last) return;
    const { territory, area } = first.after.doc.head;
    const { before } = first;
    const start = { ...before, doc: { ...before.doc, head: { ...before.doc.head, territory, area } } };
    const again = replay(version, { start, events: steps.map((step) => step.recorded) }, {}, new Map());
    expect(again?.refusedAt).toBeUndefined();
    expect([again?.snapshot.state, again?.snapshot.doc]).toEqual([last.after.state, last.after.doc]);
  });
});
