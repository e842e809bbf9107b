// What a protected address is spelled in besides its own field: notes and other free texts, and the forms in which earlier acts are
// corrected. Who may not know it is told none of them; who may, all.
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import type { Session } from "../../server/access/session.ts";
import { uploadRoute } from "../../server/documents/upload-route.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const ostiglia = "020038";
const head = sessionOf("head", "supervisor");
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
const desk = sessionOf("desk", { role: "frontDesk", territory: ostiglia });
const [person, intake] = [uuidOf("person told in texts"), uuidOf("case told in texts")];

let house: Installation;
const onPerson = (type: string, payload: JsonObject, by = head) => sendTo(house, by, person, "person", type, payload);
const onCase = (type: string, payload: JsonObject, by = head) =>
  sendTo(house, by, intake, "case-intake", type, payload);
const seqOf = async (id: string) => (await readCases(house.services.driver, [id]))[0]?.snapshot.seq ?? 0;

async function attach(documentKind: string, title: string): Promise<void> {
  const said = { commandId: uuidOf(title), expectedSeq: 1, documentKind, documentClass: "social", title };
  const form = new FormData();
  form.set("about", JSON.stringify(said));
  form.set("file", new File([new Uint8Array(Buffer.from(`%PDF-1.4\n% ${title}\n%%EOF\n`))], "via nascosta 7.pdf"));
  const route = uploadRoute(
    house.services,
    () => head,
    () => undefined,
  );
  const app = new Hono().route("/", route as unknown as Hono);
  expect((await app.request(`/${intake}`, { method: "POST", body: form })).status).toBe(200);
}
const papersOf = async (by: Session) => {
  const { documents, closedLetters } = await callerOf(house, by).documents.list({ caseId: intake });
  return { titles: documents.map(({ title }) => title).sort(), closedLetters };
};

/** What an answer says, or nothing where there is none. */
const said = async (answers: readonly Promise<unknown>[]): Promise<string> =>
  JSON.stringify((await Promise.allSettled(answers)).map((one) => (one.status === "fulfilled" ? one.value : "")));

const corrected = { moved: 0, phoned: 0, noted: 0 };
const told = (by: Session): Promise<string> => {
  const { cases, people, history, search } = callerOf(house, by);
  return said([
    people.getRecord({ personId: person }),
    ...[person, intake].flatMap((caseId) => [
      cases.getCase({ caseId }),
      cases.getCase({ caseId, at: "2026-03-09T10:00" }),
      cases.listTimeline({ caseId, limit: 50 }),
      cases.listDiary({ caseId }),
      cases.listDiary({ caseId, what: "all" }),
      history.getLog({ caseId, limit: 50 }),
    ]),
    cases.listChanges({ caseId: intake, seqs: [1, 2, 3] }),
    search.inNotes({ words: "martedì", others: { reason: "prova di ricerca" } }),
    callerOf(house, by).documents.list({ caseId: intake }),
    ...corrections(by),
  ]);
};
const corrections = (by: Session) => [
  callerOf(house, by).cases.getCorrection({ caseId: person, seq: 1 }),
  callerOf(house, by).cases.getCorrection({ caseId: person, seq: corrected.moved }),
  callerOf(house, by).cases.getCorrection({ caseId: person, seq: corrected.phoned }),
  callerOf(house, by).cases.getCorrection({ caseId: intake, seq: corrected.noted }),
];

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const { accountId, grants } of [head, anna, desk]) house.know(accountId, ...grants);
  const named = { surname: "Protettini", givenName: "Ada", birthOn: "1991-02-03", fiscalCodeMissing: "unknown" };
  await onPerson("OPEN_PERSON", { ...named, territory: ostiglia, address: "Via Nascosta 7", phone: "0386 000000" });
  const move = { territory: ostiglia, movedOn: "2026-02-01", address: "Piazza delle Erbe Amare 12/b" };
  await onPerson("MOVE_RESIDENCE", move);
  corrected.moved = await seqOf(person);
  await onPerson("RECORD_CONTACT_POINT", {
    ...{ contactKind: "landline", contactWhose: "own", contactSecret: true, secretNumber: "0386 000000" },
    ...{ safeFromHour: 9, safeToHour: 11 },
  });
  corrected.phoned = await seqOf(person);
  const contact = { person, territory: ostiglia, area: "adults", need: "housing", channel: "desk", requester: "self" };
  const contactReason = "Vive da sola in VIA NASCOSTA, n. 7, al secondo piano. Torna martedì.";
  await onCase("OPEN_CONTACT", { ...contact, contactReason });
  const note = {
    noteKind: "call",
    noteLevel: "case",
    factsText: "Martedì trasloca in p.zza Erbe Amare 12 b, poi si vedrà.",
  };
  await onCase("NOTE", note, anna);
  corrected.noted = await seqOf(intake);
  await attach("identityDocument", "Carta");
  await attach("photo", "Cucina in via Nascosta 7");
  // A minute of the past is told once it is over.
  house.at("2026-03-09T11:00:00.000Z");
});
afterAll(() => house.close());

const spelled = /nascosta|erbe amare/iu;

describe("a protected address that stands in other words than its own", () => {
  it("is told as it was written before", async () => {
    for (const one of [anna, head]) expect(await told(one)).toMatch(spelled);
  });

  it("leaves numbers that became secret closed to who corrects, and what is said of them", async () => {
    const asked = await Promise.allSettled(corrections(anna));
    expect(asked.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    expect(await said(corrections(anna))).not.toContain("0386 000000");
    expect(await said(corrections(head))).toContain("0386 000000");
  });

  it("is told in no text, search or form once it is protected", async () => {
    await onPerson("PROTECT_ADDRESS", { protectedAddressText: "Casa di prova 1" });
    for (const one of [anna, desk]) expect((await told(one)).match(spelled) ?? []).toEqual([]);
  });

  it("covers the place alone, and leaves what else was written", async () => {
    const all = await told(anna);
    expect(all).toContain("Vive da sola in [omissis], al secondo piano. Torna martedì.");
    expect(all).toContain("Martedì trasloca in [omissis] b, poi si vedrà.");
  });

  it("closes papers of before that say it by their kind, and covers it in the title of others", async () => {
    expect(await papersOf(anna)).toEqual({ titles: ["Cucina in [omissis]"], closedLetters: 1 });
    expect(await papersOf(head)).toEqual({ titles: ["Carta", "Cucina in via Nascosta 7"], closedLetters: 0 });
  });

  it("is told to who may know it, in every text", async () => {
    const all = await told(head);
    expect(all).toContain("VIA NASCOSTA, n. 7");
    expect(all).toContain("Erbe Amare 12/b");
    expect(all).not.toContain("[omissis]");
  });

  it("is left as it stands by a correction of who may not know it, and told by no preview", async () => {
    const { cases } = callerOf(house, anna);
    const values = { territory: ostiglia, movedOn: "2026-02-02", address: "Via Altrove 1" };
    const preview = await cases.previewCorrection({
      ...{ caseId: person, corrects: corrected.moved, mendReason: "Giorno", values },
    });
    expect(JSON.stringify(preview)).not.toMatch(spelled);
    expect(preview.changes.map(({ field }) => field)).toEqual(["movedOn"]);
    await onPerson("CORRECT", { corrects: corrected.moved, mendReason: "Giorno", values }, anna);
    const note = { ...corrected, mendReason: "Ora", corrects: corrected.noted };
    const form = await cases.getCorrection({ caseId: intake, seq: corrected.noted });
    expect(form.form.fields.map(({ name }) => name)).not.toContain("factsText");
    const { noted: _noted, moved: _moved, phoned: _phoned, ...mend } = note;
    await onCase("CORRECT", { ...mend, values: { ...form.values, durationMinutes: 20, factsText: "[omissis]" } }, anna);
    const all = await told(head);
    expect(all).toContain("Erbe Amare 12/b");
    expect(all).toContain("p.zza Erbe Amare 12 b");
  });

  it("stands in texts again when the protection ends", async () => {
    await onPerson("END_ADDRESS_PROTECTION", {});
    expect(await told(anna)).toContain("VIA NASCOSTA, n. 7");
  });
});
