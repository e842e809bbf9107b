// A signature that a case waits for: the care pact of the family doctor, with a day agreed on, among who has not answered. It ends when
// somebody of that quality signs or refuses to, and nothing else waits for it.
import { expect, test } from "vitest";
import { caseIntake } from "../../workflows/case-intake/index.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { documentSigners } from "../../workflows/kernel/document-events.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { demoParameters, factsFor } from "../support/example-facts.ts";
import { emptyCase, send } from "../support/pure-case.ts";

const day = "2026-03-02";

function run(snapshot: CaseSnapshot, type: string, payload: JsonObject = {}, on = day) {
  const facts = factsFor(caseIntake, type, snapshot, payload, on).facts ?? {};
  return send(caseIntake, snapshot, type, payload, { facts, day: on, parameters: demoParameters });
}
function done(snapshot: CaseSnapshot, type: string, payload: JsonObject = {}, on = day): CaseSnapshot {
  const outcome = run(snapshot, type, payload, on);
  if (outcome.kind !== "decided") throw new Error(`${type}: ${JSON.stringify(outcome)}`);
  return outcome.after;
}
function why(snapshot: CaseSnapshot, type: string, payload: JsonObject = {}): unknown {
  const outcome = run(snapshot, type, payload);
  if (outcome.kind === "refused") return outcome.refusal.reasons;
  return outcome.kind === "invalid" ? outcome.problems.map(({ path, code }) => `${path} ${code}`) : "done";
}

const hash = "0".repeat(64);
const paper: JsonObject = {
  ...{ documentKind: "agreement", documentClass: "social", mediaType: "application/pdf", bytes: 12 },
  ...{ stored: hash, storedHash: hash, contentMac: hash },
  socialFile: [{ documentTitle: "Patto di cura", fileName: "patto.pdf", contentHash: hash, fileSalt: hash }],
};
const contact = { person: "p-1", territory: "020038", area: "elderly", need: "careAtHome", channel: "desk" };
const listened = () =>
  done(
    done(emptyCase(caseIntake), "OPEN_CONTACT", { ...contact, requester: "self", contactReason: "x" }),
    "START_LISTENING",
    { privacyNoticeOn: day },
  );
const pact = () => done(listened(), "ATTACH_DOCUMENT", paper);
const idOf = (snapshot: CaseSnapshot) => Object.keys(snapshot.doc.documents ?? {})[0] ?? "";
const asksFor = (snapshot: CaseSnapshot, signerQuality = "familyDoctor"): JsonObject => ({
  ...{ documentId: idOf(snapshot), signerQuality, awaitedWho: "Dott. Esempio", signBy: "2026-03-20" },
});
const awaits = (signerQuality?: string, from = pact()) => done(from, "AWAIT_SIGNATURE", asksFor(from, signerQuality));
const signed = (snapshot: CaseSnapshot, more: JsonObject = {}): JsonObject => ({
  ...{ documentId: idOf(snapshot), signer: "Dott. Esempio", signerQuality: "familyDoctor", signedOn: day },
  ...{ signedHow: "onPaper", ...more },
});

test("the doctor's signature is awaited by the agreed day, on the version there is", () => {
  const one = awaits();
  const key = `signature:${one.seq}-familyDoctor`;
  expect(one.doc.asked).toEqual({
    [key]: {
      ...{ request: "signature", of: "familyDoctor", since: day, reminders: 0, deadline: key },
      document: { id: idOf(one), version: 1 },
    },
  });
  expect(one.doc.deadlines[key]).toMatchObject({ status: "running", dueOn: "2026-03-20", about: "familyDoctor" });
  expect(one.doc.head).toMatchObject({ waitingFor: "signature", waitingSince: day });
  expect(JSON.stringify(one.doc)).not.toContain("Dott. Esempio");
});

test.each(documentSigners)("the quality %s has its words beside the term and among what is missing", (quality) => {
  for (const { options } of [caseIntake.texts.it, caseIntake.texts.en])
    for (const id of [quality, `signature.${quality}`, `signerQuality.${quality}`])
      expect(options[id], id).toBeTruthy();
});

test("reminders are counted with their day, and end nothing", () => {
  const one = awaits();
  const request = Object.keys(one.doc.asked)[0] ?? "";
  const twice = ["2026-03-10", "2026-03-16"].reduce(
    (at, on) => done(at, "REMIND", { request, remindedVia: "email" }, on),
    one,
  );
  expect(twice.doc.asked[request]).toMatchObject({ reminders: 2, remindedOn: "2026-03-16" });
  expect(twice.doc.deadlines[request]?.status).toBe("running");
});

test.each([
  ["a signature", { signedHow: "onPaper" }],
  ["a refusal", { refusedToSign: true, signedHow: null, witnesses: "Anna e Carla" }],
])("%s of that quality ends the wait", (_, how) => {
  const one = awaits();
  const { signedHow, ...rest } = { ...signed(one), ...how };
  const after = done(one, "SIGN_DOCUMENT", signedHow === null ? rest : { ...rest, signedHow });
  expect(after.doc.asked).toEqual({});
  expect(Object.values(after.doc.deadlines).find(({ about }) => about === "familyDoctor")?.status).toBe("met");
  expect(after.doc.head.waitingFor).toBeUndefined();
  expect(after.doc.documents?.[idOf(after)]?.signatures).toHaveLength(1);
  // Nothing waits for it: the case goes on either way.
  expect(done(after, "START_ASSESSMENT", { assessmentKind: "social" }).state).toBe("inAssessment");
});

test("whoever else signs, or signs another paper, leaves it awaited", () => {
  const one = awaits();
  expect(Object.keys(done(one, "SIGN_DOCUMENT", signed(one, { signerQuality: "person" })).doc.asked)).toHaveLength(1);
  const two = done(one, "ATTACH_DOCUMENT", paper);
  const other = Object.keys(two.doc.documents ?? {})[1] ?? "";
  expect(Object.keys(done(two, "SIGN_DOCUMENT", signed(two, { documentId: other })).doc.asked)).toHaveLength(1);
});

test("of two parents one signature ends the wait of who was asked first", () => {
  const first = awaits("parent");
  const both = done(first, "AWAIT_SIGNATURE", asksFor(first, "parent"), "2026-03-04");
  const left = done(both, "SIGN_DOCUMENT", signed(both, { signerQuality: "parent" }), "2026-03-05");
  expect(Object.keys(left.doc.asked)).toEqual([`signature:${both.seq}-parent`]);
});

test("it is given up with a reason, and with the paper", () => {
  const one = awaits();
  const awaited = Object.keys(one.doc.asked)[0] ?? "";
  expect(why(one, "GIVE_UP_SIGNATURE", { awaited })).toEqual(["givenUpText required"]);
  const given = done(one, "GIVE_UP_SIGNATURE", { awaited, givenUpText: "Ha cambiato medico" });
  expect(given.doc.asked).toEqual({});
  expect(given.doc.deadlines[awaited]?.status).toBe("cancelled");
  expect(why(given, "GIVE_UP_SIGNATURE", { awaited, givenUpText: "x" })).toEqual([
    "signatureAwaited",
    "signatureKnown",
  ]);
  const withdrawn = done(one, "WITHDRAW_DOCUMENT", { documentId: idOf(one), reason: "sbagliato" });
  expect(withdrawn.doc.asked).toEqual({});
  expect(withdrawn.doc.deadlines[awaited]?.status).toBe("cancelled");
});

test("an answer to a request of another kind is no signature, and a paper must be there", () => {
  const one = done(awaits(), "REQUEST_OPINION", { opinionBodies: ["school"], questionText: "x" });
  const signature = Object.keys(one.doc.asked).find((key) => key.startsWith("signature:")) ?? "";
  const opinion = Object.keys(one.doc.asked).find((key) => key.startsWith("opinion:")) ?? "";
  expect(why(one, "RECORD_OPINION", { opinion: signature, opinionText: "x" })).toEqual(["opinionKnown"]);
  expect(why(one, "GIVE_UP_SIGNATURE", { awaited: opinion, givenUpText: "x" })).toEqual(["signatureKnown"]);
  expect(why(one, "AWAIT_SIGNATURE", { ...asksFor(one), documentId: "d999" })).toEqual(["signatureDocument"]);
});
