// The log that version 1 wrote for a whole family's life, kept as a file: the machine must go on deciding the same
// (a released version is never edited), and the file alone, folded without workflow code, must give the same case.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fosterVetting } from "../../workflows/foster-vetting/index.ts";
import type { CaseSnapshot, JsonObject } from "../../workflows/kernel/definition.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import { fold, type LoggedDecision } from "../../workflows/kernel/fold.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { factsFor } from "../support/example-facts.ts";
import { caseId, emptyCase, send, worker } from "../support/pure-case.ts";
import { root } from "../support/source-files.ts";

const file = join(root, "test/workflows/foster-vetting-v1.golden.jsonl");

/** Its own lengths of terms, so that a change of the district's rules does not touch the file. */
const days = { informDays: 14, officeCheckDays: 30, pathDays: 130, restituteDays: 15, decideDays: 25 };
const parameters = { foster: { ...days, contestationDays: 15, reassessmentDays: 60, bankReviewMonths: 12 } };

interface GoldenEvent {
  seq: number;
  type: string;
  stateAfter: string;
  patch: JsonObject;
  effects: JsonObject[];
}

function play(): { log: GoldenEvent[]; last: CaseSnapshot } {
  let last = emptyCase(fosterVetting);
  const log: GoldenEvent[] = [];
  for (const step of fosterVetting.examples[0]?.steps ?? []) {
    const day = addDays("2026-01-12", step.dayOffset);
    const payload = fillExample(step.payload, day, (name) => `id-of-${name}`);
    const situation = factsFor(fosterVetting, step.type, last, payload, day);
    const actor = { ...worker, accountId: step.by ? "worker-colleague" : "worker-1" };
    const outcome = send(fosterVetting, last, step.type, payload, { ...situation, actor, parameters });
    if (outcome.kind !== "decided") throw new Error(`${step.type}: ${JSON.stringify(outcome)}`);
    const { stateAfter, patch, effects } = outcome.decision;
    last = outcome.after;
    log.push({ seq: last.seq, type: step.type, stateAfter, patch, effects: effects as unknown as JsonObject[] });
  }
  return { log, last };
}

test("version 1 decides as it did when the golden log was written", async () => {
  await expect(
    `${play()
      .log.map((one) => JSON.stringify(one))
      .join("\n")}\n`,
  ).toMatchFileSnapshot(file);
});

test("the golden log alone gives the case at any of its events", () => {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  const stored = lines.map((line) => JSON.parse(line) as GoldenEvent);
  const logged = stored.map(
    ({ seq, stateAfter, patch }): LoggedDecision => ({
      caseId,
      kind: "foster-vetting",
      number: "2026-000001",
      seq,
      workflowVersion: 1,
      stateAfter,
      patch,
    }),
  );
  const { last } = play();
  const folded = fold(logged);
  expect(folded?.state).toBe(last.state);
  // The head's place is set by the gate before the decision, so it is no part of the patches.
  const { head, ...rest } = folded?.doc ?? last.doc;
  const { head: lastHead, ...lastRest } = last.doc;
  expect(rest).toEqual(lastRest);
  expect(lastHead).toMatchObject(head as unknown as JsonObject);
  const decided = stored.findIndex(({ type }) => type === "DECIDE");
  expect(fold(logged.slice(0, decided))?.state).toBe("decision");
  expect(fold(logged.slice(0, decided + 1))?.doc.context.outcome).toBe("includedWithIndications");
});
