// Every workflow's examples run through decide() as written and end where they say.
import { describe, expect, it } from "vitest";
import { fillExample } from "../../workflows/kernel/example.ts";
import { workflows } from "../../workflows/registry.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { factsFor } from "../support/example-facts.ts";
import { emptyCase, must, worker } from "../support/pure-case.ts";

const start = "2026-01-12";

for (const workflow of workflows)
  describe(workflow.id, () => {
    it("has examples", () => expect(workflow.examples.length).toBeGreaterThan(0));
    it.each(workflow.examples)("$name", ({ steps }) => {
      let snapshot = emptyCase(workflow);
      for (const step of steps) {
        const day = addDays(start, step.dayOffset);
        const payload = fillExample(step.payload, day, (name) => `id-of-${name}`);
        const facts = factsFor(workflow, step.type, snapshot, payload, day);
        const actor = step.by ? { actor: { ...worker, accountId: `worker-${step.by}` } } : {};
        snapshot = must(workflow, snapshot, step.type, payload, { ...facts, ...actor });
        if (step.expectState) expect(snapshot.state, step.type).toBe(step.expectState);
      }
    });
  });
