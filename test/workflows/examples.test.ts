// Every workflow's examples run through decide() as written and end where they say.
import { describe, expect, it } from "vitest";
import { workflows } from "../../workflows/registry.ts";
import { runExample } from "../support/run-example.ts";

for (const workflow of workflows)
  describe(workflow.id, () => {
    it("has examples", () => expect(workflow.examples.length).toBeGreaterThan(0));
    it.each(workflow.examples)("$name", (example) => {
      runExample(workflow, example).forEach((snapshot, i) => {
        const expected = example.steps[i]?.expectState;
        if (expected) expect(snapshot.state, example.steps[i]?.type).toBe(expected);
      });
    });
  });
