// Who makes the family's side of a project: a child and who has a guardian are listened to, a parent without responsibility binds
// nobody; a refusal stops nothing, and where acts are silent nothing is guessed.
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { RepresentationAct } from "../../workflows/rules/representation/acts.ts";
import { listeningOnly } from "../../workflows/rules/representation/listening.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const day = "2026-03-09";
const worker = sessionOf("worker", { role: "socialWorker" });
const [child, caseId] = [uuidOf("a child"), uuidOf("her case")];
let house: Installation;
const seqs = new Map<string, number>();

async function act(id: string, kind: string, type: string, payload: JsonObject) {
  const { seq } = await house.send(worker, { caseId: id, kind, expectedSeq: seqs.get(id) ?? 0, type, payload });
  seqs.set(id, seq);
}
const signatures = (qualities: readonly string[]) => ({
  signatures: qualities.map((signerQuality) => ({
    ...{ signerName: "x", signerQuality, signedHow: "onPaper", signedOn: day },
  })),
});
const sign = (...qualities: string[]) => act(caseId, "case-intake", "SIGN_PROJECT", signatures(qualities));
async function whyNot(...qualities: string[]) {
  const { refusal } = (await errorOf(sign(...qualities))).details as { refusal?: { reasons: string[] } };
  return refusal?.reasons;
}

/** A project for this person, to be signed. */
async function drafted(person: string, id: string, birthOn: string) {
  await act(person, "person", "OPEN_PERSON", {
    ...{ surname: "Prova", givenName: "Nino", birthOn, fiscalCodeMissing: "unknown", territory: "020038" },
  });
  const contact = { person, territory: "020038", area: "families", need: "childAtRisk", channel: "desk" };
  const intake = (type: string, payload: JsonObject) => act(id, "case-intake", type, payload);
  await intake("OPEN_CONTACT", { ...contact, requester: "self", contactReason: "x" });
  await intake("START_LISTENING", { privacyNoticeOn: day });
  await intake("START_ASSESSMENT", { assessmentKind: "social" });
  await intake("RECORD_ASSESSMENT", { ownWords: "x", needsFound: ["childAtRisk"], assessmentText: "x" });
  await intake("DRAFT_PROJECT", {
    ...{ ownWords: "x", goals: [{ goalText: "x" }], verifyOn: "2026-12-01", payingTerritory: "020038" },
    actions: [{ service: "socialSupport", who: "socialService" }],
  });
}

beforeAll(async () => {
  house = await install({ now: `${day}T09:00:00.000Z` });
  await drafted(child, caseId, "2016-05-01");
});
afterAll(() => house.close());

test("a child's signature is listening, a forfeited parent's binds nobody, the other parent's does", async () => {
  expect(await whyNot("person", "socialWorker")).toEqual(["signedByWhoMay"]);
  const lost = { authority: "juvenileCourt", actOn: "2026-02-01", from: "2026-02-01", responsibility: "forfeited" };
  await act(child, "person", "RECORD_ACT", { actRole: "parent", representativeName: "Ugo", ...lost });
  expect(await whyNot("person", "parent", "socialWorker")).toEqual(["signedByWhoMay"]);
  expect(await whyNot("socialWorker")).toEqual(["bothSidesSigned"]);
  const full = { authority: "civilRegistry", actOn: "2016-05-02", from: "2016-05-01", responsibility: "full" };
  await act(child, "person", "RECORD_ACT", { actRole: "parent", representativeName: "Ada", ...full });
  await sign("person", "parent", "socialWorker");
  expect(seqs.get(caseId)).toBe(6);
});

test("where acts are silent nothing is guessed; who comes of age signs alone", () => {
  const parent: RepresentationAct = { act: 2, role: "parent", responsibility: "full", from: "2016-05-01" };
  const guardian: RepresentationAct = { act: 3, role: "guardian", from: "2020-01-01" };
  expect(listeningOnly([], { isMinor: undefined }, day)).toEqual([]);
  expect(listeningOnly([], { isMinor: true }, day)).toEqual(["person"]);
  expect(listeningOnly([parent], { isMinor: true }, day)).toEqual(["person"]);
  expect(listeningOnly([parent, guardian], { isMinor: true }, day)).toEqual(["person", "parent"]);
  expect(listeningOnly([guardian], { isMinor: false }, day)).toEqual(["person", "parent"]);
  expect(listeningOnly([parent], { isMinor: false }, day)).toEqual(["parent"]);
});

test("a child's guardian is none of the adult: who came of age signs, is told, and her address is not the guardian's", async () => {
  const [youth, id] = [uuidOf("a youth"), uuidOf("the case of a youth")];
  await drafted(youth, id, "2008-05-01");
  const named = { authority: "juvenileCourt", actOn: "2024-02-01", from: "2024-02-01" };
  await act(youth, "person", "RECORD_ACT", { actRole: "guardian", representativeName: "Ugo", ...named });
  const signing = (...qualities: string[]) => act(id, "case-intake", "SIGN_PROJECT", signatures(qualities));
  const why = async (...qualities: string[]) =>
    ((await errorOf(signing(...qualities))).details as { refusal?: { reasons: string[] } }).refusal?.reasons;
  const rights = async () => (await callerOf(house, worker).people.getRights({ personId: youth })).rights;
  house.at("2026-04-30T09:00:00.000Z");
  expect(await why("person", "socialWorker")).toEqual(["signedByWhoMay"]);
  expect((await rights()).holders[0]?.copies.answer).toBe("yes");
  house.at("2026-05-01T09:00:00.000Z");
  expect(await why("guardian", "socialWorker")).toEqual(["signedByWhoMay"]);
  const { subject, holders, gaps } = await rights();
  expect([subject.signs.answer, holders[0]?.copies, holders[0]?.address.answer]).toEqual([
    ...["yes", { answer: "no", reasons: [{ id: "cameOfAge", act: 2 }] }, "no"],
  ]);
  expect(gaps).toEqual(["expiredNotRenewed"]);
  await signing("person", "socialWorker");
});
