// What falls due in a person's record stands as a term in the cases of that person, found anew at every run: once and no more,
// moved with what it comes from, gone with it, and silent about what it is.
import { afterAll, beforeAll, expect, test } from "vitest";
import { findCase } from "../../db/cases/find-case.ts";
import { loadTables } from "../../db/district/load-tables.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { systemPermit } from "../../server/engine/system.ts";
import { verify } from "../../server/engine/verify.ts";
import { runPersonTerms } from "../../server/jobs/person-terms.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { openIntake } from "../support/intake-case.ts";

const worker = sessionOf("worker", "socialWorker");
const on = "2026-03-09";
let house: Installation;

beforeAll(async () => {
  house = await install({ now: `${on}T09:00:00.000Z` });
});
afterAll(async () => {
  const { driver, keys, workflows } = house.services;
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows });
  await house.close();
  expect(report.problems).toEqual([]);
});

const snapshotOf = async (caseId: string) => {
  const found = await findCase(house.services.driver, systemPermit(), caseId);
  if (!found) throw new Error(`no case ${caseId}`);
  return found.snapshot;
};
async function record(personId: string, type: string, payload: JsonObject): Promise<number> {
  const { seq } = await snapshotOf(personId);
  return (await house.send(worker, { caseId: personId, kind: "person", expectedSeq: seq, type, payload })).seq;
}
/** The person's open terms in the case: id and end. */
const termsOf = async (caseId: string) =>
  Object.entries((await snapshotOf(caseId)).doc.deadlines)
    .filter(([id, term]) => id.startsWith("personTerm") && term.status === "running")
    .map(([id, term]) => [id, term.dueOn]);
const run = () => runPersonTerms(house.services);

async function charge(name: string) {
  const made = await openIntake(house, worker, { name, on });
  return { ...made, personId: uuidOf(`person ${name}`) };
}

test("a paper that runs out is a term once, and none any longer when it is renewed or was a mistake", async () => {
  const { caseId, personId } = await charge("paper");
  const isee = await record(personId, "RECORD_ISEE", {
    iseeKind: "ordinary",
    iseeCents: 100,
    dsuOn: "2026-01-10",
    until: "2026-04-30",
  });
  expect(await run()).toBe(1);
  expect(await termsOf(caseId)).toEqual([[`personTerm:p${isee}`, "2026-04-30"]]);
  const { seq } = await snapshotOf(caseId);
  expect(await run()).toBe(0);
  expect((await snapshotOf(caseId)).seq).toBe(seq);
  await record(personId, "UNDO", { undoes: isee });
  expect(await run()).toBe(1);
  expect(await termsOf(caseId)).toEqual([]);
  const next = await record(personId, "RECORD_PERMIT", {
    permitKind: "residencePermit",
    from: "2025-01-01",
    until: "2026-05-01",
  });
  await run();
  expect(await termsOf(caseId)).toEqual([[`personTerm:p${next}`, "2026-05-01"]]);
  await record(personId, "RECORD_PERMIT", { permitKind: "residencePermit", from: "2026-03-01", until: "2028-03-01" });
  await run();
  expect(await termsOf(caseId)).toEqual([]);
});

test("on 1 January every ISEE that nobody renewed has run out", async () => {
  const { caseId, personId } = await charge("new year");
  await record(personId, "RECORD_ISEE", { iseeKind: "ordinary", iseeCents: 100, dsuOn: "2026-02-10" });
  await run();
  expect(await termsOf(caseId)).toEqual([]);
  house.at("2026-11-05T09:00:00.000Z");
  await run();
  expect((await termsOf(caseId)).map(([, dueOn]) => dueOn)).toEqual(["2026-12-31"]);
  house.at("2027-01-01T09:00:00.000Z");
  await run();
  const view = await callerOf(house, worker).cases.getCase({ caseId });
  if (view.level !== "content") throw new Error("no content");
  const term = view.deadlines.find(({ id }) => id.startsWith("personTerm:"));
  expect(term).toMatchObject({ status: "running", dueOn: "2026-12-31" });
  expect(view.personExpiring).toMatchObject([{ about: "isee", until: "2026-12-31", isOver: true }]);
});

test("who comes of age is a term a year ahead, by the month alone, that moves with the day of birth", async () => {
  house.at(`${on}T10:00:00.000Z`);
  const { caseId, personId } = await charge("minor");
  const { seq } = await snapshotOf(personId);
  const correct = (birthOn: string) => record(personId, "CORRECT_PERSON", { correctionReason: "document", birthOn });
  expect(seq).toBe(1);
  await correct("2009-02-20");
  await run();
  expect(await termsOf(caseId)).toEqual([["personTermEarly:m", "2027-02-01"]]);
  await correct("2008-08-20");
  await run();
  expect(await termsOf(caseId)).toEqual([["personTermEarly:m", "2026-08-01"]]);
  const view = await callerOf(house, worker).cases.getCase({ caseId });
  expect(view).toMatchObject({ personDue: { ofAgeOn: "2026-08-20" } });
  // Thirteen months ahead there is nothing yet.
  await correct("2009-04-20");
  await run();
  expect(await termsOf(caseId)).toEqual([]);
});

test("an act of representation that ends is a term until it was ended", async () => {
  const { caseId, personId } = await charge("act");
  const act = await record(personId, "RECORD_ACT", {
    ...{ actRole: "supportAdministrator", representativeName: "Avv. Prova", actMode: "inPlace" },
    ...{ authority: "guardianshipJudge", actOn: "2025-01-01", from: "2025-01-01", until: "2026-04-01" },
  });
  await run();
  expect(await termsOf(caseId)).toEqual([[`personTerm:a${act}`, "2026-04-01"]]);
  const view = await callerOf(house, worker).cases.getCase({ caseId });
  expect(view).toMatchObject({
    personDue: { actsEnding: [{ act, role: "supportAdministrator", until: "2026-04-01" }] },
  });
  await record(personId, "END_ACT", { act, until: on, actEnd: "revoked" });
  await run();
  expect(await termsOf(caseId)).toEqual([]);
});

test("says in words nothing of the person, stands in restricted cases for who reads them, and leaves closed ones alone", async () => {
  const { caseId, personId, act } = await charge("restricted");
  await record(personId, "RECORD_CERTIFICATE", { certificateKind: "law104", from: "2024-01-01", until: "2026-03-31" });
  await act(worker, "RESTRICT", { restricted: true, readers: "worker", reason: "x" });
  await run();
  expect(await termsOf(caseId)).toHaveLength(1);
  const { it: italian, en: english } = house.services.workflows.get("case-intake")?.texts ?? {};
  expect([italian?.deadlines.personTerm, italian?.deadlines.personTermEarly]).toEqual(
    Array(2).fill("Scadenza nella scheda della persona"),
  );
  expect(english?.deadlines.personTerm).toBe(english?.deadlines.personTermEarly);
  const stored = JSON.stringify((await snapshotOf(caseId)).doc.deadlines);
  expect(stored).not.toMatch(/certificate|law104|isee|permit/);
  await expect(callerOf(house, sessionOf("other", "socialWorker")).cases.getCase({ caseId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const { seq } = await snapshotOf(caseId);
  await house.send(worker, { caseId, expectedSeq: seq, type: "PERSON_DIED", payload: { diedOn: on } });
  expect(await termsOf(caseId)).toEqual([]);
  expect(await run()).toBe(0);
});

test("does not stand in the way of undoing, and is nobody's last act", async () => {
  const { caseId, personId, act } = await charge("undo");
  const note = await act(worker, "NOTE", { noteKind: "call", text: "x" });
  await record(personId, "RECORD_PERMIT", { permitKind: "residencePermit", from: "2025-01-01", until: "2026-03-20" });
  house.at(`${on}T10:05:00.000Z`);
  await run();
  const { seq } = await snapshotOf(caseId);
  await house.send(worker, { caseId, expectedSeq: seq, type: "UNDO", payload: { undoes: note } });
  expect(await termsOf(caseId)).toHaveLength(1);
});

test("a person without cases and one who died have none", async () => {
  const caseId = uuidOf("alone");
  const who = {
    surname: "Sola",
    givenName: "Ada",
    birthOn: "2009-01-01",
    fiscalCodeMissing: "unknown",
    territory: "020038",
  };
  await house.send(worker, { caseId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: who });
  expect(await run()).toBe(0);
});
