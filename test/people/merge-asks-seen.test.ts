// Who is told of a request that two records go on as one: who may answer it or made it, and is shown both records by a search. To
// all others it does not exist, in the list and at either record.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const supervisor = sessionOf("supervisor", "supervisor");
const both = (name: string, own: string, away: string) =>
  sessionOf(name, { role: "socialWorker", territory: own }, { role: "frontDesk", territory: away });
const anna = both("anna", ostiglia, poggio);
const piero = both("piero", poggio, ostiglia);
const colleague = both("colleague", poggio, ostiglia);
const desk = sessionOf("desk", "frontDesk");
const onlyThere = sessionOf("only there", { role: "socialWorker", territory: poggio });
const onlyHere = sessionOf("only here", { role: "socialWorker", territory: ostiglia });

let house: Installation;
let [one, other] = ["", ""];
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const { accountId, grants } of [supervisor, anna, piero, colleague, desk, onlyThere, onlyHere])
    house.know(accountId, ...grants);
});
afterAll(() => house.close());

async function act(id: string, type: string, payload: JsonObject, by = supervisor, kind = "person") {
  const [found] = await readCases(house.services.driver, [id]);
  return house.send(by, { caseId: id, kind, expectedSeq: found?.snapshot.seq ?? 0, type, payload });
}
let made = 0;
async function open(territory: string, given: JsonObject = {}): Promise<string> {
  const id = uuidOf(`merge asks seen ${++made}`);
  const named = { surname: `Veduta${made}`, givenName: "Ada", birthOn: "1960-02-03", fiscalCodeMissing: "unknown" };
  await act(id, "OPEN_PERSON", { ...named, territory, ...given });
  return id;
}
const askText = "Stessa carta d’identità (esempio)";
const ask = (id: string, to: string, by = anna, mergeWay = "intoOther") =>
  act(id, "ASK_MERGE", { other: to, mergeWay, askText }, by);

const people = (session: Session) => callerOf(house, session).people;
/** The pairs that wait for an answer, and those she made. */
async function listed(session: Session) {
  const { toAnswer, made: own } = await people(session).listMergeAsks();
  const isPair = (asked: { one: { personId: string }; other: { personId: string } }) =>
    asked.one.personId === one && asked.other.personId === other;
  return [toAnswer.filter(isPair).length, own.filter(isPair).length];
}
const at = async (session: Session, personId: string) => (await people(session).getMergeAsks({ personId })).asks;

describe("an open request", () => {
  beforeAll(async () => {
    [one, other] = [await open(ostiglia), await open(poggio)];
    await ask(one, other);
  });

  it("waits for who may write the other record, and is shown who asked", async () => {
    expect(await listed(piero)).toEqual([1, 0]);
    expect(await listed(supervisor)).toEqual([1, 0]);
    const [found] = (await people(piero).listMergeAsks()).toAnswer;
    expect(found).toEqual({
      one: {
        personId: one,
        surname: "Veduta1",
        givenName: "Ada",
        birthYear: "1960",
        territory: ostiglia,
        state: "identified",
      },
      other: {
        personId: other,
        surname: "Veduta2",
        givenName: "Ada",
        birthYear: "1960",
        territory: poggio,
        state: "identified",
      },
      ...{ way: "intoOther", on: "2026-03-09", by: "anna" },
    });
  });

  it("is found again by who made it, who may not answer it", async () => {
    expect(await listed(anna)).toEqual([0, 1]);
    expect(await at(anna, one)).toMatchObject([
      { other: { personId: other }, isMadeHere: true, askText, mayWithdraw: true, mayAnswer: false, isRefused: false },
    ]);
    expect(await at(anna, other)).toMatchObject([{ isMadeHere: false, mayWithdraw: false, mayAnswer: false }]);
  });

  it("is not there for who may only write one and not see the other", async () => {
    for (const [session, personId] of [
      [onlyThere, other],
      [onlyHere, one],
    ] as const) {
      expect(await listed(session)).toEqual([0, 0]);
      expect(await at(session, personId)).toEqual([]);
      const { actions } = (await callerOf(house, session).cases.getCase({ caseId: personId })) as {
        actions: { event: string }[];
      };
      expect(
        actions.filter(({ event }) => /MERGE/.test(event) && event !== "MERGE_INTO" && event !== "UNMERGE"),
      ).toEqual([]);
    }
  });

  it("a desk that sees both is told of it at the records, and has nothing to answer", async () => {
    expect(await listed(desk)).toEqual([0, 0]);
    expect(await at(desk, other)).toMatchObject([{ askText, by: "anna", mayAnswer: false }]);
    // The office of the record that asks may withdraw it, its desk too.
    expect(await at(desk, one)).toMatchObject([{ mayWithdraw: true }]);
  });

  it("who is to answer reads the words, which is reading the record where they stand", async () => {
    expect(await at(piero, other)).toMatchObject([{ askText, isMadeHere: false, mayAnswer: true, way: "intoOther" }]);
    await at(colleague, other);
    const rows = listReads(house.services.reads.db, { accountId: colleague.accountId }, 20);
    expect(
      rows
        .filter(({ what }) => what === "person")
        .map(({ caseId }) => caseId)
        .sort(),
    ).toEqual([one, other].sort());
    await people(colleague).listMergeAsks();
    const after = listReads(house.services.reads.db, { accountId: colleague.accountId }, 20);
    expect(after.some(({ what }) => what === "search")).toBe(true);
  });

  it("is hidden with a record that is protected later, or of which a case is restricted", async () => {
    await act(one, "PROTECT_ADDRESS", {});
    expect([await listed(piero), await at(piero, other)]).toEqual([[0, 0], []]);
    expect(JSON.stringify(await people(supervisor).listMergeAsks())).not.toContain(ostiglia);
    await act(one, "END_ADDRESS_PROTECTION", {});
    expect(await listed(piero)).toEqual([1, 0]);
    const told = { channel: "desk", requester: "self", contactReason: "Chiede aiuto" };
    const contact = { person: one, territory: ostiglia, area: "adults", need: "careAtHome", ...told };
    const caseId = uuidOf("merge asks seen case");
    await act(caseId, "OPEN_CONTACT", contact, supervisor, "case-intake");
    await act(caseId, "RESTRICT", { restricted: true, reason: "Prova" }, supervisor, "case-intake");
    expect([await listed(piero), await at(piero, other)]).toEqual([[0, 0], []]);
  });
});

describe("what becomes of it", () => {
  it("refused, who asked reads why at her record, and nothing waits any more", async () => {
    [one, other] = [await open(ostiglia), await open(poggio)];
    await ask(one, other);
    await act(other, "REFUSE_MERGE", { other: one, refuseText: "Sono due cugine (esempio)" }, piero);
    expect(await listed(piero)).toEqual([0, 0]);
    expect(await at(piero, other)).toEqual([]);
    expect(await at(anna, one)).toMatchObject([
      { isRefused: true, refuseText: "Sono due cugine (esempio)", mayWithdraw: false, mayAnswer: false },
    ]);
    expect(await at(onlyHere, one)).toEqual([]);
  });

  it("it reads as it was corrected", async () => {
    [one, other] = [await open(ostiglia), await open(poggio)];
    const { seq } = await ask(one, other);
    const values = { other, mergeWay: "intoOther", askText: "Stesso codice fiscale (esempio)" };
    await act(one, "CORRECT", { corrects: seq, values, mendReason: "Scritto male" }, anna);
    expect(await at(piero, other)).toMatchObject([{ askText: "Stesso codice fiscale (esempio)" }]);
  });

  it("it waits unlisted while one of the two goes on in a third", async () => {
    [one, other] = [await open(ostiglia), await open(poggio)];
    await ask(one, other);
    await act(one, "MERGE_INTO", { other: await open(ostiglia), mergeText: "Prova" });
    expect(await listed(piero)).toEqual([0, 0]);
    expect(await at(piero, other)).toMatchObject([{ isWaiting: true }]);
    expect(await at(anna, one)).toMatchObject([{ isWaiting: true, mayWithdraw: true }]);
  });

  it("of many, each is listed once and more are told of", async () => {
    const before = (await people(supervisor).listMergeAsks()).toAnswer.length;
    const asker = sessionOf("asker", "supervisor");
    house.know("asker", "supervisor");
    for (let i = 0; i < 60; i++) await ask(await open(ostiglia), await open(poggio), asker);
    const { toAnswer, more } = await people(supervisor).listMergeAsks();
    expect([before < 50, toAnswer.length, more]).toEqual([true, 50, true]);
    expect(new Set(toAnswer.map((asked) => asked.one.personId)).size).toBe(50);
    const own = await people(asker).listMergeAsks();
    expect([own.made.length, own.more]).toEqual([50, true]);
  });
});
