// Of every example of every registered workflow: each step can be taken back whole or says why not, and the whole
// history decided again without a correction gives the same case.
import { describe, expect, test } from "vitest";
import { decide } from "../../workflows/kernel/decide.ts";
import type { CaseSnapshot, Versions } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type PastFact, pastEventOf } from "../../workflows/kernel/past.ts";
import { replay } from "../../workflows/kernel/replay.ts";
import { revert } from "../../workflows/kernel/revert.ts";
import { workflows } from "../../workflows/registry.ts";
import { type PlayedStep, playExample, startOf } from "../support/played-example.ts";
import { circumstances, currentOf } from "../support/pure-case.ts";

function pastOf(versions: Versions, { before, after, recorded: { logged } }: PlayedStep): PastFact {
  const event = pastEventOf(before.state, logged);
  const companions = event.effects.flatMap((one) =>
    one.effect === "companion" ? [{ caseId: one.caseId, kind: one.kind, seq: 1 }] : [],
  );
  return { event, before, after, earlier: [], later: [], migrations: [], versions, companions };
}

const whole = ({ doc, state }: CaseSnapshot) => ({ ...doc, state, takenBack: {}, by: {} });

const examples = workflows.flatMap((workflow) =>
  workflow.examples.map((example) => [workflow.id, example.name, workflow, example] as const),
);

describe.each(examples)("%s: %s", (_id, _name, workflow, example) => {
  const steps = playExample(workflow, example);
  const version = currentOf(workflow);

  test("every step is taken back whole, or says why it stays", () => {
    for (const step of steps) {
      const past = pastOf(workflow.versions, step);
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
    const last = steps.at(-1);
    const history = { start: startOf(steps), events: steps.map((step) => step.recorded) };
    const again = replay(workflow.versions, history, {}, new Map(), 1);
    expect(again?.refusedAt).toBeUndefined();
    expect([again?.snapshot.state, again?.snapshot.doc]).toEqual([last?.after.state, last?.after.doc]);
  });
});
