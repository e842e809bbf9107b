// verify decides the whole log again: it holds under the rules it was decided under, and names each event that does
// not follow from the rules it claims.
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import type { Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { toyWorkflow } from "../support/toy-workflow.ts";

let house: Installation;
const anna = sessionOf("anna", "socialWorker");
const bruno = sessionOf("bruno", "supervisor");
const parentId = uuidOf("parent");
const childId = uuidOf("child");

beforeAll(async () => {
  house = await install({ workflows: [toyWorkflow] });
  const open = { kind: "toy", expectedSeq: 0, type: "OPEN" };
  const base = { territory: "020038", story: "inventata" };
  await house.send(anna, { ...open, caseId: parentId, payload: base });
  await house.send(anna, { ...open, caseId: childId, payload: { ...base, parentId } });
  await house.send(anna, { caseId: childId, expectedSeq: 1, type: "NOTE", payload: { noteKind: "call", text: "x" } });
  await house.send(anna, { caseId: childId, expectedSeq: 2, type: "PROPOSE" });
  await house.send(bruno, { caseId: childId, expectedSeq: 3, type: "APPROVE" });
});
afterAll(() => house.close());

async function verified(workflow: Workflow) {
  const { driver } = house.services;
  return verify({ driver, tables: await loadTables(driver), workflows: new Map([["toy", workflow]]) });
}

const changed = (change: (version: WorkflowVersion) => Partial<WorkflowVersion>): Workflow => {
  const version = toyWorkflow.versions[1] as WorkflowVersion;
  return { ...toyWorkflow, versions: { 1: { ...version, ...change(version) } } };
};

test("every event follows from the rules it was decided under", async () => {
  const report = await verified(toyWorkflow);
  expect(report.problems).toEqual([]);
  expect(report).toMatchObject({ events: 5, redecided: 5 });
});

test("a term that is counted differently under the same version is found", async () => {
  const longer = changed(({ deadlines }) => {
    const [id, rule] = Object.entries(deadlines)[0] as [string, WorkflowVersion["deadlines"][string]];
    return { deadlines: { ...deadlines, [id]: { ...rule, length: { days: 77 } } } };
  });
  const report = await verified(longer);
  expect(report.problems).toContain("event 1 (2026-000001): toy OPEN decided again differs in patch");
});

test("an event that the version would refuse is found", async () => {
  const strict = changed(({ events }) => ({
    events: Object.fromEntries(Object.entries(events).filter(([type]) => type !== "PROPOSE")),
  }));
  const report = await verified(strict);
  expect(report.problems).toContain("event 4 (2026-000002): toy PROPOSE decided again differs in refused");
});

test("events of a version that is no longer in the tree still fold", async () => {
  const report = await verified({ ...toyWorkflow, current: 2, versions: {} });
  expect(report.problems).toEqual([]);
  expect(report).toMatchObject({ events: 5, redecided: 0 });
});
