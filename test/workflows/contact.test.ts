// A contact through the real gate: answered in one step, anonymous; one that becomes a case opens it at `reported` in the same
// transaction, once, for who may; the two are shown to each other.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { caseOfContact } from "../../workflows/rules/contacts/case-of-contact.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const ivo = sessionOf("ivo", { role: "frontDesk", territory: ostiglia });
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
const bruno = sessionOf("bruno", { role: "socialWorker", territory: poggio });
const [personId, deadId] = [uuidOf("who came"), uuidOf("who died")];

let house: Installation;
let n = 0;
const send = (by: Session, caseId: string, kind: string, expectedSeq: number, type: string, payload: JsonObject = {}) =>
  house.send(by, { caseId, kind, expectedSeq, type, payload });

const basic = { territory: ostiglia, channel: "desk", requester: "self", area: "elderly", need: "careAtHome" };
async function record(more: JsonObject = {}, by = ivo): Promise<string> {
  n += 1;
  const caseId = uuidOf(`contact ${n}`);
  await send(by, caseId, "contact", 0, "RECORD_CONTACT", { ...basic, outcome: "open", ...more });
  return caseId;
}
const view = async (by: Session, caseId: string) => {
  const found = await callerOf(house, by).cases.getCase({ caseId });
  if (found.level !== "content") throw new Error(found.level);
  return found;
};

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const one of [ivo, anna, bruno]) house.know(one.accountId, ...one.grants);
  for (const [id, surname] of [
    [personId, "Zampironi"],
    [deadId, "Zanelli"],
  ] as const)
    await send(anna, id, "person", 0, "OPEN_PERSON", {
      ...{ surname, givenName: "Ada", birthOn: "1950-01-01", territory: ostiglia, fiscalCodeMissing: "unknown" },
    });
  await send(anna, deadId, "person", 1, "RECORD_DEATH", { diedOn: "2026-03-01" });
});
afterAll(() => house.close());

test("nobody's name is asked, and an answer given at once closes it", async () => {
  const id = await record({ requester: "anonymous", outcome: "answered", answer: "information" });
  const { state, closed, head } = await view(ivo, id);
  expect([state, closed, head.personId]).toEqual(["answered", true, undefined]);
  await expect(record({ outcome: "answered", answer: undefined as unknown as string })).rejects.toMatchObject({
    code: "INVALID",
  });
});

test("the channel of the form open to the public is chosen by nobody who records", async () => {
  await expect(record({ channel: "webForm" })).rejects.toMatchObject({ code: "INVALID" });
  expect(await record({ channel: "onCall" })).toBeTruthy();
});

test("one that becomes a case opens it where a report is recorded, with what the desk knew", async () => {
  const id = await record({ contactReason: "Non riesce più a salire le scale" });
  await send(ivo, id, "contact", 1, "BECOME_CASE", { person: personId, area: "disability", urgent: true });
  const contact = await view(ivo, id);
  expect([contact.state, contact.head.personId, contact.context.intake]).toEqual([
    ...["becameCase", personId, caseOfContact(id)],
  ]);
  const intake = await view(anna, caseOfContact(id));
  expect(intake).toMatchObject({
    ...{ kind: "case-intake", state: "reported", seq: 1 },
    head: { personId, territory: ostiglia, area: "disability", priority: 1 },
    context: { contact: id, need: "careAtHome", channel: "desk", reportSource: "self", reportedOn: "2026-03-09" },
  });
  expect(intake.deadlines.map((one) => one.id).sort()).toEqual(["firstAppointment", "procedure"]);
  expect(intake.number).not.toBe("");
  // What was said stays where it was said.
  expect(JSON.stringify(intake)).not.toContain("scale");
  await expect(send(ivo, id, "contact", 2, "BECOME_CASE", { person: personId, area: "elderly" })).rejects.toMatchObject(
    { code: "REFUSED" },
  );
  await expect(send(ivo, id, "contact", 2, "UNDO", { undoes: 2 })).rejects.toMatchObject({ code: "REFUSED" });
});

test("nothing is half done where the case cannot be opened", async () => {
  const id = await record();
  for (const person of [deadId, uuidOf("nobody")])
    await expect(send(ivo, id, "contact", 1, "BECOME_CASE", { person, area: "elderly" })).rejects.toMatchObject({
      code: expect.stringMatching(/REFUSED|INVALID|NOT_FOUND/),
    });
  expect(await view(ivo, id)).toMatchObject({ seq: 1, state: "received" });
  await expect(view(anna, caseOfContact(id))).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("the office that sent somebody is told once, and the one she is sent to confirms", async () => {
  const id = await record({ requester: "singleAccessPoint" });
  await send(ivo, id, "contact", 1, "TELL_SENDER", { toldOn: "2026-03-09", toldVia: "email" });
  await expect(
    send(ivo, id, "contact", 2, "TELL_SENDER", { toldOn: "2026-03-09", toldVia: "email" }),
  ).rejects.toMatchObject({ code: "REFUSED" });
  await send(ivo, id, "contact", 2, "REFER", { orientedTo: "singleAccessPoint", expectedOn: "2026-03-20" });
  const sent = await view(ivo, id);
  expect(sent).toMatchObject({ state: "referred", head: { waitingFor: "referral" } });
  expect(sent.deadlines).toMatchObject([{ id: "referral", status: "running", dueOn: "2026-03-20" }]);
  await send(ivo, id, "contact", 3, "ACKNOWLEDGE_REFERRAL", { acknowledgedOn: "2026-03-09" });
  const done = await view(ivo, id);
  expect([done.state, done.closed, done.deadlines[0]?.status]).toEqual(["answered", true, "met"]);
  const own = await record();
  await expect(
    send(ivo, own, "contact", 1, "TELL_SENDER", { toldOn: "2026-03-09", toldVia: "email" }),
  ).rejects.toMatchObject({ code: "REFUSED" });
});

test("another comune sees none of it", async () => {
  const id = await record({ contactReason: "Una richiesta" });
  await expect(view(bruno, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await view(anna, id)).fields.map(({ field }) => field)).toContain("contactReason");
});
