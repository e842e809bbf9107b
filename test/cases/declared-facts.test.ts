// Facts that another body holds, from the declaration to the check, through the gate: who sees what of them, what is still to be
// verified, how a correction comes through; and what a case says is missing, with the act that completes it.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import type { JsonObject } from "../../workflows/kernel/definition.ts";
import { certificateRule, mayNotBeAsked } from "../../workflows/rules/certificates/not-asked.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const worker = sessionOf("worker", { role: "socialWorker" });
const clerk = sessionOf("clerk", { role: "adminClerk" });
const caseId = uuidOf("declared case");
const personId = uuidOf("declared person");
let house: Installation;
let seq = 0;

async function act(type: string, payload: JsonObject = {}, by: Session = worker) {
  seq = (await house.send(by, { caseId, kind: "case-intake", expectedSeq: seq, type, payload })).seq;
}
async function view(session: Session = worker) {
  const found = await callerOf(house, session).cases.getCase({ caseId });
  if (found.level !== "content") throw new Error(found.level);
  return found;
}

beforeAll(async () => {
  house = await install({ now: "2026-03-02T08:00:00.000Z" });
  house.at("2026-03-02T09:00:00.000Z");
  const about = { surname: "Esempio", givenName: "Rina", birthOn: "1941-05-06", territory: "020038" };
  await house.send(worker, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: about });
  await act("OPEN_CONTACT", {
    ...{ person: personId, territory: "020038", area: "elderly", need: "careAtHome", channel: "desk" },
    ...{ requester: "self", contactReason: "Chiede un aiuto (esempio)" },
    householdMembers: [{ memberName: "Esempio Ivo", memberRelation: "child" }],
  });
  await act("REPORT", { reportSource: "self", reportText: "Segnalazione di esempio" });
  await act("ASSIGN", { assignee: "worker" });
});
afterAll(() => house.close());

test("a field of any form may declare a fact; declaring it again begins anew", async () => {
  expect((await view()).facts).toEqual([{ fact: "household", field: "householdMembers", declaredOn: "2026-03-02" }]);
  house.at("2026-03-04T09:00:00.000Z");
  await act("DECLARE_FACT", { fact: "isee", declaredIseeCents: 812_050, verifyBy: "2026-03-20" });
  const { facts, todo } = await view();
  expect(facts[1]).toEqual({ fact: "isee", field: "declaredIseeCents", declaredOn: "2026-03-04" });
  expect(todo.find(({ field }) => field === "verify.isee")).toEqual({
    ...{ field: "verify.isee", event: "VERIFY_FACT", dueOn: "2026-03-20", owner: "worker" },
    by: { event: "VERIFY_FACT", initial: { fact: "isee" } },
  });
});

test("only the value of the fact that was chosen may be given", async () => {
  const wrong = act("DECLARE_FACT", { fact: "isee", declaredResidence: "Via d'esempio" });
  await expect(wrong).rejects.toMatchObject({ code: "INVALID" });
});

test("the check says when, with whom and how it came out, and is no longer to be done", async () => {
  house.at("2026-03-11T09:00:00.000Z");
  await act("VERIFY_FACT", {
    ...{ fact: "isee", verifiedOn: "2026-03-10", verifiedWith: "inps", verifyOutcome: "different" },
    declaredIseeCents: 940_000,
  });
  const { facts, todo, fields } = await view();
  expect(facts[1]).toEqual({
    ...{ fact: "isee", field: "declaredIseeCents", declaredOn: "2026-03-04" },
    verified: { on: "2026-03-10", with: "inps", outcome: "different" },
  });
  expect(todo.map(({ field }) => field)).not.toContain("verify.isee");
  expect(fields.find(({ field }) => field === "declaredIseeCents")).toMatchObject({ value: 940_000 });
  // A later check of another fact leaves this one's outcome.
  await act("VERIFY_FACT", {
    ...{
      fact: "criminalRecord",
      verifiedOn: "2026-03-11",
      verifiedWith: "criminalRegistry",
      verifyOutcome: "notFound",
    },
  });
  expect((await view()).facts.map(({ fact, verified }) => [fact, verified?.outcome])).toEqual([
    ["household", undefined],
    ["isee", "different"],
    ["criminalRecord", "notFound"],
  ]);
});

test("an outcome that was recorded wrong reads right after its correction", async () => {
  await act("CORRECT", {
    corrects: 5,
    mendReason: "Letto male",
    values: { fact: "isee", verifiedOn: "2026-03-10", verifiedWith: "inps", verifyOutcome: "confirmed" },
  });
  expect((await view()).facts[1]?.verified).toEqual({ on: "2026-03-10", with: "inps", outcome: "confirmed" });
});

test("who may not read the class of a fact does not learn that it was checked", async () => {
  const { facts } = await view(clerk);
  expect(facts.map(({ fact }) => fact)).toEqual(["household"]);
  const told = JSON.stringify(await callerOf(house, clerk).cases.listTimeline({ caseId }));
  expect(told).not.toMatch(/different|notFound|812050|940000/);
});

test("what is missing says which act completes it, here and in the record of the person", async () => {
  const { todo, personTodo } = await view();
  expect(todo.find(({ field }) => field === "protocolNumber")?.by).toEqual({ event: "COMPLETE_DATA" });
  expect(personTodo.map(({ field }) => field)).toContain("fiscalCode");
});

test("a refusal leads to what is missing: the field by the act that completes it, the guard by the one that makes it true", async () => {
  const { actions } = await view();
  const outcome = actions.find(({ event }) => event === "NO_SHOW");
  expect(outcome).toMatchObject({ possible: false, reasons: ["convoked"], remedies: { convoked: "CONVOKE" } });
});

test("the whole history verifies, declared facts and all", async () => {
  const { driver, workflows, keys } = house.services;
  const report = await verify({ driver, workflows, keys, tables: "own" });
  expect(report.problems).toEqual([]);
  expect(report.redecided).toBeGreaterThan(0);
});

test("certificates of public bodies may not be asked for, a medical report may", () => {
  expect(
    ["residenceCertificate", "familyStatusCertificate", "criminalRecordCertificate", "iseeStatement"].every(
      mayNotBeAsked,
    ),
  ).toBe(true);
  expect(certificateRule("medicalReport")?.rule).toBe("onlyNeeded");
  expect([certificateRule("photo"), certificateRule("constructor")]).toEqual([undefined, undefined]);
});
