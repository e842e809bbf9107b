// Persons, households and intake cases of the examples go through the real gate: seeded rules, persons read as
// facts, companions, the fan-out of a death, sealed words, and who may do what.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCaseEvents, readCases } from "../../db/log/read-log.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { runFanOuts } from "../../server/jobs/fan-out.ts";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import { household } from "../../workflows/household/index.ts";
import type { JsonObject, Workflow } from "../../workflows/kernel/definition.ts";
import { fillExample } from "../../workflows/kernel/example.ts";
import { areaIds } from "../../workflows/kernel/ids.ts";
import { person } from "../../workflows/person/index.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const firstDay = "2024-02-05";
/** Tutela Minori is named: "all areas" does not open it. */
const worker = sessionOf("worker", { role: "socialWorker", areas: [...areaIds] });
const head = sessionOf("head", { role: "supervisor" });
const desk = sessionOf("desk", { role: "frontDesk" });
const adults = sessionOf("adults", { role: "socialWorker", areas: ["adults", "elderly"] });
const elsewhere = sessionOf("elsewhere", { role: "socialWorker", territory: "020042" });
const trainee = sessionOf("trainee", { role: "trainee" });

let house: Installation;
const seqs = new Map<string, number>();
const caseOf = (name: string) => uuidOf(`case ${name}`);
const personOf = (name: string, role: string) => uuidOf(`person ${name} ${role}`);

async function act(session: Session, kind: string, name: string, type: string, payload: JsonObject = {}) {
  const expectedSeq = seqs.get(name) ?? 0;
  const sent = await house.send(session, { caseId: caseOf(name), kind, expectedSeq, type, payload });
  seqs.set(name, sent.seq);
  return sent;
}

async function openPerson(id: string, more: JsonObject = {}) {
  const payload = {
    surname: "Esempio",
    givenName: "Prova",
    birthOn: "1950-01-01",
    fiscalCodeMissing: "unknown",
    territory: "020038",
    ...more,
  };
  await house.send(desk, { caseId: id, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload });
}

async function stored(caseId: string) {
  const [one] = await readCases(house.services.driver, [caseId]);
  if (!one) throw new Error(`${caseId} is not stored`);
  return one.snapshot;
}

/** Runs all examples of a workflow side by side, day by day. */
async function live(workflow: Workflow, usual = worker) {
  const steps = workflow.examples
    .flatMap(({ name, steps }) => steps.map((step) => ({ name, step })))
    .sort((a, b) => a.step.dayOffset - b.step.dayOffset);
  for (const { name, step } of steps) {
    const day = addDays(firstDay, step.dayOffset);
    house.at(`${day}T09:00:00.000Z`);
    const payload = fillExample(step.payload, day, (role) => {
      if (role === "colleague") house.know(personOf(name, role));
      return personOf(name, role);
    });
    const sent = await act(step.by ? head : usual, workflow.id, name, step.type, payload);
    if (step.expectState) expect(sent.state, `${name}: ${step.type}`).toBe(step.expectState);
  }
}

beforeAll(async () => {
  house = await install({ now: `${firstDay}T08:00:00.000Z` });
  for (const { name } of [...caseIntake.examples, ...household.examples, ...person.examples])
    for (const role of ["person", "person2", "person3"]) await openPerson(personOf(name, role));
  await live(person, head);
  house.at(`${firstDay}T09:00:00.000Z`);
  await live(household);
  house.at(`${firstDay}T09:00:00.000Z`);
  await live(caseIntake);
}, 60_000);
afterAll(() => house.close());

describe("examples through the gate", () => {
  test.each([...person.examples, ...household.examples, ...caseIntake.examples])("$name", async ({ name, steps }) => {
    const snapshot = await stored(caseOf(name));
    expect(snapshot.seq).toBe(steps.length);
    expect(snapshot.state).toBe(steps.findLast((step) => step.expectState)?.expectState);
  });

  test("a household and its members' records always agree", async () => {
    const name = household.examples[0]?.name ?? "";
    expect((await stored(caseOf(name))).doc.context.members).toEqual([]);
    for (const role of ["person", "person2", "person3"]) {
      const member = await stored(personOf(name, role));
      expect(member.doc.context.households).toEqual([]);
      expect(member.doc.head).not.toHaveProperty("householdId");
      const types = (await readCaseEvents(house.services.driver, personOf(name, role), 0, 50)).map((row) => row.type);
      expect(types).toEqual(["OPEN_PERSON", "JOIN_HOUSEHOLD", "MOVE_WITH_HOUSEHOLD", "LEAVE_HOUSEHOLD"]);
    }
  });

  test("no word that a person said or is called stands in the clear part of the log", async () => {
    for (const { name } of [...caseIntake.examples, ...person.examples]) {
      const rows = JSON.stringify(await readCaseEvents(house.services.driver, caseOf(name), 0, 100));
      expect(rows).not.toMatch(/Vorrei|in casa|Firma Esempio|Non firma|Zampieri|Campione|Via Esempio|000000/);
    }
  });
});

test("an appointment that is undone leaves no row of its term", async () => {
  const id = personOf("undone", "person");
  await openPerson(id);
  const contact = { person: id, territory: "020038", area: "elderly", need: "careAtHome", channel: "desk" };
  await act(desk, "case-intake", "undone", "OPEN_CONTACT", { ...contact, requester: "self", contactReason: "x" });
  const convoked = { convokedFor: addDays(house.services.clock.today(), 5), convokedVia: "phone" };
  await act(worker, "case-intake", "undone", "START_LISTENING", {});
  await act(worker, "case-intake", "undone", "CONVOKE", convoked);
  const rows = () =>
    house.services.driver.read<{ deadline_id: string }>("SELECT deadline_id FROM deadline WHERE case_id=? ORDER BY 1", [
      caseOf("undone"),
    ]);
  expect((await rows()).map((row) => row.deadline_id)).toContain("appointment");
  await act(worker, "case-intake", "undone", "UNDO", { undoes: 3 });
  const left = Object.keys((await stored(caseOf("undone"))).doc.deadlines).sort();
  expect((await rows()).map((row) => row.deadline_id)).toEqual(left);
});

describe("a death", () => {
  test("recorded on the person ends all open cases and leaves closed ones as they are", async () => {
    const id = personOf("dies", "person");
    await openPerson(id);
    const contact = {
      person: id,
      territory: "020038",
      area: "elderly",
      need: "careAtHome",
      channel: "desk",
      requester: "self",
      contactReason: "x",
    };
    await act(desk, "case-intake", "dies open", "OPEN_CONTACT", contact);
    await act(worker, "case-intake", "dies open", "ACTIVATE_URGENTLY", { service: "homeCare", urgencyText: "x" });
    await act(desk, "case-intake", "dies closed", "OPEN_CONTACT", contact);
    await act(desk, "case-intake", "dies closed", "ORIENT_AND_CLOSE", { answer: "information" });
    const died = { diedOn: addDays(firstDay, 2) };
    await house.send(worker, { caseId: id, kind: "person", expectedSeq: 1, type: "RECORD_DEATH", payload: died });
    await runFanOuts(house.services);
    const open = await stored(caseOf("dies open"));
    expect(open.state).toBe("closed");
    expect(open.doc.context).toMatchObject({ motive: "died", deliveries: [{ until: died.diedOn }] });
    expect((await stored(caseOf("dies closed"))).state).toBe("closedOriented");
    const told = (await readCaseEvents(house.services.driver, id, 0, 50)).at(-1);
    expect(told?.type).toBe("CASES_TOLD");
    const again = act(desk, "case-intake", "dies again", "OPEN_CONTACT", contact);
    expect((await errorOf(again)).details.refusal?.reasons).toEqual(["personAlive"]);
  });
});

describe("who may", () => {
  const course = () => caseIntake.examples.find(({ name }) => name.startsWith("From contact"))?.name ?? "";
  const urgent = () => caseIntake.examples.find(({ name }) => name.startsWith("Urgent"))?.name ?? "";

  test("the desk opens and orients; of what it reported it is told who follows it, and no more", async () => {
    const somebody = personOf("desk", "person");
    await openPerson(somebody);
    const first = {
      ...{ person: somebody, territory: "020038", area: "adults", need: "income", channel: "desk", requester: "self" },
      contactReason: "Chiede aiuto per l'affitto (esempio)",
    };
    await act(desk, "case-intake", "desk", "OPEN_CONTACT", first);
    const caseId = caseOf("desk");
    const own = await callerOf(house, desk).cases.getCase({ caseId });
    expect(own).toMatchObject({ level: "content", state: "contact" });
    const taken = await errorOf(act(desk, "case-intake", "desk", "START_LISTENING"));
    expect(taken.code).toBe("FORBIDDEN");
    await act(desk, "case-intake", "desk", "REPORT", { reportSource: "self", reportText: "Da seguire (esempio)" });
    const after = await callerOf(house, desk).cases.getCase({ caseId });
    expect(after).toEqual({ level: "line", kind: "case-intake", caseId, followedBy: "" });
    const record = await callerOf(house, desk).people.getRecord({ personId: somebody });
    expect(record).toMatchObject({ cases: [], lines: [], followers: [{ kind: "case-intake", name: "" }] });
    expect(record.timeline.map((one) => one.type)).toEqual(["OPEN_PERSON"]);
    await expect(callerOf(house, desk).cases.listTimeline({ caseId })).rejects.toThrow("NOT_FOUND");
    const note = { noteKind: "call", text: "x" };
    expect((await errorOf(act(desk, "case-intake", "desk", "NOTE", note))).code).toBe("NOT_FOUND");
  });

  test("a worker of other areas or comuni does not find the case", async () => {
    const note = { noteKind: "call", text: "x" };
    expect((await errorOf(act(adults, "case-intake", urgent(), "NOTE", note))).code).toBe("NOT_FOUND");
    expect((await errorOf(act(elsewhere, "case-intake", course(), "NOTE", note))).code).toBe("NOT_FOUND");
  });

  test("a trainee writes notes and decides nothing", async () => {
    const note = await act(trainee, "case-intake", course(), "NOTE", { noteKind: "call", text: "x" });
    expect(note.state).toBe("inListening");
    const decided = act(trainee, "case-intake", course(), "START_ASSESSMENT", { assessmentKind: "social" });
    expect((await errorOf(decided)).code).toBe("FORBIDDEN");
  });

  test("nobody sends what only the house sends", async () => {
    const joined = house.send(head, {
      caseId: personOf(course(), "person"),
      kind: "person",
      expectedSeq: 1,
      type: "JOIN_HOUSEHOLD",
      payload: { household: caseOf("none"), householdKind: "registry", from: firstDay },
    });
    expect((await errorOf(joined)).code).toBe("FORBIDDEN");
  });
});
