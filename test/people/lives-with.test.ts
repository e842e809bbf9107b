// With whom somebody lives is asked of every household of hers and of every record of hers: where one of those people has a protected
// address, the comune is closed to who may not know it, also where another household leads, was left, or stands at a merged record.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const lives = "020061";
const street = "Vicolo Quieto 3";
const head = sessionOf("head", "supervisor");
const desk = sessionOf("desk", "frontDesk");
const anna = sessionOf("anna", "socialWorker");

let house: Installation;
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const { accountId, grants } of [head, desk, anna]) house.know(accountId, ...grants);
});
afterAll(() => house.close());

const act = (id: string, type: string, payload: JsonObject, kind = "household") =>
  sendTo(house, head, id, kind, type, payload);
let made = 0;
async function person(more: JsonObject = {}): Promise<string> {
  const id = uuidOf(`lives with ${++made}`);
  const named = { surname: "Abitanti", givenName: `Prova${made}`, fiscalCodeMissing: "unknown" };
  await act(id, "OPEN_PERSON", { ...named, territory: lives, address: street, ...more }, "person");
  return id;
}
async function household(householdKind: string, ...members: string[]): Promise<string> {
  const id = uuidOf(`household lived in ${++made}`);
  const rows = members.map((one, i) => ({
    ...{ person: one, relation: i === 0 ? "reference" : "child", from: "2020-01-01" },
  }));
  await act(id, "OPEN_HOUSEHOLD", { householdKind, territory: lives, members: rows });
  return id;
}
const protect = (id: string) => act(id, "PROTECT_ADDRESS", { protectedAddressText: "Casa di prova 2" }, "person");

/** What of the place is told of persons and households, by whatever says it. */
async function told(by: Session, persons: string[], households: string[] = []): Promise<string[]> {
  const { people, cases } = callerOf(house, by);
  const answers = await Promise.allSettled([
    ...persons.flatMap((personId): Promise<unknown>[] => [
      people.getRecord({ personId }),
      people.getHouseholds({ personId }),
      people.getPayer({ personId }),
      cases.getLabel({ caseId: personId }),
      cases.listTimeline({ caseId: personId }),
    ]),
    ...households.flatMap((caseId): Promise<unknown>[] => [
      people.getHousehold({ householdId: caseId, on: "2026-03-01" }),
      cases.getCase({ caseId }),
      cases.getLabel({ caseId }),
      cases.listTimeline({ caseId }),
    ]),
    people
      .find({ words: "Abitanti" })
      .then(({ persons: all }) => all.filter(({ personId }) => persons.includes(personId))),
    people
      .find({ words: "Vicolo Quieto 3" })
      .then((found) => (JSON.stringify(found).includes(persons[0] ?? "-") ? street : "")),
  ]);
  const all = JSON.stringify(answers.map((one) => (one.status === "fulfilled" ? one.value : "")));
  return [lives, street].filter((one) => all.includes(one));
}

describe("the place of who lives with a protected person is closed", () => {
  it("where another household leads", async () => {
    const [mother, aunt, father] = [await person(), await person(), await person()];
    await household("registry", mother, father);
    await household("registry", aunt);
    const shared = await household("deFacto", mother, aunt);
    expect(await told(desk, [aunt], [shared])).toEqual([lives, street]);
    await protect(mother);
    for (const by of [desk, anna]) expect([by.accountId, await told(by, [aunt], [shared])]).toEqual([by.accountId, []]);
    expect(await told(head, [aunt], [shared])).toContain(lives);
  });

  it("where the one that led was left", async () => {
    const [mother, child, father] = [await person(), await person(), await person()];
    const home = await household("registry", father, mother, child);
    const refuge = await household("deFacto", mother, child);
    await protect(mother);
    const left = { until: "2026-03-01", endReason: "moved" };
    await act(home, "END_MEMBER", { ...left, person: mother });
    expect(await told(desk, [child], [refuge])).toEqual([]);
    await act(home, "END_MEMBER", { ...left, person: child });
    expect(await told(desk, [child], [refuge])).toEqual([]);
    // Who stays where nobody is protected is told as before.
    expect(await told(desk, [father], [home])).toEqual([lives, street]);
  });

  it("where it stands at a record that goes on in hers", async () => {
    const [mother, child, double] = [await person(), await person(), await person()];
    const home = await household("registry", mother, child);
    await act(child, "MERGE_INTO", { other: double, mergeText: "La stessa (esempio)" }, "person");
    expect(await told(desk, [double])).toEqual([lives, street]);
    await protect(mother);
    expect(await told(desk, [double, child], [home])).toEqual([]);
    await act(child, "UNMERGE", { unmergeText: "Un’altra (esempio)" }, "person");
    expect(await told(desk, [double])).toEqual([lives, street]);
    expect(await told(desk, [child])).toEqual([]);
  });

  it("where several came into it in one act", async () => {
    const [mother, child, friend] = [await person(), await person(), await person()];
    const [home, refuge] = [await household("registry", mother, child), await household("deFacto", friend)];
    await protect(mother);
    const joiners = [mother, child].map((one) => ({ person: one, relation: "child" }));
    await act(refuge, "TAKE_IN_MEMBERS", { from: "2026-03-01", joiners });
    await act(home, "DISSOLVE", { until: "2026-03-02" });
    expect(await told(desk, [child, friend], [refuge])).toEqual([]);
  });
});

it("who lives with her in one household only need not know where she lives, nor where a child of hers does", async () => {
  const [mother, child, father] = [await person(), await person(), await person()];
  await household("registry", father, mother, child);
  await household("deFacto", mother, child);
  const born = { actRole: "parent", responsibility: "full", authority: "civilRegistry", actOn: "2020-01-01" };
  for (const representative of [mother, father])
    await act(child, "RECORD_ACT", { ...born, representative, from: "2020-01-01" }, "person");
  const told = async () =>
    (await callerOf(house, head).people.getRights({ personId: child })).rights.holders.map(({ holder, address }) => [
      holder,
      address.answer,
    ]);
  expect(await told()).toEqual([mother, father].map((one) => [one, "yes"]));
  await protect(mother);
  expect(await told()).toEqual([
    [mother, "yes"],
    [father, "no"],
  ]);
  await protect(child);
  expect(await told()).toEqual([
    [mother, "yes"],
    [father, "no"],
  ]);
});

it("who left the household that led and lives in another is not among those without a household", async () => {
  const [one, other] = [await person(), await person()];
  const home = await household("registry", other, one);
  await household("deFacto", one);
  const listed = async () =>
    (await callerOf(house, head).people.listWithoutHousehold({})).persons.map(({ personId }) => personId);
  await act(home, "END_MEMBER", { until: "2026-03-01", endReason: "moved", person: one });
  expect(await listed()).not.toContain(one);
  const [double, lonely] = [await person(), await person()];
  await act(one, "MERGE_INTO", { other: double, mergeText: "La stessa (esempio)" }, "person");
  expect(await listed()).not.toContain(double);
  expect(await listed()).toContain(lonely);
});

it("all of it verifies", async () => {
  const { driver, keys, workflows } = house.services;
  expect((await verify({ driver, keys, tables: await loadTables(driver), workflows })).problems).toEqual([]);
});
