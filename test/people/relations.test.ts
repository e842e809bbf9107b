// Who is what to whom, through the gate: recorded on one record, seen from both sides, ended from either, undone and corrected; and who
// may not know of a person does not learn of her by a relation.
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { readCases } from "../../db/log/read-log.ts";
import { listReads } from "../../db/read-log/reads.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { addDays } from "../../workflows/rules/calendar/days.ts";
import { callerOf } from "../support/caller.ts";
import { sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const supervisor = sessionOf("supervisor", "supervisor");
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
const desk = sessionOf("desk", { role: "frontDesk", territory: ostiglia });

let house: Installation;
let persons = 0;
let day = "2026-03-09";

function step(id: string, kind: string, type: string, payload: JsonObject, by: Session = supervisor) {
  return sendTo(house, by, id, kind, type, payload);
}
async function person(given: JsonObject = {}): Promise<string> {
  persons += 1;
  const id = uuidOf(`relations ${persons}`);
  const named = {
    surname: "Legami",
    givenName: `Prova${persons}`,
    birthOn: "1980-02-03",
    fiscalCodeMissing: "unknown",
  };
  await step(id, "person", "OPEN_PERSON", { ...named, territory: ostiglia, ...given });
  return id;
}
const relate = (id: string, relative: string, tie: string, more: JsonObject = {}, by = supervisor) =>
  step(id, "person", "RECORD_RELATION", { relative, tie, tieSource: "registry", ...more }, by);
const seen = async (personId: string, by = supervisor, at?: string) =>
  (await callerOf(house, by).people.getRelations({ personId, ...(at ? { at } : {}) })).relations;
const ties = async (personId: string, by = supervisor) =>
  (await seen(personId, by)).map(({ tie, other }) => [tie, other?.personId]);

beforeAll(async () => {
  house = await install({ now: `${day}T09:00:00.000Z` });
  for (const { accountId, grants } of [supervisor, anna, desk]) house.know(accountId, ...grants);
});
afterAll(() => house.close());

describe("a relation", () => {
  it("stands on one record and is said from both sides, each with its own word", async () => {
    const [mother, child] = [await person({ sex: "F" }), await person({ birthOn: "2014-05-01" })];
    await relate(child, mother, "parent", { from: "2014-05-01" });
    expect(await seen(child)).toEqual([
      {
        ...{ relation: 2, tie: "parent", source: "registry", from: "2014-05-01", record: child, mayEnd: true },
        other: { personId: mother, name: expect.stringContaining("Legami"), sex: "F", deceased: false },
      },
    ]);
    expect(await seen(mother)).toMatchObject([
      { tie: "child", from: "2014-05-01", record: child, mayEnd: true, other: { personId: child } },
    ]);
    const [record] = await readCases(house.services.driver, [mother]);
    expect(record?.snapshot.seq).toBe(1);
  });

  it("that both records keep is told once", async () => {
    const [one, other] = [await person(), await person()];
    await relate(one, other, "sibling");
    await relate(other, one, "sibling");
    expect(await ties(one)).toEqual([["sibling", other]]);
    expect(await ties(other)).toEqual([["sibling", one]]);
    await relate(one, other, "caregiver");
    expect(await ties(other)).toEqual([
      ["sibling", one],
      ["caredFor", one],
    ]);
  });

  it("ends with a reason and a day that may not be known, and another may begin after", async () => {
    const [one, other] = [await person(), await person()];
    await relate(one, other, "spouse", { from: "2010-06-01" });
    const ending = { relation: 2, until: "2020-01-31", relationEnd: "divorced" };
    await expect(step(one, "person", "END_RELATION", { ...ending, until: "2009-01-01" })).rejects.toMatchObject({
      details: { refusal: { reasons: ["relationEndNotBefore"] } },
    });
    await step(one, "person", "END_RELATION", ending);
    expect(await seen(other)).toMatchObject([{ tie: "spouse", until: "2020-01-31", end: "divorced", mayEnd: false }]);
    await expect(step(one, "person", "END_RELATION", ending)).rejects.toMatchObject({ code: "REFUSED" });
    await relate(one, other, "spouse");
    await step(one, "person", "END_RELATION", { relation: 4, relationEnd: "separated" });
    expect((await seen(one)).map(({ end }) => end)).toEqual(["divorced", "separated"]);
    await relate(one, other, "formerSpouse", { relationEnd: "died" });
    expect(await seen(one)).toHaveLength(3);
  });

  it("is refused to oneself, twice, and where the record holds forty", async () => {
    const [one, other] = [await person(), await person()];
    const refused = (reason: string) => ({ details: { refusal: { reasons: [reason] } } });
    await expect(relate(one, one, "sibling")).rejects.toMatchObject(refused("notRelatedToOneself"));
    await relate(one, other, "sibling");
    await expect(relate(one, other, "sibling")).rejects.toMatchObject(refused("relationNew"));
    const late = { from: "2020-01-02", until: "2020-01-01", relationEnd: "noLonger" };
    await expect(relate(one, other, "partner", late)).rejects.toMatchObject(refused("relationEndsLater"));
    for (let i = 1; i < 40; i++) await relate(one, other, "partner", { relationEnd: "noLonger" });
    await expect(relate(one, other, "neighbour")).rejects.toMatchObject(refused("roomForRelations"));
  });

  it("undone is gone from both sides, and leaves another with the same person", async () => {
    const [one, other] = [await person(), await person()];
    await relate(one, other, "child");
    const { seq } = await relate(one, other, "caregiver");
    await step(one, "person", "UNDO", { undoes: seq });
    expect(await ties(one)).toEqual([["child", other]]);
    expect(await ties(other)).toEqual([["parent", one]]);
  });

  it("is corrected where it was recorded, and goes over to the person who was meant", async () => {
    const [one, other, third] = [await person(), await person(), await person()];
    await relate(one, other, "sibling");
    const correct = (values: JsonObject) =>
      step(one, "person", "CORRECT", { corrects: 2, mendReason: "Letto meglio", values });
    const known = { tieSource: "document", from: "1990-01-01" };
    await correct({ relative: other, tie: "auntOrUncle", ...known });
    expect(await seen(other)).toMatchObject([{ tie: "nieceOrNephew", source: "document", from: "1990-01-01" }]);
    await correct({ relative: third, tie: "sibling", ...known });
    expect(await ties(third)).toEqual([["sibling", one]]);
    expect(await ties(other)).toEqual([]);
    expect(await ties(one)).toEqual([["sibling", third]]);
    const [record] = await readCases(house.services.driver, [one]);
    expect(record?.snapshot.doc.corrections[4]).toMatchObject({ outcome: "applied" });
    // The correction is taken back: whom it was said of first is meant again.
    await step(one, "person", "UNDO", { undoes: 4 });
    expect([await ties(one), await ties(other), await ties(third)]).toEqual([
      [["auntOrUncle", other]],
      [["nieceOrNephew", one]],
      [],
    ]);
  });

  it("that went over to somebody else is taken back whole, goes over again, and keeps what was recorded since", async () => {
    const [one, other, third, fourth] = [await person(), await person(), await person(), await person()];
    await relate(one, other, "sibling");
    const correct = (relative: string) => {
      const values = { relative, tie: "sibling", tieSource: "registry" };
      return step(one, "person", "CORRECT", { corrects: 2, mendReason: "Un’altra persona", values });
    };
    for (const relative of [third, fourth]) await correct(relative);
    expect([await ties(other), await ties(third), await ties(fourth)]).toEqual([[], [], [["sibling", one]]]);
    await relate(one, other, "caregiver");
    await correct(third);
    expect(await ties(third)).toEqual([["sibling", one]]);
    expect(await ties(other)).toEqual([["caredFor", one]]);
    await step(one, "person", "STEP_BACK", { undoes: 5, reason: "Sbagliato" });
    await step(one, "person", "STEP_BACK", { undoes: 2, reason: "Sbagliato" });
    for (const id of [one, other, third, fourth]) expect(await ties(id)).toEqual([]);
    const links = await house.services.driver.read(
      "SELECT to_id FROM case_link WHERE from_id=? AND role LIKE 'relation:%'",
      [one],
    );
    expect(links).toEqual([]);
  });

  it("does not go over to whom it may not name, nor become one that is there", async () => {
    const [one, other, far] = [await person(), await person(), await person({ territory: poggio })];
    await relate(one, other, "sibling", {}, anna);
    await relate(one, other, "caregiver", {}, anna);
    const correct = (relative: string, tie: string) =>
      step(
        one,
        "person",
        "CORRECT",
        { corrects: 3, mendReason: "x", values: { relative, tie, tieSource: "registry" } },
        anna,
      );
    await expect(correct(far, "caregiver")).rejects.toMatchObject({ code: "INVALID" });
    await correct(other, "sibling");
    const [record] = await readCases(house.services.driver, [one]);
    expect(record?.snapshot.doc.corrections[4]).toMatchObject({ outcome: "pending" });
    expect(await ties(other)).toEqual([
      ["sibling", one],
      ["caredFor", one],
    ]);
  });

  it("is also recorded of who died, and looking at it is a reading of the record", async () => {
    const [one, other] = [await person(), await person()];
    await step(one, "person", "RECORD_DEATH", { diedOn: "2026-03-01" });
    await relate(one, other, "spouse");
    expect(await seen(other)).toMatchObject([{ other: { deceased: true } }]);
    await callerOf(house, anna).people.getRelations({ personId: other });
    const reads = listReads(house.services.reads.db, { accountId: "anna" }, 10);
    expect(reads.some((row) => row.caseId === other)).toBe(true);
    expect(reads.some((row) => row.caseId === one)).toBe(false);
  });

  it("leaves caches that a fold of the log reproduces", async () => {
    const { driver, keys, workflows } = house.services;
    const report = await verify({ driver, keys, tables: await loadTables(driver), workflows });
    expect(report.problems).toEqual([]);
  });
});

describe("who may not know of the other", () => {
  it("sees that there is one where this record says so, and nothing where only the other does", async () => {
    const [one, away, said] = [
      await person(),
      await person({ territory: poggio }),
      await person({ territory: poggio }),
    ];
    await relate(one, away, "sibling");
    await relate(said, one, "parent");
    expect(await ties(one)).toEqual([
      ["sibling", away],
      ["child", said],
    ]);
    expect(await ties(one, anna)).toEqual([["sibling", undefined]]);
  });

  it("does not read the name of who is protected or in a restricted case, nor in the diary of the record", async () => {
    const [one, hidden, kept, tells] = [await person(), await person(), await person(), await person()];
    for (const id of [hidden, tells])
      await step(id, "person", "PROTECT_ADDRESS", { protectedAddressText: "Altrove 1" });
    const told = { channel: "desk", requester: "self", contactReason: "Chiede aiuto" };
    const asked = { person: kept, territory: ostiglia, area: "adults", need: "careAtHome", ...told };
    const caseId = uuidOf(`relations case of ${kept}`);
    await step(caseId, "case-intake", "OPEN_CONTACT", asked);
    await step(caseId, "case-intake", "RESTRICT", { restricted: true, reason: "Prova" });
    await relate(one, hidden, "spouse");
    await relate(one, kept, "sibling");
    await relate(tells, one, "parent");
    expect(await ties(one)).toHaveLength(3);
    expect(await ties(one, desk)).toEqual([
      ["spouse", undefined],
      ["sibling", undefined],
    ]);
    const { people, cases } = callerOf(house, desk);
    const [record, timeline] = [await people.getRecord({ personId: one }), await cases.listTimeline({ caseId: one })];
    const view = (await cases.getCase({ caseId: one })) as { names: Record<string, string> };
    for (const { names } of [record, timeline, view])
      for (const id of [hidden, kept, tells]) expect(names[id]).toBeUndefined();
    expect(timeline.entries.map(({ type }) => type)).toEqual(["RECORD_RELATION", "RECORD_RELATION", "OPEN_PERSON"]);
  });

  it("may not record one, nor be the desk", async () => {
    const [one, away] = [await person(), await person({ territory: poggio })];
    await expect(relate(one, away, "sibling", {}, anna)).rejects.toMatchObject({ code: "INVALID" });
    const near = await person();
    await expect(relate(one, near, "sibling", {}, desk)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await relate(one, near, "sibling", {}, anna);
    expect(await seen(near, desk)).toMatchObject([{ tie: "sibling", mayEnd: false }]);
    expect(await seen(near, anna)).toMatchObject([{ mayEnd: true }]);
  });
});

describe("records that go on as one", () => {
  it("gather on the one that stands, whichever of them a relation names", async () => {
    const [stands, goes, mother, child] = [await person(), await person(), await person(), await person()];
    await relate(goes, mother, "parent");
    await relate(child, goes, "parent");
    await step(goes, "person", "MERGE_INTO", { other: stands, mergeText: "Stesso documento (esempio)" });
    const both = [
      ["parent", mother],
      ["child", child],
    ];
    expect(await ties(stands)).toEqual(both);
    expect(await ties(goes)).toEqual(both);
    expect(await ties(mother)).toEqual([["child", stands]]);
    expect(await ties(child)).toEqual([["parent", stands]]);
    // What is over is over where it stands; nothing new is recorded there.
    await expect(relate(goes, child, "parent")).rejects.toMatchObject({
      details: { refusal: { reasons: ["standsAlone"] } },
    });
    await step(goes, "person", "END_RELATION", { relation: 2, relationEnd: "noLonger" });
    expect(await seen(stands)).toMatchObject([{ tie: "child" }, { tie: "parent", end: "noLonger" }]);
    await step(goes, "person", "UNMERGE", { unmergeText: "Erano due (esempio)" });
    expect(await ties(stands)).toEqual([]);
    expect(await ties(child)).toEqual([["parent", goes]]);
  });
});

describe("acts of representation", () => {
  it("are what says who decides: the page tells where the two part ways", async () => {
    const [child, father, mother, aunt] = [
      await person({ birthOn: "2016-05-01" }),
      ...[await person(), await person(), await person()],
    ];
    const act = { authority: "juvenileCourt", actOn: "2026-03-01", from: "2026-03-01", actRole: "parent" };
    await relate(child, String(father), "parent");
    await relate(String(mother), child, "child");
    const forfeited = { representative: String(father), responsibility: "forfeited", actOrders: ["hideAddress"] };
    await step(child, "person", "RECORD_ACT", { ...act, ...forfeited });
    await step(child, "person", "RECORD_ACT", { ...act, representative: String(aunt), responsibility: "full" });
    const { against } = await callerOf(house, anna).people.getRelations({ personId: child });
    expect(against.map(({ id, person: who, name }) => [id, who, name !== ""])).toEqual([
      ["parentWithout", father, true],
      ["hideAddress", father, true],
      ["parentWithoutAct", mother, true],
      ["actWithoutTie", aunt, true],
    ]);
    const rights = await callerOf(house, anna).people.getRights({ personId: child });
    expect(rights.rights.holders.some(({ holder }) => holder === mother)).toBe(false);
  });
});

it("an answer about the past never changes, from either side", async () => {
  let run = 0;
  const kinds = ["parent", "sibling", "caregiver", "spouse"];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(6), { minLength: 3, maxLength: 7 }), async (chosen) => {
      run += 1;
      const [one, other] = [await person(), await person()];
      const answers: [string, string][] = [];
      const known = async (at: string) => JSON.stringify([await seen(one, anna, at), await seen(other, anna, at)]);
      for (const index of chosen) {
        const tie = kinds[index];
        const sent = tie
          ? relate(one, other, tie)
          : index === 4
            ? relate(other, one, "child")
            : step(one, "person", "END_RELATION", { relation: index - 3, relationEnd: "noLonger" });
        await sent.catch(() => undefined);
        const minute = `${day}T18:00`;
        day = addDays(day, 1);
        house.at(`${day}T09:00:00.000Z`);
        answers.push([minute, await known(minute)]);
      }
      for (const [minute, answer] of answers) expect(await known(minute), minute).toBe(answer);
    }),
    { numRuns: 8, seed: 34 },
  );
  expect(run).toBe(8);
});
