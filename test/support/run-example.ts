// Runs a workflow's example through decide() as written; every step must go through.
import type { CaseSnapshot, Example, Workflow } from "../../workflows/kernel/definition.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { demoParameters, factsFor } from "./example-facts.ts";
import { emptyCase, must, worker } from "./pure-case.ts";

const start = "2026-01-12";

/** The case after each step. */
export function runExample(workflow: Workflow, { steps }: Example): CaseSnapshot[] {
  let snapshot = emptyCase(workflow);
  return steps.map((step) => {
    const day = addDays(start, step.dayOffset);
    const payload = fillExample(step.payload, day, (name) => `id-of-${name}`);
    const facts = factsFor(workflow, step.type, snapshot, payload, day);
    const actor = step.by ? { actor: { ...worker, accountId: `worker-${step.by}` } } : {};
    snapshot = must(workflow, snapshot, step.type, payload, { ...facts, ...actor, parameters: demoParameters });
    return snapshot;
  });
}
