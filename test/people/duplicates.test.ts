// people.listDuplicates over the real caller: each pair of the archive that may be one person stands in the queue once, whatever
// the pages; those told apart, merged or out of reach do not.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import { pairsInSlice } from "../../db/people/walk-pairs.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const supervisor = sessionOf("supervisor", "supervisor");
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
const of = (name: string) => uuidOf(`duplicates ${name}`);

let house: Installation;
async function step(id: string, type: string, payload: JsonObject) {
  const [one] = await readCases(house.services.driver, [id]);
  const envelope = { caseId: id, kind: "person", expectedSeq: one?.snapshot.seq ?? 0 };
  await house.send(supervisor, { ...envelope, type, payload });
}
const person = (name: string, given: JsonObject) => {
  const missing = given.fiscalCode === undefined ? { fiscalCodeMissing: "unknown" } : {};
  return step(of(name), "OPEN_PERSON", { territory: ostiglia, ...missing, ...given });
};

/** All pages, as ids in order within each pair. */
async function pairs(session: Session): Promise<string[]> {
  const found: string[] = [];
  let before: number | undefined;
  for (let page = 0; page < 50; page++) {
    const answer = await callerOf(house, session).people.listDuplicates(before === undefined ? {} : { before });
    for (const { one, other } of answer.pairs) found.push([one.personId, other.personId].sort().join(" "));
    before = answer.next;
    if (before === undefined) return found;
  }
  throw new Error("the pages do not end");
}
const pair = (a: string, b: string) => [of(a), of(b)].sort().join(" ");

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  house.know("supervisor", ...supervisor.grants);
  await person("code", { surname: "Zappaterra", givenName: "Nicolò", fiscalCode: "ZPPNCL61D02G186X" });
  await person("code again", { surname: "Altro", givenName: "Nome", fiscalCode: "ZPPNCL61D02G186X" });
  await person("omocode", { surname: "Zappaterra", givenName: "Nicolò", fiscalCode: "ZPPNCL61D02G18SV" });
  await person("turned", { surname: "Bertuzzi", givenName: "Iole", birthOn: "1955-03-04" });
  await person("turned again", { surname: "Bertuzi", givenName: "Iole", birthOn: "1955-04-03" });
  await person("namesake", { surname: "Bertuzzi", givenName: "Iole", birthOn: "1988-11-20" });
  await person("house", { surname: "Cavicchi", givenName: "Ada", address: "Via Trìgoli 12" });
  await person("house again", {
    surname: "Cavicchi",
    givenName: "Ada",
    birthOn: "1971-01-02",
    address: "via trigoli, 12",
  });
  await person("away", { surname: "Doria", givenName: "Ugo", birthOn: "1949-09-09", territory: poggio });
  await person("here", { surname: "Doria", givenName: "Ugo", birthOn: "1949-09-09" });
  await person("hidden", { surname: "Eremiti", givenName: "Eva", birthOn: "1980-10-10", protectedAddress: true });
  await person("hidden again", { surname: "Eremiti", givenName: "Eva", birthOn: "1980-10-10" });
});
afterAll(() => house.close());

const open = () => [
  pair("code", "code again"),
  pair("code", "omocode"),
  pair("turned", "turned again"),
  pair("house", "house again"),
];

describe("the queue", () => {
  it("holds each pair once, with its reasons, for who may see both", async () => {
    const all = [...open(), pair("away", "here"), pair("hidden", "hidden again")];
    expect((await pairs(supervisor)).sort()).toEqual([...all].sort());
    expect((await pairs(anna)).sort()).toEqual([...open()].sort());
    const { pairs: first } = await callerOf(house, supervisor).people.listDuplicates({});
    const turned = first.find(({ one }) => [of("turned"), of("turned again")].includes(one.personId));
    expect(turned).toMatchObject({ reasons: ["namesHeard", "birthTurned"] });
    // The surest of a page come first.
    const bands = first.map(({ band }) => ["almostSure", "likely", "possible"].indexOf(band));
    expect(bands).toEqual([...bands].sort());
    expect(new Set(bands).size).toBe(2);
  });

  it("is the same however the archive is cut into slices", async () => {
    const { driver } = house.services;
    const whole = (await pairsInSlice(driver, 101)).map(({ personId, otherId }) => [personId, otherId].sort().join());
    const cut: string[] = [];
    for (let before = 101; before > 1; before -= 3) {
      const found = await pairsInSlice(driver, before, 3);
      cut.push(...found.map(({ personId, otherId }) => [personId, otherId].sort().join()));
    }
    expect(whole).toHaveLength(6);
    expect(cut.sort()).toEqual([...whole].sort());
  });

  it("loses those told apart, and those merged, until that is undone", async () => {
    await step(of("turned"), "TELL_APART", { other: of("turned again"), apartText: "Due cugine (esempio)" });
    await step(of("house again"), "MERGE_INTO", { other: of("house"), mergeText: "La stessa (esempio)" });
    const left = [pair("code", "code again"), pair("code", "omocode")].sort();
    expect((await pairs(anna)).sort()).toEqual(left);
    await step(of("house again"), "UNMERGE", { unmergeText: "Prova" });
    expect((await pairs(anna)).sort()).toEqual([...left, pair("house", "house again")].sort());
  });

  it("is closed to who may open no person", async () => {
    for (const role of ["trainee", "psychologist", "coordinator", "provider"] as const) {
      const asked = callerOf(house, sessionOf(role, role)).people.listDuplicates({});
      expect((await errorOf(asked)).code).toBe("FORBIDDEN");
    }
  });
});
