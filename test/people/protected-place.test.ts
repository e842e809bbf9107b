// Who may not know a protected address is told no comune that comes from it either, nor where a service is given, nor what letters of
// before say; the comune that is responsible for a case about her stays what it is. Who may know it is told as before.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { giveService, sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const day = "2026-03-02";
/** Where the case is worked, where she lives, where she is domiciled. */
const [works, lives, sleeps] = ["020038", "020061", "020029"];
const head = sessionOf("head", "supervisor");
const other = sessionOf("other head", "supervisor");
const anna = sessionOf("anna", "socialWorker");
const desk = sessionOf("desk", "frontDesk");
const clerk = sessionOf("clerk", "adminClerk");
const minors = sessionOf("minors", "protectionWorker");
const coop = sessionOf("coop", "provider");
const rival = sessionOf("rival", "provider");
const [home, child] = [uuidOf("home of Livia"), uuidOf("child of Livia")];
const where = "Vicolo dei Muri 7";

let house: Installation;
let given: Awaited<ReturnType<typeof giveService>>;
let letter = "";
const onPerson = (type: string, payload: JsonObject, by = head) =>
  sendTo(house, by, given.person, "person", type, payload);

/** What an answer says, or nothing where there is none. */
const said = async (answers: readonly Promise<unknown>[]): Promise<string> =>
  JSON.stringify((await Promise.allSettled(answers)).map((one) => (one.status === "fulfilled" ? one.value : "")));

const seqOf = async (id: string, type: string): Promise<number> => {
  const { entries } = await callerOf(house, head).cases.listTimeline({ caseId: id, limit: 50 });
  return entries.find((entry) => entry.type === type)?.seq ?? 0;
};

/** Everything that is told of her record, of the child's and of the household's. */
async function told(by: Session): Promise<string> {
  const { cases, people, history } = callerOf(house, by);
  const moved = await seqOf(given.person, "MOVE_RESIDENCE");
  const ids = [given.person, child, home];
  return said([
    people.getRecord({ personId: given.person }),
    people.getRecord({ personId: child }),
    people.getPayer({ personId: given.person }),
    people.getPayer({ personId: given.person, on: "2026-03-10" }),
    people.getPayer({ personId: child }),
    people.getHouseholds({ personId: given.person }),
    people.getHousehold({ householdId: home }),
    people.getHousehold({ householdId: home, on: "2026-03-10" }),
    people.getHouseholdsOn({ personId: given.person, on: "2026-03-10" }),
    people.getHouseholdsOn({ personId: child, on: "2026-03-10", at: "2026-03-12T10:00" }),
    people.getRelations({ personId: given.person }),
    people.find({ words: "Zampironi" }),
    cases.getCorrection({ caseId: given.person, seq: moved }),
    cases.listChanges({ caseId: given.person, seqs: [moved] }),
    ...ids.flatMap((caseId) => [
      cases.getCase({ caseId }),
      cases.getCase({ caseId, at: "2026-03-12T10:00" }),
      cases.listTimeline({ caseId, limit: 50 }),
      history.getLog({ caseId, limit: 50 }),
      cases.getLabel({ caseId }),
    ]),
  ]);
}
const comuniIn = async (by: Session) => {
  const all = await told(by);
  return [lives, sleeps].filter((one) => all.includes(one ?? "-"));
};
const ofRegister = (by: Session) => {
  const { cases, history } = callerOf(house, by);
  const caseId = given.register;
  return said([
    cases.getCase({ caseId }),
    cases.getCase({ caseId, at: "2026-03-12T10:00" }),
    cases.listTimeline({ caseId, limit: 50 }),
    history.getLog({ caseId, limit: 50 }),
  ]);
};
const documentsOf = (by: Session) => callerOf(house, by).documents.list({ caseId: given.intake });

async function write(commandId: string): Promise<void> {
  const asked = { caseId: given.intake, template: "convocation", version: 1 };
  const { documents } = callerOf(house, head);
  const { initial } = await documents.beginLetter(asked);
  const [stored] = await readCases(house.services.driver, [given.intake]);
  await documents.attachLetter({
    ...{ ...asked, commandId: uuidOf(commandId), expectedSeq: stored?.snapshot.seq ?? 0, incomplete: true },
    payload: {
      ...initial,
      ...{ addresseeName: initial.addresseeName ?? "Livia", addresseeLines: initial.addresseeLines ?? "Ufficio" },
      ...{ appointmentDay: "2026-03-20", appointmentTime: "10:30", appointmentPlace: "Municipio" },
      ...{ appointmentReason: "Parliamo.", officePhone: "0386 000000", officeEmail: "sociale@example.org" },
    },
  });
}

beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  for (const one of [head, other, anna, desk, clerk, minors, coop, rival]) house.know(one.accountId, ...one.grants);
  const plan = { planFrom: day, unit: "hour", tasksText: "Igiene", whereText: where };
  given = await giveService(house, head, other, {
    ...{ name: "Livia", comune: works ?? "", day, provider: "coop" },
    plan: { ...plan, week: [{ weekday: "mon", quantity: 60 }] },
  });
  house.at("2026-03-10T08:00:00.000Z");
  await onPerson("MOVE_RESIDENCE", { territory: lives ?? "", movedOn: "2026-03-05", address: where });
  await onPerson("MOVE_DOMICILE", { domicile: sleeps ?? "", domicileFrom: "2026-03-06" });
  await onPerson("RECORD_STAY", { stayKind: "residential", from: "2026-03-07", noticeTo: lives ?? "", noticeOn: day });
  const eva = { surname: "Zampironi", givenName: "Eva", fiscalCodeMissing: "unknown", territory: lives ?? "" };
  await sendTo(house, head, child, "person", "OPEN_PERSON", { ...eva, address: where });
  const members = [
    { person: given.person, relation: "reference", from: "2020-01-01" },
    { person: child, relation: "child", from: "2020-01-01" },
  ];
  const registry = { householdKind: "registry", territory: lives ?? "", members };
  await sendTo(house, head, home, "household", "OPEN_HOUSEHOLD", registry);
  await write("before");
  letter = (await documentsOf(head)).documents[0]?.id ?? "";
  house.at("2026-03-14T08:00:00.000Z");
});
afterAll(() => house.close());

describe("before", () => {
  test("the comune, the place of the service and the letter are told to who reads the record and the case", async () => {
    for (const one of [desk, anna, clerk]) expect(await comuniIn(one)).toEqual([lives, sleeps]);
    for (const one of [anna, clerk, coop]) expect(await ofRegister(one)).toContain(where);
    expect(letter).not.toBe("");
    expect((await documentsOf(anna)).documents.map(({ id }) => id)).toEqual([letter]);
  });
});

describe("once her address is protected", () => {
  beforeAll(() => onPerson("PROTECT_ADDRESS", { protectedAddressText: "Casa di prova 1" }));

  test("no comune of hers is told to who may not know it, now or in the past, on her record or beside it", async () => {
    for (const one of [desk, anna, clerk]) {
      expect([one.accountId, await comuniIn(one)]).toEqual([one.accountId, []]);
      const record = await callerOf(house, one).people.getRecord({ personId: given.person });
      expect([record.territory, record.protectedAddress, record.context.residences]).toEqual(["", true, undefined]);
      const payer = await callerOf(house, one).people.getPayer({ personId: given.person });
      expect(payer).toMatchObject({ isHidden: true, residences: [], domiciles: [], runBy: [] });
      expect(payer.ordinary.payer).toBe(undefined);
    }
  });

  test("the rule proposes who pays to who may know where she lives, and measures nothing for the others", async () => {
    const proposed = (by: Session) => callerOf(house, by).people.getPayerProposal({ caseId: given.intake });
    expect(await proposed(anna)).toEqual({});
    expect((await proposed(head)).ordinary?.payer).toBe(lives);
  });

  test("who may know it is told as before", async () => {
    for (const one of [head, minors]) expect(await comuniIn(one)).toEqual([lives, sleeps]);
    const payer = await callerOf(house, head).people.getPayer({ personId: given.person });
    expect([payer.isHidden, payer.ordinary.payer]).toEqual([false, lives]);
  });

  test("the comune that is responsible for her case stays, and rights go on from where the record lies", async () => {
    const page = await callerOf(house, anna).cases.getCase({ caseId: given.intake });
    if (page.level === "line" || page.level === "absent") throw new Error(page.level);
    expect(page.head.territory).toBe(works);
    const there = sessionOf("there", { role: "frontDesk", territory: lives ?? "" });
    const away = sessionOf("away", { role: "frontDesk", territory: sleeps ?? "" });
    for (const one of [there, away]) house.know(one.accountId, ...one.grants);
    expect((await callerOf(house, there).people.getRecord({ personId: given.person })).personId).toBe(given.person);
    await expect(callerOf(house, away).people.getRecord({ personId: given.person })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("an act that says the comune may be corrected in all else", async () => {
    const seq = await seqOf(given.person, "MOVE_RESIDENCE");
    const form = await callerOf(house, head).cases.getCorrection({ caseId: given.person, seq });
    expect(form.form.fields.map(({ name }) => name)).toContain("territory");
    house.know("mover", "socialWorker");
    const mover = sessionOf("mover", "socialWorker");
    await onPerson("MOVE_RESIDENCE", { territory: sleeps ?? "", movedOn: "2026-03-13" }, mover);
    const [stored] = await readCases(house.services.driver, [given.person]);
    const own = await callerOf(house, mover).cases.getCorrection({
      ...{ caseId: given.person, seq: stored?.snapshot.seq ?? 0 },
    });
    expect(own.form.fields.map(({ name }) => name)).toContain("movedOn");
    expect(own.form.fields.map(({ name }) => name)).not.toContain("territory");
    expect(JSON.stringify(own)).not.toContain(sleeps);
    await onPerson("MOVE_RESIDENCE", { territory: lives ?? "", movedOn: "2026-03-14" });
  });

  test("where a service is given is read by who gives it and who may know her address, and by nobody else", async () => {
    for (const one of [anna, clerk, rival]) expect(await ofRegister(one)).not.toContain(where);
    for (const one of [coop, head, minors]) expect(await ofRegister(one)).toContain(where);
    const page = await callerOf(house, anna).cases.getCase({ caseId: given.register });
    if (page.level !== "content") throw new Error(page.level);
    expect(page.fields.find(({ field }) => field === "whereText")).toMatchObject({ shown: "closed" });
    // What is to be done there is read as before.
    expect(page.fields.find(({ field }) => field === "tasksText")).toMatchObject({ shown: "value", value: "Igiene" });
  });

  test("letters of before are opened by who may know it, counted for the others with the reason", async () => {
    expect(await documentsOf(anna)).toMatchObject({ documents: [], closed: 1, closedLetters: 1 });
    for (const one of [head, minors]) {
      const seen = await documentsOf(one);
      expect([seen.documents.map(({ id }) => id), seen.closedLetters]).toEqual([[letter], 0]);
    }
    const page = await callerOf(house, anna).cases.getCase({ caseId: given.intake });
    expect(page).toMatchObject({ documents: { count: 0 } });
    await expect(
      callerOf(house, anna).documents.beginLetter({
        ...{ caseId: given.intake, template: "convocation", version: 1, document: letter },
      }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    // One that is written under protection names no address, and is read as any other.
    house.at("2026-03-16T08:00:00.000Z");
    await write("after");
    expect((await documentsOf(anna)).documents).toHaveLength(1);
    expect(await documentsOf(anna)).toMatchObject({ closed: 1, closedLetters: 1 });
  });

  test("a letter in the case of a child who lives with her names no address either", async () => {
    const intake = uuidOf("intake of Eva");
    const contact = { person: child, territory: works ?? "", area: "families", need: "careAtHome", channel: "desk" };
    const opened = { ...contact, requester: "self", contactReason: "x" };
    await sendTo(house, head, intake, "case-intake", "OPEN_CONTACT", opened);
    const asked = { caseId: intake, template: "convocation", version: 1 };
    const begun = await callerOf(house, head).documents.beginLetter(asked);
    expect(begun.addressIsProtected).toBe(true);
    expect(JSON.stringify(begun.initial)).not.toContain(where);
  });

  test("all is told again when the protection ends", async () => {
    await onPerson("END_ADDRESS_PROTECTION", {});
    for (const one of [desk, anna, clerk]) expect(await comuniIn(one)).toEqual([lives, sleeps]);
    for (const one of [anna, clerk]) expect(await ofRegister(one)).toContain(where);
    expect((await documentsOf(anna)).documents).toHaveLength(2);
  });
});
