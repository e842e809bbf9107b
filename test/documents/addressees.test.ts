// To whom a letter about a person is proposed: who represents a minor, never a parent who lost that, never the dead, never at an
// address that must not be known; and who has to choose is told why.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const worker = sessionOf("worker", "socialWorker");
const [child, mother, father] = ["child", "mother", "father"].map(uuidOf) as [string, string, string];
const caseId = uuidOf("a case of the child");
const birth = { authority: "civilRegistry", actOn: "2016-05-02", from: "2016-05-01", responsibility: "full" };
const court = { authority: "juvenileCourt", actOn: "2026-02-01", from: "2026-02-01" };
const lost = { actRole: "parent", representative: father, responsibility: "forfeited", actOrders: ["hideAddress"] };

let house: Installation;
const seqs: Record<string, number> = {};
async function record(id: string, type: string, payload: JsonObject) {
  const sent = await house.send(worker, { caseId: id, kind: "person", expectedSeq: seqs[id] ?? 0, type, payload });
  seqs[id] = sent.seq;
}
const open = (id: string, givenName: string, birthOn: string, address: string) =>
  record(id, "OPEN_PERSON", {
    ...{ surname: "Prova", givenName, birthOn, address, fiscalCodeMissing: "unknown", territory: "020038" },
  });
const begin = () => callerOf(house, worker).documents.beginLetter({ caseId, template: "convocation", version: 1 });
const named = async () => {
  const { proposed, initial } = await begin();
  return {
    to: proposed.addressees.map(({ name, lines }) => [name, ...lines]),
    first: initial.addresseeName,
    lines: initial.addresseeLines,
    none: proposed.none,
  };
};

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  await open(child, "Nino", "2017-05-01", "Via Uno 1, 46035 Ostiglia (MN)");
  await open(mother, "Ada", "1985-01-01", "Via Uno 1, 46035 Ostiglia (MN)");
  await open(father, "Ugo", "1980-01-01", "Via Due 2, 46035 Ostiglia (MN)");
  const contact = { person: child, territory: "020038", area: "families", need: "childAtRisk", channel: "desk" };
  await house.send(worker, {
    ...{ caseId, kind: "case-intake", expectedSeq: 0, type: "OPEN_CONTACT" },
    payload: { ...contact, requester: "school", contactReason: "esempio" },
  });
  await house.send(worker, {
    ...{ caseId, expectedSeq: 1, type: "REPORT" },
    payload: { reportSource: "school", reporterName: "x", reportText: "x", protocolNumber: "1/es" },
  });
});
afterAll(() => house.close());

const ada = ["Ada Prova", "Via Uno 1", "46035 Ostiglia (MN)"];
const ugo = ["Ugo Prova", "Via Due 2", "46035 Ostiglia (MN)"];

describe("a letter about a child", () => {
  test("goes to nobody while no act says who represents her", async () => {
    expect(await named()).toEqual({ to: [], first: undefined, lines: undefined, none: "nobody" });
  });

  test("with both parents has two addressees at two addresses, to choose from", async () => {
    await record(child, "RECORD_ACT", { actRole: "parent", representative: mother, ...birth });
    await record(child, "RECORD_ACT", { actRole: "parent", representative: father, ...birth });
    const { to, first, none } = await named();
    expect([to.toSorted(), first, none]).toEqual([[ada, ugo], undefined, "several"]);
  });

  test("with a forfeited father goes to the mother alone", async () => {
    await record(child, "RECORD_ACT", { ...lost, ...court });
    expect(await named()).toEqual({
      ...{ to: [ada], first: "Ada Prova", lines: "Via Uno 1\n46035 Ostiglia (MN)", none: undefined },
    });
  });

  test("goes to no dead mother, and a guardian whose name only the act knows has no address", async () => {
    await record(mother, "RECORD_DEATH", { diedOn: "2026-03-01" });
    expect(await named()).toMatchObject({ to: [], none: "nobody" });
    await record(child, "RECORD_ACT", { actRole: "guardian", representativeName: "Avv. Tutrice", ...court });
    expect(await named()).toMatchObject({ to: [["Avv. Tutrice"]], first: "Avv. Tutrice", lines: undefined });
  });

  test("is never proposed at the address to who must not know it", async () => {
    const limited = {
      actRole: "parent",
      representative: father,
      responsibility: "limited",
      actOrders: ["hideAddress"],
    };
    // A later act gives a little back; where the child is he still must not know, whatever his own record says.
    await record(father, "UPDATE_CONTACTS", { address: "Via Uno 1, 46035 Ostiglia (MN)" });
    await record(child, "RECORD_ACT", { ...limited, ...court, from: "2026-02-02" });
    expect((await named()).to).toEqual([["Avv. Tutrice"], ["Ugo Prova"]]);
  });
});

test("the dead are not written to, and their page says that nobody signs", async () => {
  await record(child, "RECORD_DEATH", { diedOn: "2026-03-08" });
  expect(await named()).toEqual({ to: [], first: undefined, lines: undefined, none: "deceased" });
  const { rights, deceased } = await callerOf(house, worker).people.getRights({ personId: child });
  expect([deceased, rights.gaps]).toEqual([true, []]);
  for (const { signs, told, copies } of [rights.subject, ...rights.holders])
    expect([signs.answer, told.answer, copies.answer]).toEqual(["no", "no", "no"]);
  expect(rights.holders.find(({ holder }) => holder === father)?.address.answer).toBe("no");
});

test("who decides alone is written to as ever", async () => {
  const own = uuidOf("own case");
  const contact = { person: father, territory: "020038", area: "adults", need: "careAtHome", channel: "desk" };
  await house.send(worker, {
    ...{ caseId: own, kind: "case-intake", expectedSeq: 0, type: "OPEN_CONTACT" },
    payload: { ...contact, requester: "self", contactReason: "esempio" },
  });
  await house.send(worker, {
    ...{ caseId: own, expectedSeq: 1, type: "REPORT" },
    payload: { reportSource: "school", reporterName: "x", reportText: "x", protocolNumber: "1/es" },
  });
  const { initial } = await callerOf(house, worker).documents.beginLetter({
    ...{ caseId: own, template: "convocation", version: 1 },
  });
  expect(initial.addresseeName).toBe("Ugo Prova");
});
