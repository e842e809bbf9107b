// Who makes the family's side of a project: a child and who has a guardian are listened to, a parent without responsibility binds
// nobody; a refusal stops nothing, and where acts are silent nothing is guessed.
import { afterAll, beforeAll, expect, test } from "vitest";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { RepresentationAct } from "../../workflows/rules/representation/acts.ts";
import { listeningOnly } from "../../workflows/rules/representation/listening.ts";
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
const sign = (...qualities: string[]) =>
  act(caseId, "case-intake", "SIGN_PROJECT", {
    signatures: qualities.map((signerQuality) => ({
      ...{ signerName: "x", signerQuality, signedHow: "onPaper", signedOn: day },
    })),
  });
async function whyNot(...qualities: string[]) {
  const { refusal } = (await errorOf(sign(...qualities))).details as { refusal?: { reasons: string[] } };
  return refusal?.reasons;
}

beforeAll(async () => {
  house = await install({ now: `${day}T09:00:00.000Z` });
  await act(child, "person", "OPEN_PERSON", {
    ...{
      surname: "Prova",
      givenName: "Nino",
      birthOn: "2016-05-01",
      fiscalCodeMissing: "unknown",
      territory: "020038",
    },
  });
  const contact = { person: child, territory: "020038", area: "families", need: "childAtRisk", channel: "desk" };
  const intake = (type: string, payload: JsonObject) => act(caseId, "case-intake", type, payload);
  await intake("OPEN_CONTACT", { ...contact, requester: "self", contactReason: "x" });
  await intake("START_LISTENING", { privacyNoticeOn: day });
  await intake("START_ASSESSMENT", { assessmentKind: "social" });
  await intake("RECORD_ASSESSMENT", { ownWords: "x", needsFound: ["childAtRisk"], assessmentText: "x" });
  await intake("DRAFT_PROJECT", {
    ...{ ownWords: "x", goals: [{ goalText: "x" }], verifyOn: "2026-12-01", payingTerritory: "020038" },
    actions: [{ service: "socialSupport", who: "socialService" }],
  });
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
  expect(listeningOnly([], undefined, day)).toEqual([]);
  expect(listeningOnly([], true, day)).toEqual(["person"]);
  expect(listeningOnly([parent], true, day)).toEqual(["person"]);
  expect(listeningOnly([parent, guardian], true, day)).toEqual(["person", "parent"]);
  expect(listeningOnly([guardian], false, day)).toEqual(["person", "parent"]);
  expect(listeningOnly([parent], false, day)).toEqual(["parent"]);
});
