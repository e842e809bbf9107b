// search.find over the real caller: persons by their own name with a slip, heard otherwise, in any order; numbers of cases
// and of the protocol; and who is never suggested to whom.
import fc from "fast-check";
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
const desk = sessionOf("desk", { role: "frontDesk", territory: ostiglia });
const supervisor = sessionOf("supervisor", "supervisor");
const planner = sessionOf("planner", "coordinator");

/** Invented people of Ostiglia, with names as they are written there. */
const people: [string, string, JsonObject?][] = [
  ["Zappaterra", "Nicolò", { birthOn: "1961-04-02" }],
  ["Zappaterra", "Nicolò", { birthOn: "1988-11-20" }],
  ["De Lucchi", "Maria Grazia"],
  ["D’Agnolo", "Iole"],
  ["Pagliarini", "Ezio"],
  ["Bergnaschi", "Chiara", { fiscalCode: "BRGCHR80A41G186T" }],
  ["Vanzetti", "Elda"],
];
const idOf = (i: number) => uuidOf(`searched ${i}`);
const [protectedId, restrictedId, awayId] = [uuidOf("protected"), uuidOf("restricted"), uuidOf("away")];
const [caseId, restrictedCase] = [uuidOf("a case of Zappaterra"), uuidOf("a restricted case")];

let house: Installation;
async function step(session: Session, id: string, kind: string, type: string, payload: JsonObject = {}) {
  const [one] = await readCases(house.services.driver, [id]);
  await house.send(session, { caseId: id, kind, expectedSeq: one?.snapshot.seq ?? 0, type, payload });
}
async function person(id: string, surname: string, givenName: string, rest: JsonObject = {}) {
  const code = rest.fiscalCode ? {} : { fiscalCodeMissing: "unknown" };
  await step(supervisor, id, "person", "OPEN_PERSON", { surname, givenName, territory: ostiglia, ...code, ...rest });
}
async function contact(id: string, personId: string, assignee: string) {
  const asked = { person: personId, territory: ostiglia, area: "adults", need: "careAtHome", channel: "desk" };
  const told = { requester: "self", contactReason: "Chiede aiuto" };
  await step(supervisor, id, "case-intake", "OPEN_CONTACT", { ...asked, ...told });
  const report = {
    reportSource: "self",
    reportText: "Da sola",
    protocolNumber: id === caseId ? "0004711/2026" : "99/B",
  };
  await step(supervisor, id, "case-intake", "REPORT", report);
  await step(supervisor, id, "case-intake", "ASSIGN", { assignee });
}

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  house.know("anna", ...anna.grants);
  house.know("bruno", ...bruno.grants);
  for (const [i, [surname, givenName, rest]] of people.entries()) await person(idOf(i), surname, givenName, rest);
  await person(protectedId, "Segretini", "Ada", { protectedAddress: true });
  await person(restrictedId, "Riservati", "Bice");
  await person(awayId, "Lontanini", "Carla", { territory: poggio });
  await contact(caseId, idOf(0), "anna");
  await contact(restrictedCase, restrictedId, "anna");
  await step(supervisor, restrictedCase, "case-intake", "RESTRICT", { restricted: true, reason: "Prova" });
});
afterAll(() => house.close());

const find = (session: Session, words: string) => callerOf(house, session).search.find({ words });
const idsOf = async (session: Session, words: string) =>
  (await find(session, words)).persons.map((one) => one.personId);

describe("who lives somewhere is found by it", () => {
  const [livesId, hidesId] = [uuidOf("lives there"), uuidOf("hides there")];
  beforeAll(async () => {
    await person(livesId, "Stradini", "Otto", { address: "Via Trìgoli, 12/B" });
    await person(hidesId, "Nascosti", "Zita", { address: "Vicolo Trigoli 14" });
  });

  it.each(["via trigoli", "trigo", "trigoli 12", "TRIGOLI 12/B", "piazza trigoli 12"])("by %s", async (words) => {
    const [first] = (await find(anna, words)).persons.filter((one) => one.personId === livesId);
    expect(first?.address).toBe("Via Trìgoli, 12/B");
  });

  it("not by another number, by the kind of street alone, or from another comune", async () => {
    for (const words of ["trigoli 1", "via", "vicolo di", "12"])
      expect(await idsOf(anna, words)).not.toContain(livesId);
    expect(await idsOf(bruno, "trigoli 12")).toEqual([]);
  });

  it("also after something else of her was written, under another class", async () => {
    await step(supervisor, livesId, "person", "CORRECT_PERSON", {
      correctionReason: "typingError",
      surname: "Stradetti",
    });
    await step(supervisor, livesId, "person", "UPDATE_CONTACTS", { phone: "0386 12345" });
    const [first] = (await find(anna, "trigoli 12")).persons;
    expect([first?.surname, first?.address]).toEqual(["Stradetti", "Via Trìgoli, 12/B"]);
  });

  it("and no longer once her address is protected; where she moved, once it is not", async () => {
    expect(await idsOf(anna, "trigoli 14")).toEqual([hidesId]);
    await step(supervisor, hidesId, "person", "PROTECT_ADDRESS", { protectedAddressText: "Altrove" });
    for (const session of [anna, supervisor]) expect(await idsOf(session, "trigoli 14")).toEqual([]);
    const [row] = await house.services.driver.read("SELECT address FROM person_row WHERE person_id=?", [hidesId]);
    expect(row).toEqual({ address: null });
    await step(supervisor, hidesId, "person", "END_ADDRESS_PROTECTION", { address: "Via Nuovissima 3" });
    expect(await idsOf(anna, "nuovissima 3")).toEqual([hidesId]);
    expect(await idsOf(anna, "trigoli 14")).toEqual([]);
  });
});

describe("a person is found", () => {
  it.each([
    ["zappa", 0],
    ["nicolo zappaterra", 0],
    ["ZAPPATERRA NICOLÒ", 0],
    ["zapatera", 0],
    ["zappatera nic", 0],
    ["de lucchi", 2],
    ["delucchi", 2],
    ["de luki", 2],
    ["mariagrazia", 2],
    ["d'agnolo", 3],
    ["dagnolo", 3],
    ["daniolo", 3],
    ["paliarini", 4],
    ["pagliarnii ezio", 4],
    ["berniaski", 5],
    ["chiara berg", 5],
    ["kiara", 5],
    ["BRGCHR80A41G186T", 5],
    ["brgchr80", 5],
    ["80a41", 5],
    ["g186t", 5],
    ["vamzetti", 6],
    ["ganzett", 6],
  ])("by %s", async (words, i) => expect(await idsOf(anna, words)).toContain(idOf(i)));

  it("by the own name with one slip anywhere, in any order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(people.length - 1), fc.nat(1_000_000), fc.boolean(), async (i, seed, turned) => {
        const [surname = "", givenName = ""] = people[i] ?? [];
        const words = `${surname} ${givenName}`.toLowerCase().split(/[ ’]/);
        const long = words.flatMap((word, at) => (word.length >= 4 ? [at] : []));
        const at = long[seed % long.length] ?? 0;
        words[at] = slipOf(words[at] ?? "", seed);
        expect(await idsOf(anna, (turned ? words.reverse() : words).join(" "))).toContain(idOf(i));
      }),
      { numRuns: 300 },
    );
  });

  it("not by two slips, nor by a word that is not hers", async () => {
    expect(await idsOf(anna, "bamzettu")).toEqual([]);
    expect(await idsOf(anna, "zappaterra ezio")).toEqual([]);
    await expect(find(anna, "e")).rejects.toThrow();
  });
});

describe("the words of names", () => {
  const known = async (word: string) => {
    const { driver } = house.services;
    const [row] = await driver.read<{ n: number }>("SELECT persons AS n FROM search_word WHERE word=?", [word]);
    const pieces = await driver.read("SELECT piece FROM search_piece WHERE word=?", [word]);
    return [row?.n ?? 0, pieces.length > 0];
  };
  it("are counted, and go with the last person who has them", async () => {
    expect(await known("zappaterra")).toEqual([2, true]);
    expect(await known("vanzetti")).toEqual([1, true]);
    const change = { correctionReason: "typingError", surname: "Vanzellini" };
    await step(supervisor, idOf(6), "person", "CORRECT_PERSON", change);
    expect(await known("vanzetti")).toEqual([0, false]);
    expect(await known("vanzellini")).toEqual([1, true]);
    expect(await idsOf(anna, "vanzelini")).toEqual([idOf(6)]);
    expect(await idsOf(anna, "vanzetti")).toEqual([]);
  });
});

describe("what a row tells", () => {
  it("homonyms by year of birth and comune, one's own first, and who follows", async () => {
    const { persons } = await find(anna, "zappaterra");
    expect(
      persons.map(({ birthYear, territory, mine, followedBy }) => [birthYear, territory, mine, followedBy]),
    ).toEqual([
      ["1961", ostiglia, true, ["anna"]],
      ["1988", ostiglia, false, []],
    ]);
  });
  it("which words were meant", async () => {
    const [first] = (await find(anna, "nicol zapatera")).persons;
    expect(first?.matches).toEqual([
      { word: "nicolo", letters: 5, like: "begin" },
      { word: "zappaterra", letters: 10, like: "sound" },
    ]);
  });
  it("to the desk, who follows as far as it may be told", async () => {
    const { persons } = await find(desk, "zappaterra");
    expect(persons.map(({ personId, mine, followedBy }) => [personId, mine, followedBy])).toEqual([
      [idOf(0), false, ["anna"]],
      [idOf(1), false, []],
    ]);
  });
});

describe("who is not suggested", () => {
  it("persons of comuni the reader has no part in", async () => {
    expect(await idsOf(bruno, "zappaterra")).toEqual([]);
    expect(await idsOf(anna, "lontanini")).toEqual([]);
    expect(await idsOf(bruno, "lontanini")).toEqual([awayId]);
  });
  it("anybody, to who sees skeletons only", async () => expect(await idsOf(planner, "zappaterra")).toEqual([]));
  it("who is protected, but to who protects her; then without comune", async () => {
    for (const words of ["segretini", "segretinni", "ada", "segr"])
      for (const session of [anna, desk, bruno]) expect(await idsOf(session, words)).toEqual([]);
    const [one] = (await find(supervisor, "segretini")).persons;
    expect(one?.personId).toBe(protectedId);
    expect(one).not.toHaveProperty("territory");
    expect((await callerOf(house, anna).people.find({ words: "segretini" })).persons).toEqual([]);
  });
  it("who has a restricted case, but to its own worker", async () => {
    expect(await idsOf(anna, "riservati")).toEqual([restrictedId]);
    for (const session of [desk, sessionOf("other", "socialWorker")])
      expect(await idsOf(session, "riservati")).toEqual([]);
  });
});

describe("numbers", () => {
  const numbersOf = async (session: Session, words: string) =>
    (await find(session, words)).cases.map((one) => one.number);
  it("of a case: all of it, its last digits, without noughts", async () => {
    for (const words of ["2026-000001", "000001", "1", "2026-1", "2026/1", "n. 2026/000001"].filter(
      (one) => one.length > 1,
    ))
      expect(await numbersOf(anna, words), words).toEqual(["2026-000001"]);
    const [one] = (await find(anna, "2026-000001")).cases;
    expect(one).toMatchObject({ caseId, name: "Zappaterra Nicolò", assignee: "anna", byProtocol: false });
  });
  it("of the protocol, only in cases one may read", async () => {
    for (const words of ["4711/2026", "0004711/2026", "4711"]) {
      const [one] = (await find(anna, words)).cases;
      expect(one, words).toMatchObject({ caseId, byProtocol: true });
      expect(await numbersOf(bruno, words)).toEqual([]);
      expect(await numbersOf(planner, words)).toEqual([]);
    }
    expect(await numbersOf(anna, "99/b")).toEqual(["2026-000002"]);
    expect(await numbersOf(desk, "99/b")).toEqual([]);
  });
  it("a skeleton shows by its number, without a name", async () => {
    const [one] = (await find(planner, "2026-000001")).cases;
    expect(one?.number).toBe("2026-000001");
    expect(one).not.toHaveProperty("name");
  });
});

describe("what is recorded", () => {
  it("the first words at once, then what the typing came to", async () => {
    const typist = sessionOf("typist", { role: "socialWorker", territory: ostiglia });
    for (const words of ["za", "zap", "zapp", "zappa"]) await find(typist, words);
    const rows = () => listReads(house.services.reads.db, { accountId: "typist", what: "search" }, 10);
    expect(rows()).toHaveLength(1);
    await new Promise((done) => setTimeout(done, 2_300));
    expect(rows().map((row) => row.answered)).toEqual([2, 2]);
  });
  it("no number that names nobody", async () => {
    await find(planner, "2026-000001");
    expect(listReads(house.services.reads.db, { accountId: "planner", what: "search" }, 10)).toHaveLength(1);
  });
});
