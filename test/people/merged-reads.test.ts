// What is shown once two records are one person's: the record that stands tells what stands at the others, each under the
// reader's own rights, and a record that goes on in another leads there; who may not see one of them is told nothing of it.
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
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
const desk = sessionOf("desk", { role: "frontDesk", territory: ostiglia });
const of = (name: string) => uuidOf(`merged reads ${name}`);

let house: Installation;
async function step(id: string, kind: string, type: string, payload: JsonObject, by = supervisor) {
  const [one] = await readCases(house.services.driver, [id]);
  await house.send(by, { caseId: id, kind, expectedSeq: one?.snapshot.seq ?? 0, type, payload });
}
const person = async (name: string, given: JsonObject = {}) => {
  const named = { surname: "Prova", givenName: name, birthOn: "1960-02-03", fiscalCodeMissing: "unknown" };
  await step(of(name), "person", "OPEN_PERSON", { ...named, territory: ostiglia, ...given });
  return of(name);
};
const caseOf = async (personId: string, name: string) => {
  const told = { channel: "desk", requester: "self", contactReason: "Chiede aiuto" };
  const asked = { person: personId, territory: ostiglia, area: "adults", need: "careAtHome", ...told };
  await step(of(name), "case-intake", "OPEN_CONTACT", asked);
  return of(name);
};
const merge = (one: string, other: string) =>
  step(one, "person", "MERGE_INTO", { other, mergeText: "Stesso documento (esempio)" });
const record = (session: Session, personId: string) => callerOf(house, session).people.getRecord({ personId });
const people = (session: Session) => callerOf(house, session).people;

let [stands, goes, away, ownCase, itsCase] = ["", "", "", "", ""];
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const { accountId, grants } of [supervisor, anna, desk]) house.know(accountId, ...grants);
  stands = await person("Resta", { phone: "+39 000 0000001" });
  goes = await person("Confluisce", { phone: "+39 000 0000002", surname: "Provola" });
  away = await person("Altrove", { territory: poggio });
  ownCase = await caseOf(stands, "own case");
  itsCase = await caseOf(goes, "its case");
  const act = { actRole: "parent", representativeName: "Padre di prova", responsibility: "full" };
  const said = {
    ...act,
    actOrders: ["hideAddress"],
    authority: "juvenileCourt",
    actOn: "2026-03-01",
    from: "2026-03-01",
  };
  await step(goes, "person", "RECORD_ACT", said);
  await step(goes, "person", "RECORD_ISEE", { iseeKind: "ordinary", iseeCents: 900_000, dsuOn: "2026-03-01" });
  await merge(goes, stands);
  await merge(away, stands);
});
afterAll(() => house.close());

describe("the record that stands", () => {
  it("tells the cases of both, and at which record each stands", async () => {
    const { cases, merged, timeline } = await record(anna, stands);
    expect(cases.map(({ caseId, of: at }) => [caseId, at])).toEqual([
      [ownCase, undefined],
      [itsCase, goes],
    ]);
    expect(merged.map(({ name, mayUndo }) => [name, mayUndo])).toEqual([["Provola Confluisce", true]]);
    const phone = merged[0]?.fields.find(({ field }) => field === "phone");
    expect(phone).toMatchObject({ shown: "value", value: "+39 000 0000002" });
    expect(timeline.some(({ caseId }) => caseId === itsCase)).toBe(true);
    expect(timeline.some(({ caseId, type }) => caseId === goes && type === "RECORD_ACT")).toBe(true);
  });

  it("tells what was said at the other of who must not know the address, and its papers", async () => {
    for (const personId of [stands, goes]) {
      const rights = await people(anna).getRights({ personId });
      expect(JSON.stringify(rights.acts)).toContain("Padre di prova");
      expect(JSON.stringify(rights.rights)).toContain("hideAddress");
      const { papers } = await people(anna).getPapers({ personId });
      expect(papers.map(({ about, said }) => [about, said])).toEqual([
        [
          "isee",
          [
            ["iseeKind", "ordinary"],
            ["iseeCents", 900_000],
          ],
        ],
      ]);
    }
  });

  it("does not tell of one in a comune out of reach, nor of what the classes of the reader leave out", async () => {
    expect((await record(supervisor, stands)).merged).toHaveLength(2);
    expect(JSON.stringify((await record(anna, stands)).merged)).not.toContain(away);
    const { papers } = await people(desk).getPapers({ personId: stands });
    expect(papers).toMatchObject([{ said: [], closed: "economic" }]);
    expect(JSON.stringify((await people(desk).getRights({ personId: stands })).acts)).not.toContain("actText");
  });

  it("opening it is reading both", async () => {
    const reader = sessionOf("both reader", { role: "socialWorker", territory: ostiglia });
    await record(reader, stands);
    const rows = listReads(house.services.reads.db, { accountId: reader.accountId }, 20);
    const persons = rows.filter(({ what }) => what === "person").map(({ caseId }) => caseId);
    expect(persons.sort()).toEqual([goes, stands].sort());
  });
});

describe("the record that goes on in it", () => {
  it("says where, and offers nothing but to end an act that stands there and to undo it", async () => {
    const one = await record(anna, goes);
    expect(one).toMatchObject({ state: "merged", goesOnIn: { personId: stands, name: "Prova Resta" }, mayUndo: true });
    expect(one.mayRecord).toEqual([]);
    expect((await record(desk, goes)).mayUndo).toBe(false);
    const { actions } = (await callerOf(house, anna).cases.getCase({ caseId: goes })) as {
      actions: { event: string; possible: boolean }[];
    };
    expect(actions.filter(({ possible }) => possible).map(({ event }) => event)).toEqual(["END_ACT", "UNMERGE"]);
  });

  it("is found by its old name and leads on, in a search and while a name is typed", async () => {
    const leads = [{ personId: goes, state: "merged", leadsTo: { personId: stands, name: "Prova Resta" } }];
    expect((await people(anna).find({ words: "provola" })).persons).toMatchObject(leads);
    expect((await callerOf(house, anna).search.find({ words: "provola" })).persons).toMatchObject(leads);
    const typed = await people(anna).findAlike({ surname: "Provola", givenName: "Confluisce", birthOn: "1960-02-03" });
    expect(typed.persons).toMatchObject(leads);
  });

  it("is nobody's duplicate any more", async () => {
    expect((await people(supervisor).listAlike({ personId: stands })).persons).toEqual([]);
    expect((await people(supervisor).listAlike({ personId: goes })).persons).toEqual([]);
  });
});

describe("who may not see the record that stands", () => {
  const otto = sessionOf("otto", { role: "socialWorker", territory: poggio });
  it("is told that it goes on, and not in whose", async () => {
    expect(await record(otto, away)).toMatchObject({ state: "merged", goesOnIn: {} });
    expect(JSON.stringify(await record(otto, away))).not.toMatch(/Resta/);
    const { persons } = await people(otto).find({ words: "altrove" });
    expect(persons).toMatchObject([{ personId: away }]);
    expect(JSON.stringify(persons)).not.toContain("leadsTo");
  });

  it("as where a case of it is restricted since", async () => {
    const closed = await caseOf(stands, "closed case");
    await step(closed, "case-intake", "RESTRICT", { restricted: true, reason: "Prova" });
    const reader = sessionOf("late", { role: "frontDesk", territory: ostiglia });
    expect(await record(reader, goes)).toMatchObject({ state: "merged", goesOnIn: {} });
    // Undone from the record that she may see, it stands again.
    await step(goes, "person", "UNMERGE", { unmergeText: "Prova" }, anna);
    expect(await record(anna, goes)).toMatchObject({ state: "identified", goesOnIn: undefined, mayUndo: false });
    expect((await record(supervisor, stands)).merged.map(({ personId }) => personId)).toEqual([away]);
  });
});
