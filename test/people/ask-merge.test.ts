// Who may write one of two records asks those who may write the other: they accept, and the records go on as one, or refuse and
// say why. What a search would not show is not there, for who asks and for who answers; a request ends when there is nothing to ask.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { readCases } from "../../db/log/read-log.ts";
import { caseAt } from "../../server/engine/recorded-facts.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { errorOf } from "../support/error-of.ts";
import { sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const supervisor = sessionOf("supervisor", "supervisor");
/** Of the one office, told of the persons of the other comune at its desk; and the other way round. */
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia }, { role: "frontDesk", territory: poggio });
const piero = sessionOf(
  "piero",
  { role: "socialWorker", territory: poggio },
  { role: "frontDesk", territory: ostiglia },
);
const desk = sessionOf("desk", "frontDesk");
const deskHere = sessionOf("desk here", { role: "frontDesk", territory: ostiglia });
const workerThere = sessionOf("worker there", { role: "socialWorker", territory: poggio });
const psychologist = sessionOf("psychologist", "psychologist");
const provider = sessionOf("provider", "provider");
const all = [supervisor, anna, piero, desk, deskHere, workerThere, psychologist, provider];

let house: Installation;
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const { accountId, grants } of all) house.know(accountId, ...grants);
});
afterAll(() => house.close());

async function now(id: string): Promise<CaseSnapshot> {
  const [one] = await readCases(house.services.driver, [id]);
  if (!one) throw new Error("no such record");
  return one.snapshot;
}

function act(id: string, type: string, payload: JsonObject, by = supervisor, kind = "person") {
  return sendTo(house, by, id, kind, type, payload);
}

let made = 0;
async function open(territory: string, given: JsonObject = {}): Promise<string> {
  const givenName = `Chiesta${++made}`;
  const id = uuidOf(`ask merge ${givenName}`);
  const named = { surname: "Prova", givenName, birthOn: "1960-02-03", fiscalCodeMissing: "unknown" };
  await act(id, "OPEN_PERSON", { ...named, territory, ...given });
  return id;
}
const pair = async (one: JsonObject = {}, other: JsonObject = {}) =>
  [await open(ostiglia, one), await open(poggio, other)] as const;

const ask = (id: string, other: string, by = anna, mergeWay = "intoOther") =>
  act(id, "ASK_MERGE", { other, mergeWay, askText: "Stessa carta d’identità (esempio)" }, by);
const accept = (id: string, other: string, by = piero) =>
  act(id, "ACCEPT_MERGE", { other, mergeText: "Confermato al telefono (esempio)" }, by);
const refuse = (id: string, other: string, by = piero) =>
  act(id, "REFUSE_MERGE", { other, refuseText: "Sono due cugine (esempio)" }, by);
const withdraw = (id: string, other: string, by = anna) => act(id, "WITHDRAW_MERGE_ASK", { other }, by);
const merge = (id: string, other: string, by = supervisor) =>
  act(id, "MERGE_INTO", { other, mergeText: "Stesso documento (esempio)" }, by);

const refusedFor = async (sent: Promise<unknown>): Promise<unknown> => {
  const error = await errorOf(sent);
  return error.details.refusal?.reasons ?? error.details.problems?.map(({ code }) => code) ?? error.code;
};
const asksOf = async (id: string): Promise<unknown> => {
  const { mergeAsks, mergeAskedBy } = (await now(id)).doc.context;
  return { ...(mergeAsks ? { mergeAsks } : {}), ...(mergeAskedBy ? { mergeAskedBy } : {}) };
};
const claims = async () =>
  (await house.services.driver.read<{ resource: string }>("SELECT resource FROM claim WHERE kind='mergeAsk'")).map(
    ({ resource }) => resource,
  );
const isClaimed = async (one: string, other: string) => (await claims()).includes([one, other].sort().join("/"));
const stand = async (ids: readonly string[]) =>
  Promise.all(
    ids.map(async (id) => {
      const { state, doc } = await now(id);
      return { state, context: doc.context };
    }),
  );

describe("asked and accepted", () => {
  it("this record goes on in the other, which neither could have done alone", async () => {
    const [one, other] = await pair();
    expect(await refusedFor(merge(one, other, anna))).toEqual(["notAnOption"]);
    const before = await stand([one, other]);
    await ask(one, other);
    const request = { ask: 2, way: "intoOther", by: "anna", on: "2026-03-09" };
    expect(await asksOf(one)).toEqual({ mergeAsks: { [other]: request } });
    expect(await asksOf(other)).toEqual({ mergeAskedBy: { [one]: request } });
    expect(await isClaimed(one, other)).toBe(true);
    await accept(other, one);
    expect(await now(one)).toMatchObject({ state: "merged", doc: { context: { mergedInto: [other] } } });
    expect((await now(other)).doc.context.absorbed).toEqual([one]);
    expect([await asksOf(one), await asksOf(other), await isClaimed(one, other)]).toEqual([{}, {}, false]);
    await act(one, "UNMERGE", { unmergeText: "Erano due cugine (esempio)" });
    expect(await stand([one, other])).toEqual(before);
  });

  it("or the other goes on in this one", async () => {
    const [one, other] = await pair();
    await ask(one, other, anna, "intoThis");
    await accept(other, one);
    expect(await now(other)).toMatchObject({ state: "merged", doc: { context: { mergedInto: [one] } } });
    expect((await now(one)).doc.context.absorbed).toEqual([other]);
    expect([await asksOf(one), await asksOf(other), await isClaimed(one, other)]).toEqual([{}, {}, false]);
  });

  it.each(["intoOther", "intoThis"])("with all that go on in either (%s)", async (way) => {
    const [one, other] = await pair();
    const [behindOne, behindOther] = await pair();
    await merge(behindOne, one);
    await merge(behindOther, other);
    const ids = [one, other, behindOne, behindOther];
    await ask(one, other, anna, way);
    const before = await stand(ids);
    const { seq } = await accept(other, one);
    const [goes, stands, behind] = way === "intoOther" ? [one, other, behindOne] : [other, one, behindOther];
    expect((await now(behind)).doc.context.mergedInto).toEqual([goes, stands]);
    expect([...((await now(stands)).doc.context.absorbed as string[])].sort()).toEqual(
      ids.filter((id) => id !== stands).sort(),
    );
    // Taken back at once by who accepted, all stand as before, and the request is open again.
    await act(other, "UNDO", { undoes: seq }, piero);
    expect(await stand(ids)).toEqual(before);
    expect(await isClaimed(one, other)).toBe(true);
    await accept(other, one);
    await act(goes, "UNMERGE", { unmergeText: "Erano due cugine (esempio)" });
    expect((await now(behind)).doc.context.mergedInto).toEqual([goes]);
    expect((await now(stands)).state).toBe("identified");
  });

  it("a desk, which decides of no record, may ask those who do", async () => {
    const [one, other] = await pair();
    await ask(one, other, desk);
    expect(await refusedFor(accept(other, one, desk))).toBe("FORBIDDEN");
    await accept(other, one);
    expect((await now(one)).state).toBe("merged");
  });

  it("not by who asked, nor by who stands in for her", async () => {
    const [one, other] = await pair();
    // At the desk of Poggio she may ask there; at Ostiglia she would answer herself.
    await ask(other, one);
    expect(await refusedFor(accept(one, other, anna))).toEqual(["anotherAsked"]);
    const substitute = sessionOf("substitute", "supervisor");
    house.know("substitute", "supervisor");
    const standingIn = { ...substitute, standsInFor: ["anna"] };
    expect(await refusedFor(accept(one, other, standingIn))).toEqual(["anotherAsked"]);
    await accept(one, other, substitute);
    expect((await now(other)).state).toBe("merged");
  });
});

describe("asked and refused", () => {
  it("who asked is told, and may ask again", async () => {
    const [one, other] = await pair();
    await ask(one, other);
    await refuse(other, one);
    expect(await asksOf(other)).toEqual({});
    expect(await asksOf(one)).toEqual({
      mergeAsks: { [other]: { ask: 2, way: "intoOther", by: "anna", on: "2026-03-09", refused: 3 } },
    });
    expect(await isClaimed(one, other)).toBe(false);
    expect(await refusedFor(withdraw(one, other))).toEqual(["isAsked"]);
    expect(await refusedFor(accept(other, one))).toEqual(["wasAsked"]);
    await ask(one, other);
    expect(await asksOf(one)).toMatchObject({ mergeAsks: { [other]: { ask: 4 } } });
  });

  it("a refusal is taken back by who made it", async () => {
    const [one, other] = await pair();
    await ask(one, other);
    const before = await stand([one, other]);
    const { seq } = await refuse(other, one);
    await act(other, "UNDO", { undoes: seq }, piero);
    expect(await stand([one, other])).toEqual(before);
    expect(await isClaimed(one, other)).toBe(true);
    await accept(other, one);
  });

  it("the five newest refusals are kept", async () => {
    const one = await open(ostiglia);
    const others: string[] = [];
    for (let i = 0; i < 7; i++) others.push(await open(poggio));
    for (const other of others) {
      await ask(one, other);
      await refuse(other, one);
    }
    expect(Object.keys((await now(one)).doc.context.mergeAsks as JsonObject).sort()).toEqual(others.slice(2).sort());
  });
});

describe("it ends", () => {
  it("withdrawn, or taken back at once", async () => {
    const [one, other] = await pair();
    const before = await stand([one, other]);
    await ask(one, other);
    await withdraw(one, other);
    expect(await stand([one, other])).toEqual(before);
    const { seq } = await ask(one, other);
    await act(one, "UNDO", { undoes: seq }, anna);
    expect(await stand([one, other])).toEqual(before);
    expect(await isClaimed(one, other)).toBe(false);
  });

  it("by telling the two apart at either record, until that is taken back", async () => {
    for (const at of [0, 1]) {
      const both = await pair();
      const [one, other] = both;
      await ask(one, other);
      const before = await stand([one, other]);
      const [here = "", there = ""] = at === 0 ? both : [other, one];
      const { seq } = await act(here, "TELL_APART", { other: there, apartText: "Viste insieme (esempio)" });
      expect([await asksOf(one), await asksOf(other), await isClaimed(one, other)]).toEqual([{}, {}, false]);
      await act(here, "UNDO", { undoes: seq });
      expect(await stand([one, other])).toEqual(before);
      expect(await isClaimed(one, other)).toBe(true);
    }
  });

  it("by a merge of the two that somebody else makes, in whichever way", async () => {
    for (const at of [0, 1]) {
      const [one, other] = await pair();
      await ask(one, other);
      if (at === 0) await merge(one, other);
      else await merge(other, one);
      expect([await asksOf(one), await asksOf(other), await isClaimed(one, other)]).toEqual([{}, {}, false]);
    }
  });

  it("it waits while one goes on in a third, and may be ended meanwhile", async () => {
    const [one, other] = await pair();
    const third = await open(ostiglia);
    await ask(one, other);
    await merge(one, third);
    expect(await refusedFor(accept(other, one))).toEqual(["leadsOn"]);
    await act(one, "UNMERGE", { unmergeText: "Erano due (esempio)" });
    expect(await asksOf(other)).toMatchObject({ mergeAskedBy: { [one]: {} } });
    await merge(one, third);
    await withdraw(one, other);
    expect([await asksOf(one), await asksOf(other), await isClaimed(one, other)]).toEqual([{}, {}, false]);
    await act(one, "UNMERGE", { unmergeText: "Erano due (esempio)" });
    await ask(one, other);
    await merge(other, third);
    await refuse(other, one);
    expect(await asksOf(one)).toMatchObject({ mergeAsks: { [other]: { refused: expect.any(Number) } } });
    // Once the third takes in the one too, all are one person's.
    await act(other, "UNMERGE", { unmergeText: "Erano due (esempio)" });
    await ask(one, other);
    await merge(other, third);
    await merge(third, one);
    expect([await asksOf(one), await asksOf(other), await isClaimed(one, other)]).toEqual([{}, {}, false]);
  });
});

describe("it is refused", () => {
  it("to ask twice, from either side", async () => {
    const [one, other] = await pair();
    await ask(one, other);
    expect(await refusedFor(ask(one, other))).toEqual(["notAsked"]);
    expect(await refusedFor(ask(other, one, piero))).toEqual(["notAskedThere"]);
  });

  it("to ask what would be refused anyway, in the same words", async () => {
    const [one, other] = await pair();
    expect(await refusedFor(ask(one, one))).toEqual(["anotherPerson"]);
    await act(one, "TELL_APART", { other, apartText: "Viste insieme (esempio)" });
    expect(await refusedFor(ask(one, other))).toEqual(["mayBeOne"]);
    expect(await refusedFor(ask(other, one, piero))).toEqual(["mayTakeIn"]);
    const [dead, alive] = await pair();
    await act(dead, "RECORD_DEATH", { diedOn: "2026-03-01" });
    expect(await refusedFor(ask(alive, dead, piero))).toEqual(["asAlive"]);
    expect(await refusedFor(ask(dead, alive))).toEqual(["asAlive"]);
    const [gone, left] = await pair();
    await merge(gone, await open(ostiglia));
    expect(await refusedFor(ask(gone, left))).toEqual(["standsAlone"]);
    expect(await refusedFor(ask(left, gone, piero))).toEqual(["leadsOn"]);
  });

  it("when accepted, for what came to be known since", async () => {
    const [one, other] = await pair();
    await ask(one, other);
    await act(one, "RECORD_DEATH", { diedOn: "2026-03-01" });
    expect(await refusedFor(accept(other, one))).toEqual(["asAlive"]);
    await act(other, "RECORD_DEATH", { diedOn: "2026-03-01" });
    await accept(other, one);
    const [first, second] = await pair();
    const behind = await open(ostiglia);
    await ask(first, second);
    // Said of a record that goes on in the one that asks: only that side knows it.
    await act(behind, "TELL_APART", { other: second, apartText: "Viste insieme (esempio)" });
    await merge(behind, first);
    expect(await refusedFor(accept(second, first))).toEqual(["mayTakeIn"]);
  });

  it("beyond five from one record, and eight at one", async () => {
    const one = await open(ostiglia);
    for (let i = 0; i < 5; i++) await ask(one, await open(poggio));
    expect(await refusedFor(ask(one, await open(poggio)))).toEqual(["roomForAsks"]);
    const busy = await open(poggio);
    for (let i = 0; i < 8; i++) await ask(await open(ostiglia), busy);
    expect(await refusedFor(ask(await open(ostiglia), busy))).toEqual(["roomForAsked"]);
  });

  it("beyond seven records of one person, also by a request", async () => {
    const [one, other] = await pair();
    for (let i = 0; i < 4; i++) await merge(await open(ostiglia), one);
    for (let i = 0; i < 2; i++) await merge(await open(poggio), other);
    await ask(one, other);
    await merge(await open(poggio), other);
    expect(await refusedFor(accept(other, one))).toEqual(["roomThere"]);
    const absorbed = (await now(other)).doc.context.absorbed as string[];
    await act(String(absorbed[0]), "UNMERGE", { unmergeText: "Erano due (esempio)" });
    await accept(other, one);
    expect((await now(other)).doc.context.absorbed).toHaveLength(7);
  });
});

describe("what one may not see is not there", () => {
  it("to ask for, nor to be told from a record that is", async () => {
    const [one, other] = await pair();
    for (const to of [other, uuidOf("nobody at all")])
      expect(await refusedFor(ask(one, to, deskHere))).toEqual(["notAnOption"]);
    expect(await refusedFor(ask(other, one, deskHere))).toBe("NOT_FOUND");
    expect(await refusedFor(ask(one, other, psychologist))).toBe("FORBIDDEN");
    expect(await refusedFor(ask(one, other, provider))).toBe("NOT_FOUND");
    expect((await now(one)).seq).toBe(1);
  });

  it("nor whose address is protected, though she may read his comune", async () => {
    const [one, other] = await pair({}, { protectedAddress: true });
    expect(await refusedFor(ask(one, other))).toEqual(["notAnOption"]);
    // Who protects is told no more than by merging.
    const error = await errorOf(ask(one, other, supervisor));
    expect(error.details.refusal?.reasons).toEqual(["asProtected"]);
    expect(error.details.refusal?.texts.it.join()).not.toMatch(/indirizzo|protett/i);
  });

  it("nor to answer: the same as a request that is not there", async () => {
    const [one, other] = await pair();
    await ask(one, other);
    expect(await refusedFor(accept(other, one, workerThere))).toEqual(["notAnOption"]);
    expect(await refusedFor(refuse(other, one, workerThere))).toEqual(["notAnOption"]);
    // A protection that comes later hides the request with the record.
    await act(one, "PROTECT_ADDRESS", {});
    expect(await refusedFor(accept(other, one))).toEqual(["notAnOption"]);
    expect(await refusedFor(accept(other, one, supervisor))).toEqual(["asProtected"]);
    await withdraw(one, other, supervisor);
  });

  it("as where a case of the person is restricted", async () => {
    const [one, other] = await pair();
    const caseId = uuidOf("ask merge case");
    const told = { channel: "desk", requester: "self", contactReason: "Chiede aiuto" };
    const contact = { person: other, territory: poggio, area: "adults", need: "careAtHome", ...told };
    await act(caseId, "OPEN_CONTACT", contact, supervisor, "case-intake");
    await act(caseId, "RESTRICT", { restricted: true, reason: "Prova" }, supervisor, "case-intake");
    expect(await refusedFor(ask(one, other))).toEqual(["notAnOption"]);
  });
});

it("no earlier moment changes, and the log of all proves itself", async () => {
  const [one, other] = await pair();
  const moments: CaseSnapshot[] = [];
  const keep = async () => moments.push(await now(one), await now(other));
  await keep();
  await ask(one, other);
  await keep();
  await refuse(other, one);
  await keep();
  await ask(one, other);
  await accept(other, one);
  await keep();
  for (const moment of moments) expect(await caseAt(house.services.driver, moment.caseId, moment.seq)).toEqual(moment);
  const { driver, keys, workflows } = house.services;
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows });
  expect(report.problems).toEqual([]);
});
