// Random walks begin with a part of an example, on days of their own: no example may hang on the days it is told on elsewhere.
import { expect, test } from "vitest";
import { workflows } from "../../workflows/registry.ts";
import { playExamples } from "../faults/pure-walk.ts";

for (const workflow of workflows.filter(({ examples }) => examples.length > 0))
  test(`the examples of ${workflow.id} begin a walk, whatever part of them is taken`, () => {
    expect(() => playExamples(workflow)).not.toThrow();
  });
