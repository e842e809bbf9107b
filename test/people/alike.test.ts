// people.findAlike over the real caller: a person who is there already is found while she is typed again, by any slip in her
// name, birthday or code, with the reasons; who is out of reach leaves no trace in the answer; what was typed is recorded.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { slipOf } from "../support/slips.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
const bruno = sessionOf("bruno", { role: "socialWorker", territory: poggio });
const supervisor = sessionOf("supervisor", "supervisor");
const trainee = sessionOf("trainee", { role: "trainee", territory: ostiglia });

const nicolo = { surname: "Zappaterra", givenName: "Nicolò", birthOn: "1961-04-02", fiscalCode: "ZPPNCL61D02G186X" };
const [knownId, hiddenId, restrictedId, restrictedCase] = ["known", "hidden", "restricted", "its case"].map(uuidOf);

let house: Installation;
async function step(id: string | undefined, kind: string, type: string, payload: JsonObject) {
  const [one] = await readCases(house.services.driver, [String(id)]);
  await house.send(supervisor, { caseId: String(id), kind, expectedSeq: one?.snapshot.seq ?? 0, type, payload });
}

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  house.know("anna", ...anna.grants);
  await step(knownId, "person", "OPEN_PERSON", { ...nicolo, territory: ostiglia, address: "Via Trìgoli 12" });
  const hidden = { surname: "Segretini", givenName: "Ada", birthOn: "1990-05-06", fiscalCode: "SGRDAA90E46G186X" };
  await step(hiddenId, "person", "OPEN_PERSON", { ...hidden, territory: ostiglia, protectedAddress: true });
  const restricted = { surname: "Riservati", givenName: "Bice", birthOn: "1971-05-06", fiscalCodeMissing: "unknown" };
  await step(restrictedId, "person", "OPEN_PERSON", { ...restricted, territory: ostiglia });
  const asked = { person: String(restrictedId), territory: ostiglia, area: "adults", need: "careAtHome" };
  const told = { channel: "desk", requester: "self", contactReason: "Chiede aiuto" };
  await step(restrictedCase, "case-intake", "OPEN_CONTACT", { ...asked, ...told });
  await step(restrictedCase, "case-intake", "RESTRICT", { restricted: true, reason: "Prova" });
});
afterAll(() => house.close());

type Typed = Parameters<ReturnType<typeof callerOf>["people"]["findAlike"]>[0];
const alike = async (session: Session, typed: Typed) =>
  (await callerOf(house, session).people.findAlike(typed)).persons;
const idsOf = async (session: Session, typed: Typed) => (await alike(session, typed)).map((one) => one.personId);

describe("who is there already is found", () => {
  it("with what speaks for it, and how sure one may be", async () => {
    const [first, ...others] = await alike(anna, { ...nicolo, address: "v. Trigoli 12" });
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      ...{ personId: knownId, surname: "Zappaterra", birthYear: "1961", territory: ostiglia },
      ...{ band: "almostSure", reasons: ["sameCode", "sameNames", "sameBirth", "sameAddress"] },
    });
  });

  it.each<[string, Typed, string]>([
    ["without accent, heard otherwise", { surname: "zapatera", givenName: "nicolo" }, "namesHeard"],
    ["name and surname swapped", { surname: "Nicolò", givenName: "Zappaterra" }, "namesSwapped"],
    ["day and month swapped", { surname: "Zappaterra", givenName: "Nicolò", birthOn: "1961-02-04" }, "birthTurned"],
    ["a digit of the year wrong", { surname: "Zapaterra", givenName: "Nicola", birthOn: "1967-04-02" }, "birthDigit"],
    ["by the code alone", { fiscalCode: "zppncl61d02g186x" }, "sameCode"],
    ["by the code as omocodia changes it", { surname: "Altri", fiscalCode: "ZPPNCL61D02G18SV" }, "omocode"],
    [
      "by the house and a surname, while the name is not written yet",
      { surname: "Zappaterra", address: "Via Trigoli, 12" },
      "sameAddress",
    ],
  ])("%s", async (_, typed, reason) => {
    const [first] = await alike(anna, typed);
    expect(first?.personId).toBe(knownId);
    expect(first?.reasons).toContain(reason);
  });

  it("by any slip in the surname", async () => {
    for (let seed = 0; seed < 400; seed += 7) {
      const { givenName, birthOn } = nicolo;
      const surname = slipOf("zappaterra", seed);
      expect(await idsOf(anna, { surname, givenName, birthOn }), surname).toEqual([knownId]);
    }
  });

  it("but not while her own record is corrected, and not by a birthday or a surname alone", async () => {
    expect(await idsOf(anna, { ...nicolo, without: String(knownId) })).toEqual([]);
    expect(await idsOf(anna, { surname: "Vanzetti", givenName: "Elda", birthOn: nicolo.birthOn })).toEqual([]);
    expect(await idsOf(anna, { surname: "Zappaterra" })).toEqual([]);
  });
});

describe("who is out of reach leaves no trace", () => {
  const nothing = { persons: [] };
  const answer = (session: Session, typed: Typed) => callerOf(house, session).people.findAlike(typed);
  it("in another comune, also to who types the whole code", async () =>
    expect(await answer(bruno, nicolo)).toEqual(nothing));
  it("under protection", async () => {
    const typed = { surname: "Segretini", givenName: "Ada", birthOn: "1990-05-06", fiscalCode: "SGRDAA90E46G186X" };
    expect(await answer(anna, typed)).toEqual(nothing);
    const [seen] = (await answer(supervisor, typed)).persons;
    expect([seen?.personId, seen?.territory]).toEqual([hiddenId, undefined]);
  });
  it("in a restricted case", async () => {
    const typed = { surname: "Riservati", givenName: "Bice", birthOn: "1971-05-06" };
    expect(await answer(anna, typed)).toEqual(nothing);
  });
  it("nor is anybody shown to who may open no person", async () =>
    expect(await answer(trainee, nicolo)).toEqual(nothing));
});

describe("on the page of a person", () => {
  const [secondId, namesakeId, awayId] = ["second", "namesake", "away"].map(uuidOf);
  const beside = async (session: Session, personId: string | undefined) =>
    (await callerOf(house, session).people.listAlike({ personId: String(personId) })).persons;
  const ids = async (session: Session, personId: string | undefined) =>
    (await beside(session, personId)).map((one) => one.personId);
  beforeAll(async () => {
    const again = { surname: "Bertuzzi", givenName: "Iole", fiscalCodeMissing: "unknown" };
    await step(secondId, "person", "OPEN_PERSON", { ...again, birthOn: "1955-03-04", territory: ostiglia });
    await step(namesakeId, "person", "OPEN_PERSON", { ...again, birthOn: "1988-11-20", territory: ostiglia });
    await step(awayId, "person", "OPEN_PERSON", { ...again, birthOn: "1955-04-03", territory: poggio });
  });

  it("stand the records that may be hers, for who may see both", async () => {
    expect(await ids(supervisor, secondId)).toEqual([awayId]);
    expect((await beside(supervisor, awayId))[0]).toMatchObject({
      ...{ personId: secondId, reasons: ["sameNames", "birthTurned"], band: "likely" },
    });
    expect(await ids(anna, secondId)).toEqual([]);
    expect(await ids(supervisor, namesakeId)).toEqual([]);
  });
  it("until somebody says, on either, that they are two persons; and again when that is taken back", async () => {
    await step(awayId, "person", "TELL_APART", { other: String(secondId), apartText: "Visti insieme (esempio)" });
    expect(await ids(supervisor, secondId)).toEqual([]);
    expect(await ids(supervisor, awayId)).toEqual([]);
    await expect(
      step(awayId, "person", "TELL_APART", { other: String(secondId), apartText: "Ancora" }),
    ).rejects.toThrow();
    await expect(step(awayId, "person", "TELL_APART", { other: String(awayId), apartText: "Sé" })).rejects.toThrow();
    await step(awayId, "person", "MAY_BE_SAME", { other: String(secondId) });
    expect(await ids(supervisor, secondId)).toEqual([awayId]);
  });
  it("nothing is told of a record that may not be opened", async () => {
    await expect(beside(bruno, secondId)).rejects.toThrow();
    await expect(beside(anna, awayId)).rejects.toThrow();
  });
  it("nor of one whose address is protected since", async () => {
    await step(awayId, "person", "PROTECT_ADDRESS", { protectedAddressText: "Altrove" });
    const both = sessionOf(
      "both",
      ...[ostiglia, poggio].map((territory) => ({ role: "socialWorker", territory }) as const),
    );
    expect(await ids(both, secondId)).toEqual([]);
    expect(await ids(supervisor, secondId)).toEqual([awayId]);
  });
});

it("what was typed is in the read log, its words sealed", async () => {
  const typist = sessionOf("typist", { role: "socialWorker", territory: ostiglia });
  expect(await idsOf(typist, { surname: "Zappaterra", givenName: "Nicolò" })).toEqual([knownId]);
  const rows = listReads(house.services.reads.db, { accountId: "typist", what: "search" }, 10);
  expect(rows.map(({ answered }) => answered)).toEqual([1]);
  expect(JSON.stringify(rows)).not.toContain("Zappaterra");
});
