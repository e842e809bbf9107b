// Walks every machine at random with generated payloads: nothing throws, a refused event changes nothing, the
// patches of the log rebuild the case, and all states are reached by examples or walks.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonEvents } from "../../workflows/kernel/common-events.ts";
import { probe } from "../../workflows/kernel/decide.ts";
import type { CaseSnapshot, JsonObject, Workflow } from "../../workflows/kernel/definition.ts";
import { isDay } from "../../workflows/kernel/ids.ts";
import { canonical } from "../../workflows/kernel/json.ts";
import { nextEvents, revive, unopened } from "../../workflows/kernel/machine.ts";
import { workflows } from "../../workflows/registry.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { demoParameters, factsFor } from "../support/example-facts.ts";
import { edges, forbiddenKeys, leafStates, leavesUnder } from "../support/machine-shape.ts";
import { circumstances, currentOf, emptyCase, formOf, type Situation, send } from "../support/pure-case.ts";
import { payloadFor, pickOne, type Random, randomFrom } from "../support/random-payload.ts";
import { runExample } from "../support/run-example.ts";

const ids = ["id-of-a", "id-of-b", "id-of-c"];
const start = "2025-03-03";
const asJson = (value: unknown) => canonical(value as JsonObject);

function chooseEvent(workflow: Workflow, snapshot: CaseSnapshot, random: Random): string {
  const version = currentOf(workflow);
  const common = workflow.list === "cases" ? Object.keys(commonEvents) : [];
  const roll = random();
  if (roll < 0.1) return pickOne(Object.keys(version.events), random);
  if (roll < 0.2 && common.length > 0) return pickOne(common, random);
  const known = nextEvents(revive(version.machine, snapshot.state, snapshot.seq === 0 ? {} : snapshot.doc.context));
  return known.length > 0 ? pickOne(known, random) : pickOne(Object.keys(version.events), random);
}

interface Walk {
  states: Set<string>;
  decided: number;
  refused: number;
  invalid: number;
}

/** One walk of `steps` events; asserts on every step. */
function walk(workflow: Workflow, seed: number, steps: number): Walk {
  const random = randomFrom(seed);
  const seen: Walk = { states: new Set([unopened]), decided: 0, refused: 0, invalid: 0 };
  let snapshot = emptyCase(workflow);
  let day = start;
  for (let i = 0; i < steps; i++) {
    day = addDays(day, Math.floor(random() * 9));
    const type = chooseEvent(workflow, snapshot, random);
    const payload = payloadFor(formOf(currentOf(workflow), type), {
      random,
      ids,
      terms: Object.keys(snapshot.doc.deadlines),
      today: day,
      context: snapshot.doc.context,
      head: snapshot.doc.head as unknown as JsonObject,
      state: snapshot.state,
    });
    const actor = { accountId: pickOne(ids, random), roles: ["socialWorker"] as const };
    const at: Situation = { ...factsFor(workflow, type, snapshot, payload, day), actor, parameters: demoParameters };
    const before = asJson(snapshot);
    probe(currentOf(workflow), snapshot, type, at.facts ?? {}, circumstances(at));
    const outcome = send(workflow, snapshot, type, payload, at);
    expect(asJson(snapshot), `${type} changed what it was given`).toBe(before);
    if (outcome.kind === "invalid") seen.invalid++;
    else if (outcome.kind === "refused") {
      seen.refused++;
      expect(outcome.refusal.state).toBe(snapshot.state);
      const known = { ...workflow.texts.it.reasons };
      for (const reason of outcome.refusal.reasons) expect(known, `reason ${reason}`).toHaveProperty([reason]);
    } else {
      seen.decided++;
      const { decision, after } = outcome;
      expect(asJson(after.doc), `${type}: fold = document`).toBe(asJson(decision.docAfter));
      expect(asJson(decision.docAfter)).not.toContain(":null");
      for (const term of Object.values(after.doc.deadlines)) if (term.dueOn) expect(isDay(term.dueOn)).toBe(true);
      expect(Object.keys(currentOf(workflow).states)).toContain(decision.stateAfter);
      snapshot = after;
      seen.states.add(after.state);
    }
  }
  return seen;
}

for (const workflow of workflows)
  describe(workflow.id, () => {
    const version = currentOf(workflow);

    it("declares every state of its machine, and no other", () => {
      const declared = Object.keys(version.states).filter((name) => name !== unopened);
      expect(declared.sort()).toEqual(
        leafStates(version.machine)
          .filter((name) => name !== unopened)
          .sort(),
      );
    });

    it("uses nothing of a machine that the house forbids", () => expect(forbiddenKeys(version.machine)).toEqual([]));

    it("declares every event of its machine, and no other", () => {
      const all = new Set(edges(version.machine).map((edge) => edge.event));
      expect(Object.keys(version.events).sort()).toEqual([...all].sort());
    });

    it("never throws, never half-changes, its log rebuilds it, and it is walked, not only refused", () => {
      const total = { decided: 0, refused: 0 };
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const seen = walk(workflow, seed, 40);
          total.decided += seen.decided;
          total.refused += seen.refused;
        }),
        { numRuns: 10 },
      );
      expect(total.decided).toBeGreaterThan(10);
      expect(total.refused).toBeGreaterThan(10);
    });

    it("can reach every state, and its examples reach four of five", () => {
      const all = Object.keys(version.states).filter((name) => name !== unopened);
      const reachable = new Set([unopened]);
      for (let before = 0; before < reachable.size; ) {
        before = reachable.size;
        for (const edge of edges(version.machine)) {
          const here = [...reachable].some((name) => edge.from === "" || `${name}.`.startsWith(`${edge.from}.`));
          if (here) for (const leaf of leavesUnder(version.machine, edge.to)) reachable.add(leaf);
        }
      }
      expect(all.filter((name) => !reachable.has(name))).toEqual([]);
      const shown = new Set(
        workflow.examples.flatMap((example) => runExample(workflow, example).map((snapshot) => snapshot.state)),
      );
      expect(all.filter((name) => shown.has(name)).length / all.length).toBeGreaterThanOrEqual(0.8);
    });
  });
