// A document written in a case: it begins with what its writer may see, tells what is missing and what must not be named, and
// becomes a document like any other, which says which template made it.
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { readPdf } from "../support/pdf.ts";

const worker = sessionOf("worker", "socialWorker");
const protecting = sessionOf("protecting", "protectionWorker");
const clerk = sessionOf("clerk", "adminClerk");
const manager = sessionOf("manager", "supervisor");
const trainee = sessionOf("trainee", "trainee");
const [personId, hiddenId, caseId, hiddenCase] = ["ada", "livia", "a case", "a hidden case"].map(uuidOf) as [
  string,
  string,
  string,
  string,
];
const convocation = { template: "convocation", version: 1 };

type Asked = { caseId: string; template: string; version: number; payload: Record<string, Json> };

let house: Installation;
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  const person = { territory: "020038", fiscalCodeMissing: "unknown" };
  const ada = { ...person, surname: "Zampironi", givenName: "Ada", address: "Via delle Prove 2, 46035 Ostiglia (MN)" };
  const livia = { ...person, surname: "Segreti", givenName: "Livia", protectedAddress: true };
  const street = { protectedAddressText: "Vicolo dei Muri 7, 46027 San Benedetto Po" };
  await house.send(worker, { caseId: personId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON", payload: ada });
  await house.send(protecting, {
    ...{ caseId: hiddenId, kind: "person", expectedSeq: 0, type: "OPEN_PERSON" },
    payload: { ...livia, ...street },
  });
  for (const [id, whose] of [
    [caseId, personId],
    [hiddenCase, hiddenId],
  ] as const) {
    const contact = { person: whose, territory: "020038", area: "adults", need: "careAtHome", channel: "desk" };
    await house.send(worker, {
      ...{ caseId: id, kind: "case-intake", expectedSeq: 0, type: "OPEN_CONTACT" },
      payload: { ...contact, requester: "self", contactReason: "esempio" },
    });
    await house.send(worker, {
      ...{ caseId: id, expectedSeq: 1, type: "REPORT" },
      payload: {
        reportSource: "school",
        reporterName: "Giovanna Maestri",
        reportText: "esempio",
        protocolNumber: "1/es",
      },
    });
  }
});
afterAll(() => house.close());

const of = (session: Session) => callerOf(house, session).documents;
const begin = (session: Session, id = caseId, template = convocation) =>
  of(session).beginLetter({ caseId: id, ...template });

async function filled(session: Session, id = caseId, more: Record<string, string> = {}): Promise<Asked> {
  const { initial } = await begin(session, id);
  return {
    ...{ caseId: id, ...convocation },
    payload: {
      ...initial,
      ...{ appointmentDay: "2026-03-20", appointmentTime: "10:30", appointmentPlace: "Municipio" },
      ...{
        appointmentReason: "Parliamo della richiesta.",
        officePhone: "0386 000000",
        officeEmail: "sociale@example.org",
      },
      ...more,
    },
  };
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: { cause?: { code?: string; details?: { reason?: string } } }) =>
      [error.cause?.code, error.cause?.details?.reason].filter(Boolean).join(" "),
  );

describe("what may be written", () => {
  test("templates of the case's workflow that one may attach, those of its state first", async () => {
    const all = await of(worker).listLetters({ caseId });
    expect(all).toHaveLength(11);
    expect(all[0]).toMatchObject({ id: "refusal-notice", isForState: true });
    expect(await of(trainee).listLetters({ caseId })).toEqual([]);
    // The clerk reads identity and contact alone: no template lies under those.
    expect(await of(clerk).listLetters({ caseId })).toEqual([]);
    expect(await codeOf(begin(clerk))).toBe("FORBIDDEN");
    expect(await codeOf(begin(worker, caseId, { template: "convocation", version: 9 }))).toBe("NOT_FOUND");
  });

  test("it begins with what the writer sees of case and person, and that is recorded", async () => {
    const before = listReads(house.services.reads.db, { caseId: personId }, 10).length;
    const { initial, form, addressIsProtected } = await begin(worker);
    expect(initial).toMatchObject({
      ...{ addresseeName: "Ada Zampironi", addresseeLines: "Via delle Prove 2\n46035 Ostiglia (MN)" },
      ...{
        workerName: "worker",
        workerQuality: "Assistente sociale",
        letterPlace: "Ostiglia",
        letterDay: "2026-03-09",
      },
      ...{ letterhead: "Comune di Ostiglia\nServizio sociale professionale", documentClass: "social" },
    });
    expect(String(initial.letterText)).toContain(
      "con [nome dell'operatore], [qualifica dell'operatore], il giorno [giorno",
    );
    expect(form.fields.map(({ name }) => name)).toContain("appointmentReason");
    expect(addressIsProtected).toBe(false);
    expect(listReads(house.services.reads.db, { caseId: personId }, 10)).toHaveLength(before + 1);
  });
});

describe("what it would be", () => {
  test("a PDF with the text as the writer left it, and what is missing by name", async () => {
    const asked = await filled(worker, caseId, { appointmentPlace: "" });
    asked.payload.letterText = String(asked.payload.letterText).replace("Cordiali saluti.", "A presto.");
    const { missing, pdf, pages, others, namesAddress } = await of(worker).previewLetter(asked);
    expect([missing, others, namesAddress, pages]).toEqual([["luogo dell'appuntamento"], [], false, 1]);
    const { words } = readPdf(Buffer.from(pdf, "base64"));
    expect(words).toContain("il giorno 20 marzo 2026 alle ore 10:30");
    expect(words).toContain("A presto.");
    expect(words).not.toMatch(/\[nome|Cordiali/);
  });

  test("others who are named are told, but not who receives it", async () => {
    const asked = await filled(worker, caseId, { appointmentReason: "La maestra Giovanna Maestri dice altro." });
    expect((await of(worker).previewLetter(asked)).others).toEqual(["Giovanna Maestri"]);
    const to = { addresseeName: "Maestri Giovanna", appointmentReason: "Giovanna Maestri, ci parli." };
    expect((await of(worker).previewLetter(await filled(worker, caseId, to))).others).toEqual([]);
  });

  test("who lived with her is one of them also after one of the two left", async () => {
    const [guidoId, home] = [uuidOf("guido"), uuidOf("home of ada and guido")];
    const guido = { surname: "Partiti", givenName: "Guido", territory: "020038", fiscalCodeMissing: "unknown" };
    await sendTo(house, worker, guidoId, "person", "OPEN_PERSON", guido);
    const members = [
      { person: personId, relation: "reference", from: "2020-01-01" },
      { person: guidoId, relation: "spouse", from: "2020-01-01" },
    ];
    const registry = { householdKind: "registry", territory: "020038", members };
    await sendTo(house, worker, home, "household", "OPEN_HOUSEHOLD", registry);
    const asked = await filled(worker, caseId, { appointmentReason: "Si parla di Guido Partiti." });
    expect((await of(worker).previewLetter(asked)).others).toEqual(["Partiti Guido"]);
    const left = { person: personId, until: "2026-03-01", endReason: "separated" };
    await sendTo(house, worker, home, "household", "END_MEMBER", left);
    expect((await of(worker).previewLetter(asked)).others).toEqual(["Partiti Guido"]);
  });

  test("so is who lived with her by another record of hers, and by another record of theirs", async () => {
    const ids = ["ada twice", "nino", "nino twice", "home of the doubles"].map((one) => uuidOf(one));
    const [twice = "", nino = "", other = "", home = ""] = ids;
    const opened = (id: string, surname: string, givenName: string) =>
      sendTo(house, worker, id, "person", "OPEN_PERSON", {
        ...{ surname, givenName, territory: "020038", fiscalCodeMissing: "unknown" },
      });
    await opened(twice, "Doppi", "Ada");
    await opened(nino, "Doppi", "Nino");
    await opened(other, "Doppioni", "Giovanni");
    const members = [
      { person: twice, relation: "reference", from: "2020-01-01" },
      { person: nino, relation: "spouse", from: "2020-01-01" },
    ];
    const real = { householdKind: "deFacto", territory: "020038", members };
    await sendTo(house, worker, home, "household", "OPEN_HOUSEHOLD", real);
    const merged = (one: string, into: string) =>
      sendTo(house, manager, one, "person", "MERGE_INTO", { other: into, mergeText: "La stessa (esempio)" });
    await merged(twice, personId);
    await merged(nino, other);
    const asked = await filled(worker, caseId, { appointmentReason: "Si parla di Nino Doppi e Giovanni Doppioni." });
    expect((await of(worker).previewLetter(asked)).others.toSorted()).toEqual(["Doppi Nino", "Doppioni Giovanni"]);
  });

  test("a protected address is neither proposed nor let through", async () => {
    const known = await begin(protecting, hiddenCase);
    expect(known.addressIsProtected).toBe(true);
    expect(JSON.stringify(known.initial)).not.toMatch(/Muri/);
    const asked = await filled(protecting, hiddenCase, { appointmentReason: "Veniamo in vicolo dei muri, 7." });
    expect((await of(protecting).previewLetter(asked)).namesAddress).toBe(true);
    const attach = { ...asked, commandId: uuidOf("hidden"), expectedSeq: 2 };
    expect(await codeOf(of(protecting).attachLetter(attach))).toBe("INVALID letterNamesAddress");
    expect(await codeOf(of(protecting).takeLetter(asked))).toBe("INVALID letterNamesAddress");
    // A letter to the person herself has her name alone above it, whatever was typed below.
    const lines = await filled(protecting, hiddenCase, { addresseeLines: "Via Altrove 3" });
    const { pdf } = await of(protecting).previewLetter(lines);
    expect(readPdf(Buffer.from(pdf, "base64")).words).not.toContain("Altrove");
  });
});

describe("what becomes of it", () => {
  test("a DOCX for who may take data away, recorded as an export", async () => {
    const asked = await filled(worker);
    const { docx, fileName } = await of(worker).takeLetter(asked);
    expect(fileName).toMatch(/Invito a un incontro\.docx$/);
    expect(Object.keys(unzipSync(Buffer.from(docx, "base64")))).toContain("word/document.xml");
    expect(listReads(house.services.reads.db, { caseId, what: "export" }, 5)).toHaveLength(1);
  });

  test("a document of the case that says which template made it; sent twice it is there once", async () => {
    const asked = { ...(await filled(worker)), commandId: uuidOf("letter"), expectedSeq: 2 };
    const incomplete = { ...asked, payload: { ...asked.payload, appointmentTime: "" } };
    expect(await codeOf(of(worker).attachLetter(incomplete))).toBe("INVALID letterIncomplete");
    const { seq } = await of(worker).attachLetter(asked);
    expect(await of(worker).attachLetter(asked)).toMatchObject({ seq, repeated: true });
    const { documents } = await of(worker).list({ caseId });
    expect(documents).toHaveLength(1);
    expect(documents[0]).toMatchObject({
      ...{
        id: `d${seq}`,
        kind: "letterSent",
        class: "social",
        title: "Invito a un incontro",
        documentOn: "2026-03-09",
      },
      versions: [{ mediaType: "application/pdf", madeFrom: { version: 1, name: { it: "Lettera di convocazione" } } }],
    });
    const rows = await house.services.driver.read<{ payload: string }>("SELECT payload FROM event");
    expect(JSON.stringify(rows)).not.toMatch(/Zampironi|Municipio|Invito/);
    expect(JSON.stringify(rows)).toContain("convocation/1");
  });

  test("what only stays for the pen is attached when the writer says so", async () => {
    const asked = { ...(await filled(worker, caseId, { appointmentTime: "" })), incomplete: true };
    const { seq } = await of(worker).attachLetter({ ...asked, commandId: uuidOf("pen"), expectedSeq: 3 });
    expect(seq).toBe(4);
  });
});

describe("what becomes of it on its way", () => {
  const act = (type: string, expectedSeq: number, payload: object) =>
    house.send(worker, { caseId, expectedSeq, type, payload: { ...payload } });
  const shown = async () => (await of(worker).list({ caseId })).documents.at(-1);

  test("it is sent, comes back, is sent again and delivered: then its term begins", async () => {
    const document = (await shown())?.id ?? "";
    await act("SEND_REFUSAL_NOTICE", 4, { requestText: "Contributo", obstaclesText: "Motivi (esempio)" });
    const about = { documentId: document, deadline: "observations" };
    const sent = { ...about, sentVia: "registeredMail", sentOn: "2026-03-09" };
    const numbered = { protocolNumber: "12/es", protocolOn: "2026-03-09" };
    await act("RECORD_SENDING", 5, { ...sent, ...numbered });
    await act("RECORD_RETURN", 6, { ...about, returnedOn: "2026-03-09", returnReason: "unclaimed" });
    await act("RECORD_SENDING", 7, sent);
    await act("RECORD_DELIVERY", 8, { ...sent, deliveredOn: "2026-03-09", proofKind: "returnCard" });
    expect(await shown()).toMatchObject({
      protocolNumber: "12/es",
      postings: [
        { what: "sent", on: "2026-03-09", via: "registeredMail", deadline: "observations" },
        { what: "returned", why: "unclaimed" },
        { what: "sent" },
        { what: "delivered", proof: "returnCard" },
      ],
    });
    const view = await callerOf(house, worker).cases.getCase({ caseId });
    const term = view.level === "content" ? view.deadlines.find(({ id }) => id === "observations") : undefined;
    expect(term).toMatchObject({ status: "running", startedOn: "2026-03-09", dueOn: "2026-03-19" });
    const { entries } = await callerOf(house, worker).cases.listTimeline({ caseId });
    const told = { kind: "letterSent", documentOn: "2026-03-09", protocolNumber: "12/es" };
    expect(entries.find(({ type }) => type === "RECORD_DELIVERY")?.document).toEqual(told);
  });

  test("without a term too, but not before it was sent, and not one that is not there", async () => {
    const [first] = (await of(worker).list({ caseId })).documents;
    const sent = { documentId: first?.id, sentVia: "byHand", sentOn: "2026-03-09" };
    await act("RECORD_SENDING", 9, sent);
    const early = { ...sent, deliveredOn: "2026-03-08", proofKind: "signedCopy" };
    await expect(act("RECORD_DELIVERY", 10, early)).rejects.toThrow();
    await expect(act("RECORD_SENDING", 10, { ...sent, documentId: "d99" })).rejects.toThrow();
    await expect(act("RECORD_SENDING", 10, { ...sent, documentId: undefined })).rejects.toThrow();
    await act("RECORD_DELIVERY", 10, { ...early, deliveredOn: "2026-03-09" });
    expect((await of(worker).list({ caseId })).documents[0]?.postings).toMatchObject([
      { what: "sent", via: "byHand" },
      { what: "delivered", proof: "signedCopy" },
    ]);
  });
});

describe("written again", () => {
  test("it is the next version of the same document, as confidential as it was", async () => {
    const [first] = (await of(worker).list({ caseId })).documents;
    const document = first?.id ?? "";
    const begun = await of(worker).beginLetter({ caseId, ...convocation, document });
    expect(begun).toMatchObject({ nextVersion: 2, initial: { documentClass: first?.class } });
    const asked = { ...(await filled(worker)), document, commandId: uuidOf("again"), expectedSeq: 11 };
    const wider = { ...asked, payload: { ...asked.payload, documentClass: "open" } };
    expect(await codeOf(of(worker).attachLetter(wider))).toMatch(/^INVALID/);
    await of(worker).attachLetter(asked);
    const after = (await of(worker).list({ caseId })).documents.find(({ id }) => id === document);
    expect(after?.versions).toHaveLength(2);
    expect(after?.versions.at(-1)?.madeFrom).toMatchObject({ id: "convocation", version: 1 });
  });

  test("never of a document that is not there, or of another kind", async () => {
    expect(await codeOf(of(worker).beginLetter({ caseId, ...convocation, document: "d99" }))).toMatch(/^NOT_FOUND/);
    const [first] = (await of(worker).list({ caseId })).documents;
    const other = { caseId, template: "individual-project", version: 1, document: first?.id ?? "" };
    expect(await codeOf(of(worker).beginLetter(other))).toMatch(/^NOT_FOUND/);
  });
});
