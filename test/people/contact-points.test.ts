// By what a person is reached: which is used first and what must be minded, through the gate; and the secret one, which is closed to
// whoever neither follows nor protects her, wherever the same number is written, now and in the past.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { callerOf } from "../support/caller.ts";
import { sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const ostiglia = "020038";
const supervisor = sessionOf("supervisor", "supervisor");
const follows = sessionOf("follows", { role: "socialWorker", territory: ostiglia });
const colleague = sessionOf("colleague", { role: "socialWorker", territory: ostiglia });
const desk = sessionOf("desk", { role: "frontDesk", territory: ostiglia });
const trainee = sessionOf("trainee", { role: "trainee", territory: ostiglia });
const [number, mail] = ["333 000 1122", "nascosta@prova.example"];

let house: Installation;
let persons = 0;
let day = "2026-03-09";

function step(id: string, type: string, payload: JsonObject = {}, by: Session = supervisor, kind = "person") {
  return sendTo(house, by, id, kind, type, payload);
}
async function person(given: JsonObject = {}): Promise<string> {
  persons += 1;
  const id = uuidOf(`reached ${persons}`);
  const named = { surname: "Recapiti", givenName: `Prova${persons}`, birthOn: "1980-02-03" };
  await step(id, "OPEN_PERSON", { ...named, fiscalCodeMissing: "unknown", territory: ostiglia, ...given });
  return id;
}
const add = (id: string, given: JsonObject, by = supervisor) =>
  step(id, "RECORD_CONTACT_POINT", { contactKind: "mobile", contactWhose: "own", ...given }, by);
const ask = (personId: string, by = supervisor, at?: string) =>
  callerOf(house, by).people.getContacts({ personId, ...(at ? { at } : {}) });
const shown = async (personId: string, by = supervisor, at?: string) => (await ask(personId, by, at)).contacts;
const values = async (personId: string, by = supervisor, at?: string) =>
  (await shown(personId, by, at)).map(({ value }) => value);
const nextDay = () => {
  day = addDays(day, 1);
  house.at(`${day}T09:00:00.000Z`);
};

beforeAll(async () => {
  house = await install({ now: `${day}T09:00:00.000Z` });
  for (const { accountId, grants } of [supervisor, follows, colleague, desk, trainee]) house.know(accountId, ...grants);
});
afterAll(() => house.close());

describe("a contact detail", () => {
  it("to be used first stands first, with what must be minded; one not to be used stands last", async () => {
    const id = await person({ phone: "0386 000001", email: "prova@prova.example" });
    await add(id, { contactNumber: "333 0000001", contactAvoid: ["notCall"] });
    const sister = { contactWhose: "relative", contactName: "Sorella di prova", contactNumber: "333 0000002" };
    const hours = { safeFromHour: 9, safeToHour: 12, contactMessage: "mayNotLeave" };
    await add(id, { ...sister, ...hours, contactPreferred: true, contactNote: "Squilla due volte" });
    expect(await values(id, desk)).toEqual(["333 0000002", "0386 000001", "prova@prova.example", "333 0000001"]);
    const [first] = await shown(id, desk);
    expect(first).toMatchObject({
      ...{ point: 3, kind: "mobile", whose: "relative", name: "Sorella di prova", note: "Squilla due volte" },
      ...{ preferred: true, message: "mayNotLeave", hours: { fromHour: 9, toHour: 12 }, holds: true, mayChange: true },
    });
    expect(first?.warnings).toEqual([
      { id: "hours", fromHour: 9, toHour: 12 },
      { id: "noMessage" },
      { id: "ofOther", whose: "relative" },
    ]);
    expect((await shown(id, trainee))[0]?.mayChange).toBe(false);
    await add(id, { contactKind: "pec", contactMail: "prova@pec.example", contactPreferred: true });
    expect((await shown(id)).filter(({ preferred }) => preferred).map(({ value }) => value)).toEqual([
      "prova@pec.example",
    ]);
  });

  it("that the record was opened with is told once, as it was then recorded", async () => {
    const id = await person({ phone: "+39 0386-000009" });
    expect(await shown(id)).toMatchObject([{ kind: "landline", value: "+39 0386-000009", preferred: false }]);
    await add(id, { contactKind: "landline", contactNumber: "0386 000009", contactMessage: "mayLeave" });
    expect(await shown(id)).toMatchObject([{ point: 2, value: "0386 000009", message: "mayLeave" }]);
    await step(id, "UPDATE_CONTACTS", { phone: "0386 000010" });
    expect(await values(id)).toEqual(["0386 000009", "0386 000010"]);
  });

  it("is used otherwise, ends, and holds only within its days", async () => {
    const id = await person();
    await add(id, { contactNumber: "333 0000003", safeFromHour: 9, safeToHour: 12, from: "2026-01-01" });
    await step(id, "CHANGE_CONTACT_POINT", { contactPoint: 2, contactMessage: "mayNotLeave" });
    expect(await shown(id)).toMatchObject([{ message: "mayNotLeave", from: "2026-01-01", holds: true }]);
    expect((await shown(id))[0]).not.toHaveProperty("hours");
    await add(id, { contactNumber: "333 0000004", until: "2026-03-01" });
    expect((await shown(id)).map(({ holds }) => holds)).toEqual([true, false]);
    const ending = { contactPoint: 2, until: "2025-12-31", contactEnd: "notInUse" };
    await expect(step(id, "END_CONTACT_POINT", ending)).rejects.toMatchObject({
      details: { refusal: { reasons: ["contactEndsLater"] } },
    });
    await step(id, "END_CONTACT_POINT", { ...ending, until: day });
    expect(await shown(id)).toMatchObject([
      { value: "333 0000004", holds: false },
      { value: "333 0000003", holds: false, end: "notInUse", mayChange: false },
    ]);
    await expect(step(id, "END_CONTACT_POINT", { ...ending, until: day })).rejects.toMatchObject({ code: "REFUSED" });
  });

  it("is refused without what it needs, out of order, and beyond forty", async () => {
    const id = await person();
    const invalid = { code: "INVALID" };
    await expect(add(id, {})).rejects.toMatchObject(invalid);
    await expect(add(id, { contactNumber: "333 1", contactWhose: "neighbour" })).rejects.toMatchObject(invalid);
    await expect(add(id, { contactNumber: "333 000", safeFromHour: 9 })).rejects.toMatchObject(invalid);
    // A secret number is never taken under the ordinary class.
    await expect(add(id, { contactNumber: number, contactSecret: true })).rejects.toMatchObject(invalid);
    await expect(add(id, { contactNumber: "333 0000", safeFromHour: 12, safeToHour: 9 })).rejects.toMatchObject({
      details: { refusal: { reasons: ["hoursInOrder"] } },
    });
    await expect(add(id, { contactNumber: "333 0000" }, trainee)).rejects.toMatchObject({ code: "FORBIDDEN" });
    for (let i = 10; i < 50; i++) await add(id, { contactNumber: `333 00000${i}` });
    await expect(add(id, { contactNumber: "333 0000099" })).rejects.toMatchObject({
      details: { refusal: { reasons: ["roomForContactPoints"] } },
    });
  });

  it("is taken back and corrected, and looking at it is a reading of the record", async () => {
    const id = await person();
    const { seq } = await add(id, { contactNumber: "333 0000005" });
    await step(id, "UNDO", { undoes: seq });
    expect(await shown(id)).toEqual([]);
    await add(id, { contactNumber: "333 0000006" });
    const right = { contactKind: "mobile", contactWhose: "own", contactNumber: "333 0000007", contactPreferred: true };
    await step(id, "CORRECT", { corrects: 4, mendReason: "Letto male", values: right });
    expect(await shown(id)).toMatchObject([{ value: "333 0000007", preferred: true }]);
    await shown(id, desk);
    expect(listReads(house.services.reads.db, { accountId: "desk" }, 5).some(({ caseId }) => caseId === id)).toBe(true);
  });

  it("stays beside those of another record that goes on in this one", async () => {
    const [stands, goes] = [await person({ phone: "0386 000011" }), await person({ phone: "0386 000011" })];
    await add(stands, { contactNumber: "333 0000012" });
    await add(goes, { contactNumber: "333 0000013", contactPreferred: true });
    await step(goes, "MERGE_INTO", { other: stands, mergeText: "Stesso documento (esempio)" });
    const both = ["333 0000013", "333 0000012", "0386 000011"];
    expect(await values(stands)).toEqual(both);
    expect((await values(goes)).sort()).toEqual([...both].sort());
    expect((await shown(stands))[0]).toMatchObject({ record: goes, mayChange: false });
    await step(goes, "UNMERGE", { unmergeText: "Erano due (esempio)" });
    expect(await values(stands)).toEqual(["333 0000012", "0386 000011"]);
  });
});

describe("a secret contact detail", () => {
  /** All that somebody is told of a person and of her case, as text. */
  async function told(by: Session, id: string, caseId: string, at?: string): Promise<string> {
    const { people, cases, history, search } = callerOf(house, by);
    const moment = at === undefined ? {} : { at };
    const answers = await Promise.allSettled([
      people.getRecord({ personId: id }),
      people.getContacts({ personId: id, ...moment }),
      cases.getCase({ caseId: id, ...moment }),
      cases.listTimeline({ caseId: id, ...moment }),
      history.getLog({ caseId: id }),
      cases.listChanges({ caseId: id, seqs: [2, 3, 4] }),
      cases.getCase({ caseId, ...moment }),
      cases.listTimeline({ caseId }),
      search.find({ words: number }),
      people.find({ words: "3330001122" }),
    ]);
    expect(answers.slice(0, 5).map(({ status }) => status)).toEqual(Array(5).fill("fulfilled"));
    return JSON.stringify(answers.map((one) => (one.status === "fulfilled" ? one.value : "")));
  }
  const secrets = [number, "+39 333-0001122", mail, "Amica di prova", "Chiamare tramite l’amica"];
  const toldOf = async (...asked: Parameters<typeof told>) => {
    const all = await told(...asked);
    return secrets.filter((one) => all.includes(one));
  };
  async function inDanger(given: JsonObject = {}) {
    const id = await person(given);
    const caseId = uuidOf(`case of ${id}`);
    const contact = { person: id, territory: ostiglia, area: "adults", need: "careAtHome", channel: "desk" };
    const relative = { requester: "relative", requesterName: "Zia di prova", requesterPhone: number };
    const reason = { ...contact, ...relative, contactReason: "Chiede aiuto" };
    await step(caseId, "OPEN_CONTACT", reason, supervisor, "case-intake");
    await step(caseId, "ASSIGN", { assignee: "follows" }, supervisor, "case-intake");
    return { id, caseId };
  }

  it("is known to who follows or protects her, and of nobody else; she hears that there is one", async () => {
    const { id, caseId } = await inDanger();
    const friend = {
      contactWhose: "otherPerson",
      secretName: "Amica di prova",
      secretNote: "Chiamare tramite l’amica",
    };
    await add(id, { contactSecret: true, secretNumber: "+39 333-0001122", ...friend, safeFromHour: 9, safeToHour: 12 });
    await add(id, { contactKind: "email", contactSecret: true, secretMail: mail, contactPreferred: true });
    for (const by of [desk, colleague, trainee]) {
      expect(await toldOf(by, id, caseId)).toEqual([]);
      expect(await ask(id, by)).toMatchObject({ contacts: [], closed: 2 });
      expect(await told(by, id, caseId)).not.toContain("safeFromHour");
    }
    expect(await toldOf(supervisor, id, caseId)).toEqual(expect.arrayContaining(secrets.slice(1)));
    expect(await toldOf(follows, id, caseId)).toEqual(secrets);
    expect((await shown(id, follows)).map(({ secret, warnings }) => [secret, warnings.at(-1)?.id])).toEqual([
      [true, "secret"],
      [true, "secret"],
    ]);
    // Who no longer follows her no longer knows.
    await step(caseId, "ASSIGN", { assignee: "colleague" }, supervisor, "case-intake");
    expect(await toldOf(follows, id, caseId)).toEqual([]);
    expect(await values(id, colleague)).toEqual([mail, "+39 333-0001122"]);
  });

  it("was open before: it is closed where it was recorded, in the past, at the desk's contact and in her case", async () => {
    const { id, caseId } = await inDanger({ phone: number });
    const note = { contactNote: "Chiamare tramite l’amica" };
    await add(id, { contactNumber: "+39 333-0001122", ...note });
    nextDay();
    expect(await toldOf(desk, id, caseId)).toContain("Chiamare tramite l’amica");
    await step(id, "HIDE_CONTACT_POINT", { contactPoint: 2 }, desk);
    const before = `${addDays(day, -1)}T18:00`;
    for (const by of [desk, colleague]) {
      expect(await toldOf(by, id, caseId)).toEqual([]);
      expect(await toldOf(by, id, caseId, before)).toEqual([]);
      expect(await ask(id, by, before)).toMatchObject({ contacts: [], closed: 1 });
    }
    expect(await values(id, follows)).toEqual(["+39 333-0001122"]);
    expect(await toldOf(follows, id, caseId)).toContain(number);
    await expect(step(id, "HIDE_CONTACT_POINT", { contactPoint: 2 })).rejects.toMatchObject({
      details: { refusal: { reasons: ["contactNotSecret"] } },
    });
    // Ended it stays secret: it may still be hers.
    await step(id, "END_CONTACT_POINT", { contactPoint: 2, until: day, contactEnd: "notInUse" });
    expect(await toldOf(desk, id, caseId)).toEqual([]);
    await step(id, "UPDATE_CONTACTS", { phone: "0386 000020" });
    expect(await values(id, desk)).toEqual(["0386 000020"]);
  });

  it("stands open again when making it secret is taken back", async () => {
    const { id } = await inDanger({ phone: number });
    await add(id, { contactNumber: number });
    const { seq } = await step(id, "HIDE_CONTACT_POINT", { contactPoint: 2 });
    expect(await values(id, desk)).toEqual([]);
    await step(id, "UNDO", { undoes: seq });
    expect(await values(id, desk)).toEqual([number]);
  });

  it("corrected to secret closes what was said before, and the correction itself", async () => {
    const { id, caseId } = await inDanger();
    await add(id, { contactNumber: number, contactNote: "Chiamare tramite l’amica" });
    const values = { contactKind: "mobile", contactWhose: "own", contactSecret: true, secretNumber: number };
    await step(id, "CORRECT", { corrects: 2, mendReason: "È segreto", values });
    expect(await toldOf(desk, id, caseId)).toEqual([]);
    expect((await shown(id, follows)).map(({ value }) => value)).toEqual([number]);
  });

  it("closes the same number on a record that is one with hers", async () => {
    const [stands, goes] = [await person({ phone: number }), await person()];
    await add(goes, { contactSecret: true, secretNumber: number });
    expect(await values(stands, desk)).toEqual([number]);
    await step(goes, "MERGE_INTO", { other: stands, mergeText: "Stesso documento (esempio)" });
    expect(await ask(stands, desk)).toMatchObject({ contacts: [], closed: 1 });
    expect(JSON.stringify(await callerOf(house, desk).people.getRecord({ personId: stands }))).not.toContain(number);
  });

  it("is found by no search and stands in no cache", async () => {
    const { id } = await inDanger();
    await add(id, { contactSecret: true, secretNumber: number });
    const rows = await house.services.driver.read<JsonObject>("SELECT * FROM person_row WHERE person_id=?", [id]);
    const texts = await house.services.driver.read<JsonObject>("SELECT text, address FROM search_row LIMIT 500");
    expect(JSON.stringify([rows, texts])).not.toMatch(/333|1122/);
    for (const words of [number, "3330001122"])
      expect(JSON.stringify(await callerOf(house, follows).search.find({ words }))).not.toContain(id);
  });
});

it("leaves caches that a fold of the log reproduces", async () => {
  const { driver, keys, workflows } = house.services;
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows });
  expect(report.problems).toEqual([]);
});

it("an answer about the past never changes", async () => {
  let run = 0;
  const acts = ["CHANGE_CONTACT_POINT", "END_CONTACT_POINT", "HIDE_CONTACT_POINT"];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(5), { minLength: 3, maxLength: 7 }), async (chosen) => {
      run += 1;
      const id = await person({ phone: "0386 000030" });
      const answers: [string, string][] = [];
      const known = async (at: string) => JSON.stringify(await ask(id, supervisor, at));
      for (const [i, index] of chosen.entries()) {
        const act = acts[index - 3];
        const more = act === "END_CONTACT_POINT" ? { until: day, contactEnd: "notInUse" } : {};
        const sent = act
          ? step(id, act, { contactPoint: 2 + (index % 3), ...more })
          : add(id, { contactNumber: `333 00000${40 + i}`, contactPreferred: index === 1 });
        await sent.catch(() => undefined);
        const minute = `${day}T18:00`;
        nextDay();
        answers.push([minute, await known(minute)]);
      }
      for (const [minute, answer] of answers) expect(await known(minute), minute).toBe(answer);
    }),
    { numRuns: 8, seed: 38 },
  );
  expect(run).toBe(8);
});
