// The families of the examples go through the real gate, day by day and side by side, each step by who has the
// right to it: seeded rules, persons in the registry, claims, sealed words.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCaseEvents, readCases } from "../../db/log/read-log.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { fosterVetting } from "../../workflows/foster-vetting/index.ts";
import type { JsonObject } from "../../workflows/kernel/definition.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { errorOf } from "../support/error-of.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const firstDay = "2024-02-05";
const team = sessionOf("team", { role: "fosterTeam", areas: ["foster", "registry"] });
const psychologist = sessionOf("psychologist", { role: "psychologist", areas: ["foster"] });
const head = sessionOf("head", { role: "supervisor", areas: ["foster"] });
const protection = sessionOf("protection", "protectionWorker");
const clerk = sessionOf("clerk", "adminClerk");

let house: Installation;
const seqs = new Map<string, number>();
const caseOf = (name: string) => uuidOf(`case ${name}`);
const personOf = (name: string, role: string) => uuidOf(`person ${name} ${role}`);

async function act(session: Session, name: string, type: string, payload: JsonObject) {
  const sent = await house.send(session, {
    caseId: caseOf(name),
    kind: "foster-vetting",
    expectedSeq: seqs.get(name) ?? 0,
    type,
    payload,
  });
  seqs.set(name, sent.seq);
  return sent;
}

async function openPerson(id: string, givenName: string) {
  const payload = { surname: "Famiglia Prova", givenName, territory: "020038", fiscalCodeMissing: "unknown" };
  await house.send(team, { caseId: id, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload });
}

const stored = async (name: string) => {
  const [one] = await readCases(house.services.driver, [caseOf(name)]);
  if (!one) throw new Error(`${name} is not stored`);
  return one.snapshot;
};
const final = (name: string) =>
  fosterVetting.examples.find((one) => one.name === name)?.steps.findLast((step) => step.expectState)?.expectState;

beforeAll(async () => {
  house = await install({ now: `${firstDay}T08:00:00.000Z` });
  for (const { name } of fosterVetting.examples)
    for (const role of ["person", "partner", "child"]) await openPerson(personOf(name, role), role);
  const steps = fosterVetting.examples
    .flatMap(({ name, steps }) => steps.map((step) => ({ name, step })))
    .sort((a, b) => a.step.dayOffset - b.step.dayOffset);
  for (const { name, step } of steps) {
    const day = addDays(firstDay, step.dayOffset);
    house.at(`${day}T09:00:00.000Z`);
    const session = !step.by ? team : step.type === "SIGN_REPORT" ? psychologist : head;
    const payload = fillExample(step.payload, day, (role) => {
      if (role === "colleague") house.know(personOf(name, role));
      return personOf(name, role);
    });
    const sent = await act(session, name, step.type, payload);
    if (step.expectState) expect(sent.state, `${name}: ${step.type}`).toBe(step.expectState);
  }
}, 60_000);
afterAll(() => house.close());

describe("families through the gate", () => {
  test.each(fosterVetting.examples)("$name", async ({ name, steps }) => {
    const snapshot = await stored(name);
    expect(snapshot.state).toBe(final(name));
    expect(snapshot.seq).toBe(steps.length);
    expect(snapshot.doc.head.area).toBe("foster");
  });

  test("the seeded rules give every term its length, so that none is left to complete", async () => {
    for (const { name } of fosterVetting.examples) {
      const { todo } = (await stored(name)).doc;
      expect(Object.keys(todo).filter((field) => field.startsWith("term."))).toEqual([]);
    }
    const pausing = fosterVetting.examples.find(({ name }) => name.startsWith("A couple pauses"));
    const { inform, pauseReview } = (await stored(pausing?.name ?? "")).doc.deadlines;
    expect(inform).toMatchObject({ status: "met", dueOn: "2024-02-19" });
    expect(pauseReview).toMatchObject({ status: "met", amount: 6, unit: "months" });
  });

  test("what the family said is sealed: the log's clear part has no word of it", async () => {
    for (const { name } of fosterVetting.examples) {
      const rows = await readCaseEvents(house.services.driver, caseOf(name), 0, 100);
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toMatch(/Vorrebbe|condanne|riconosce|Troppo|neonata|lutto/);
    }
  });
});

describe("who may", () => {
  const coming = () => fosterVetting.examples.find(({ name }) => name.startsWith("A couple has just"))?.name ?? "";

  test("a person with an open path cannot begin another, and nobody is named", async () => {
    const again = act(team, "again", "REGISTER_INTEREST", {
      territory: "020038",
      applicantKind: "single",
      applicantOne: personOf(coming(), "partner"),
      entry: "ownPath",
      contactChannel: "phone",
    });
    const error = await errorOf(again);
    expect(error.code).toBe("REFUSED");
    expect(error.details.refusal?.texts.it).toEqual([
      "Una delle persone ha già un percorso aperto presso il Servizio Affidi.",
    ]);
  });

  test("somebody not in the registry cannot begin", async () => {
    const unknown = act(team, "unknown", "REGISTER_INTEREST", {
      territory: "020038",
      applicantKind: "single",
      applicantOne: uuidOf("nobody"),
      entry: "ownPath",
      contactChannel: "phone",
    });
    const problems = [{ path: "applicantOne", code: "notAnOption" }];
    expect(await errorOf(unknown)).toMatchObject({ code: "INVALID", details: { problems } });
  });

  test("the team does not decide, the psychologist does not propose, others do not find the case", async () => {
    expect((await errorOf(act(team, coming(), "DECIDE", {}))).code).toBe("FORBIDDEN");
    expect((await errorOf(act(psychologist, coming(), "PROPOSE_OUTCOME", {}))).code).toBe("FORBIDDEN");
    expect((await errorOf(act(protection, coming(), "INFORM", {}))).code).toBe("NOT_FOUND");
    expect((await errorOf(act(clerk, coming(), "INFORM", {}))).code).toBe("NOT_FOUND");
  });
});
