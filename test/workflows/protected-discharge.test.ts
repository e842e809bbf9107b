// A protected discharge through the real gate: opened from the hospital's contact, handed on to a case in charge, nothing typed twice;
// and what its course wants: the family reached in time or late, an evaluation of theirs attached, a new stay in hospital counted.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { protectedDischarge } from "../../workflows/protected-discharge/index.ts";
import { caseOfContact, caseOfDischarge } from "../../workflows/rules/contacts/case-of-contact.ts";
import { callerOf } from "../support/caller.ts";
import { factsFor } from "../support/example-facts.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { emptyCase, send as sendPure } from "../support/pure-case.ts";

const ostiglia = "020038";
const day = "2026-03-09";
const askedAt = "2026-03-09T08:00:00.000Z";

describe("through the gate", () => {
  const ivo = sessionOf("ivo", { role: "frontDesk", territory: ostiglia });
  const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
  const [personId, otherId] = [uuidOf("in hospital"), uuidOf("somebody else")];
  let house: Installation;
  const send = (
    by: Session,
    caseId: string,
    kind: string,
    expectedSeq: number,
    type: string,
    payload: JsonObject = {},
  ) => house.send(by, { caseId, kind, expectedSeq, type, payload });
  const view = async (by: Session, caseId: string) => {
    const found = await callerOf(house, by).cases.getCase({ caseId });
    if (found.level !== "content") throw new Error(found.level);
    return found;
  };
  async function contact(name: string, requester: string): Promise<string> {
    const id = uuidOf(`contact ${name}`);
    await send(ivo, id, "contact", 0, "RECORD_CONTACT", {
      ...{ territory: ostiglia, channel: "phone", requester, area: "elderly", need: "careAtHome", outcome: "open" },
      contactReason: "Frattura, vive sola",
    });
    return id;
  }

  beforeAll(async () => {
    house = await install({ now: "2026-03-09T09:00:00.000Z" });
    for (const one of [ivo, anna]) house.know(one.accountId, ...one.grants);
    for (const [id, surname] of [
      [personId, "Zampironi"],
      [otherId, "Zanelli"],
    ] as const)
      await send(anna, id, "person", 0, "OPEN_PERSON", {
        ...{ surname, givenName: "Ada", birthOn: "1940-01-01", territory: ostiglia, fiscalCodeMissing: "unknown" },
      });
  });
  afterAll(() => house.close());

  test("the hospital's contact opens it, and it opens the case in charge, with what was known", async () => {
    const id = await contact("hospital", "hospital");
    const asked = { person: personId, area: "elderly", askedAt, dischargeExpectedOn: "2026-03-12" };
    await send(ivo, id, "contact", 1, "BECOME_DISCHARGE", asked);
    const discharge = caseOfContact(id);
    expect(await view(ivo, id)).toMatchObject({ state: "becameDischarge", context: { discharge } });
    const opened = await view(anna, discharge);
    expect(opened).toMatchObject({
      ...{ kind: "protected-discharge", state: "requested" },
      head: { personId, territory: ostiglia, area: "elderly", priority: 1 },
      context: { contact: id, requestSource: "hospital", askedAt, dischargeExpectedOn: "2026-03-12" },
    });
    // The family is to be reached within hours of the request.
    expect(opened.deadlines).toMatchObject([{ id: "contact", status: "running" }]);
    expect(Date.parse(opened.deadlines[0]?.dueAt ?? "") - Date.parse(askedAt)).toBe(24 * 3_600_000);
    await send(anna, discharge, "protected-discharge", 1, "CONTACT_FAMILY", {
      ...{ contactedWho: "family", contactedVia: "phone" },
    });
    await send(anna, discharge, "protected-discharge", 2, "HAND_TO_INTAKE");
    const intake = caseOfDischarge(discharge);
    expect(intake).not.toBe(discharge);
    expect((await view(anna, discharge)).context.intake).toBe(intake);
    expect(await view(anna, intake)).toMatchObject({
      ...{ kind: "case-intake", state: "reported" },
      head: { personId, territory: ostiglia, area: "elderly", priority: 1 },
      context: { discharge, need: "careAtHome", reportSource: "hospital" },
    });
    await expect(send(anna, discharge, "protected-discharge", 3, "HAND_TO_INTAKE")).rejects.toMatchObject({
      code: "REFUSED",
    });
    expect(JSON.stringify(await view(anna, intake))).not.toContain("Frattura");
  });

  test("the COT asks at the desk, is told that it arrived, and stands as who reported in all that follows", async () => {
    const id = await contact("cot", "territorialCentre");
    await send(ivo, id, "contact", 1, "TELL_SENDER", { toldOn: day, toldVia: "phone" });
    await send(ivo, id, "contact", 2, "BECOME_DISCHARGE", { person: personId, area: "elderly", askedAt });
    const discharge = caseOfContact(id);
    expect((await view(anna, discharge)).context).toMatchObject({ requestSource: "territorialCentre" });
    await send(anna, discharge, "protected-discharge", 1, "CONTACT_FAMILY", {
      ...{ contactedWho: "family", contactedVia: "phone" },
    });
    await send(anna, discharge, "protected-discharge", 2, "HAND_TO_INTAKE");
    expect((await view(anna, caseOfDischarge(discharge))).context).toMatchObject({ reportSource: "territorialCentre" });
  });

  test("who comes by herself asks for no protected discharge, and another's case is not linked", async () => {
    const own = await contact("self", "self");
    await expect(
      send(ivo, own, "contact", 1, "BECOME_DISCHARGE", { person: personId, area: "elderly", askedAt }),
    ).rejects.toMatchObject({ code: "REFUSED" });
    const [discharge, intake] = [uuidOf("discharge linked"), uuidOf("intake of another")];
    const request = {
      person: personId,
      territory: ostiglia,
      area: "elderly",
      requestSource: "territorialCentre",
      askedAt,
    };
    await send(ivo, discharge, "protected-discharge", 0, "RECORD_REQUEST", request);
    await send(anna, discharge, "protected-discharge", 1, "CONTACT_FAMILY", {
      ...{ contactedWho: "person", contactedVia: "ward" },
    });
    await send(anna, intake, "case-intake", 0, "OPEN_CONTACT", {
      ...{ territory: ostiglia, area: "elderly", need: "careAtHome", channel: "desk", requester: "self" },
      ...{ person: otherId, contactReason: "x" },
    });
    await expect(send(anna, discharge, "protected-discharge", 2, "LINK_INTAKE", { intake })).rejects.toMatchObject({
      details: { refusal: { reasons: ["ofSamePerson"] } },
    });
  });

  test("the desk sees no more than that it exists once the family was reached", async () => {
    const line = await callerOf(house, ivo).cases.getCase({ caseId: uuidOf("discharge linked") });
    expect(line.level).toBe("line");
  });
});

describe("its course", () => {
  type Hours = Record<string, number>;
  const hash = "0".repeat(64);
  function run(
    snapshot: CaseSnapshot,
    type: string,
    payload: JsonObject = {},
    intake: Hours = { dischargeContactHours: 24 },
  ) {
    const facts = factsFor(protectedDischarge, type, snapshot, payload, day).facts ?? {};
    return sendPure(protectedDischarge, snapshot, type, payload, {
      ...{ facts, day, parameters: { intake } },
    });
  }
  const done = (snapshot: CaseSnapshot, type: string, payload: JsonObject = {}, intake?: Hours): CaseSnapshot => {
    const outcome = run(snapshot, type, payload, intake);
    if (outcome.kind !== "decided") throw new Error(`${type}: ${JSON.stringify(outcome)}`);
    return outcome.after;
  };
  const why = (snapshot: CaseSnapshot, type: string, payload: JsonObject = {}): unknown => {
    const outcome = run(snapshot, type, payload);
    if (outcome.kind === "refused") return outcome.refusal.reasons;
    return outcome.kind === "invalid" ? outcome.problems.map(({ path, code }) => `${path} ${code}`) : "done";
  };
  const request = { person: "p-1", territory: ostiglia, area: "elderly", requestSource: "hospital", askedAt };
  const asked = (intake?: Hours) => done(emptyCase(protectedDischarge), "RECORD_REQUEST", request, intake);
  const family = { contactedWho: "family", contactedVia: "phone" };
  const reached = () => done(asked(), "CONTACT_FAMILY", family);

  test("the hours count from when the request came, where the body has set them, and again after a mistake", () => {
    expect(asked().doc.deadlines.contact).toMatchObject({ status: "running", dueAt: "2026-03-10T08:00:00.000Z" });
    expect(reached().doc.deadlines.contact?.status).toBe("met");
    const back = done(done(asked(), "OPENED_BY_MISTAKE", { mistakeReason: "otherPerson" }), "NOT_A_MISTAKE", {
      notMistakeText: "x",
    });
    expect(back.doc.deadlines.contact).toMatchObject({ status: "running", dueAt: "2026-03-10T08:00:00.000Z" });
  });

  const noHours = {};
  const missing = (snapshot: CaseSnapshot) => Object.keys(snapshot.doc.todo);

  test.each([
    ["CONTACT_FAMILY", family],
    ["CONTACT_FAMILY_LATE", { ...family, lateReason: "notReached" }],
    ["NOT_NEEDED", { notNeededText: "x" }],
    ["REFUSE_PLAN", { refusedBy: "family", refusalText: "x" }],
    ["TRANSFER_TO_STRUCTURE", { dischargedOn: day, structureKind: "nursingHome" }],
    ["PERSON_DIED", { diedOn: day }],
    ["OPENED_BY_MISTAKE", { mistakeReason: "otherPerson" }],
  ])("hours that nobody set are missing until %s", (type, payload) => {
    const open = asked(noHours);
    expect(missing(open)).toEqual(["term.contact"]);
    expect(missing(done(open, type, payload, noHours))).toEqual([]);
  });

  test("they are missing again where it was no mistake", () => {
    const mistaken = done(asked(noHours), "OPENED_BY_MISTAKE", { mistakeReason: "otherPerson" }, noHours);
    expect(missing(done(mistaken, "NOT_A_MISTAKE", { notMistakeText: "x" }, noHours))).toEqual(["term.contact"]);
  });

  test("a late contact says why", () => {
    expect(why(asked(), "CONTACT_FAMILY_LATE", family)).toEqual(["lateReason required"]);
    const late = done(asked(), "CONTACT_FAMILY_LATE", { ...family, lateReason: "notReached" });
    expect(late).toMatchObject({ state: "inEvaluation", doc: { context: { lateReason: "notReached" } } });
  });

  test("an evaluation of theirs is attached with day and author, and never typed", () => {
    const theirs = { heldOn: day, evaluationBy: "health", evaluationOn: day, evaluationAuthor: "Geriatra" };
    expect(why(reached(), "HOLD_UVM", { ...theirs, documentId: "d99" })).toEqual(["evaluationAttached"]);
    const withPaper = done(reached(), "ATTACH_DOCUMENT", {
      ...{ documentKind: "report", documentClass: "health", mediaType: "application/pdf", bytes: 12 },
      ...{ stored: hash, storedHash: hash, contentMac: hash },
      healthFile: [{ documentTitle: "VMD", fileName: "vmd.pdf", contentHash: hash, fileSalt: hash }],
    });
    const documentId = Object.keys(withPaper.doc.documents ?? {})[0] ?? "";
    const held = done(done(withPaper, "BOOK_UVM", { uvmOn: day }), "HOLD_UVM", { ...theirs, documentId });
    expect(held.doc.context).toMatchObject({ evaluation: { document: documentId, on: day }, evaluationBy: "health" });
    expect(held.doc.deadlines.uvm?.status).toBe("met");
    expect(JSON.stringify(held.doc)).not.toContain("Geriatra");
  });

  test("opinions are asked in parallel, and nothing waits for them", () => {
    const two = done(reached(), "REQUEST_OPINION", {
      ...{ opinionBodies: ["familyDoctor", "evaluationUnit"], questionText: "x", expectedOn: "2026-03-11" },
    });
    expect(Object.keys(two.doc.asked)).toHaveLength(2);
    const planned = done(two, "WRITE_PLAN", { homeServices: ["homeCare"], ownWords: "x" });
    const ends = { dischargedOn: day, startedServices: ["homeCare"] };
    expect(why(planned, "DISCHARGE_HOME", { ...ends, serviceStartedOn: "2026-03-08" })).toEqual([
      "startedAfterDischarge",
    ]);
    const home = done(planned, "DISCHARGE_HOME", { ...ends, serviceStartedOn: day });
    expect(home).toMatchObject({ state: "home", doc: { head: { closed: true }, asked: {} } });
    const again = done(home, "READMITTED", { readmittedOn: day });
    expect(again).toMatchObject({ state: "inEvaluation", doc: { context: { readmissions: 1 } } });
    expect(again.doc.head.closed).toBeUndefined();
    expect(again.doc.context).not.toHaveProperty("dischargedOn");
  });

  test.each([
    ["NOT_NEEDED", { notNeededText: "x" }, "notNeeded"],
    ["REFUSE_PLAN", { refusedBy: "family", refusalText: "x" }, "refused"],
    ["TRANSFER_TO_STRUCTURE", { dischargedOn: day, structureKind: "nursingHome" }, "transferred"],
    ["PERSON_DIED", { diedOn: day }, "died"],
  ])("%s ends it from every open step", (type, payload, state) => {
    for (const from of [asked(), reached()]) expect(done(from, type, payload)).toMatchObject({ state });
  });
});
