// Whoever died lives nowhere anew: no act of a household takes her in from a day after her death, and no split moves her residence;
// where she lived until then may still be recorded.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { readCases } from "../../db/log/read-log.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { rowsOf, textOf } from "../../workflows/kernel/data.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const head = sessionOf("head", "supervisor");
let house: Installation;
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  house.know(head.accountId, ...head.grants);
});
afterAll(() => house.close());

const act = (id: string, type: string, payload: JsonObject, kind = "household") =>
  sendTo(house, head, id, kind, type, payload);
let made = 0;
async function person(diedOn?: string): Promise<string> {
  const id = uuidOf(`member who may die ${++made}`);
  const named = { surname: "Mortali", givenName: `P${made}`, fiscalCodeMissing: "unknown", territory: ostiglia };
  await act(id, "OPEN_PERSON", named, "person");
  if (diedOn !== undefined) await act(id, "RECORD_DEATH", { diedOn }, "person");
  return id;
}
async function household(...members: string[]): Promise<string> {
  const id = uuidOf(`household of mortals ${++made}`);
  const rows = members.map((one, i) => ({ person: one, relation: i ? "child" : "reference", from: "2020-01-01" }));
  await act(id, "OPEN_HOUSEHOLD", { householdKind: "registry", territory: ostiglia, members: rows });
  return id;
}
const membersOf = async (id: string) => {
  const [found] = await readCases(house.services.driver, [id]);
  return rowsOf(found?.snapshot.doc.context.members).map((row) => textOf(row.person));
};
const asReference = (row: { person: string }) => ({ ...row, relation: "reference" });
const refusedFor = async (sent: Promise<unknown>) => (await errorOf(sent)).details.refusal?.reasons;

describe("whoever died", () => {
  it("is taken into no household from a day after her death", async () => {
    const [reference, dead, other] = [await person(), await person("2026-01-10"), await person()];
    const home = await household(reference);
    const from = "2026-01-11";
    const row = { person: dead, relation: "child" };
    expect(await refusedFor(act(home, "ADD_MEMBER", { ...row, from }))).toEqual(["joinsAlive"]);
    const joiners = [row, { person: other, relation: "child" }];
    expect(await refusedFor(act(home, "TAKE_IN_MEMBERS", { joiners, from }))).toEqual(["joinsAlive"]);
    expect(await membersOf(home)).toEqual([reference]);
    await act(home, "ADD_MEMBER", { ...row, from: "2026-01-10" });
    expect(await membersOf(home)).toEqual([reference, dead]);
  });

  it("moves with no split, and stays where she was", async () => {
    const [reference, mortal, child] = [await person(), await person(), await person()];
    const home = await household(reference, mortal, child);
    await act(mortal, "RECORD_DEATH", { diedOn: "2026-01-10" }, "person");
    const leavers = [
      { person: child, relation: "reference" },
      { person: mortal, relation: "child" },
    ];
    const split = { splitOn: "2026-03-01", splitReason: "moved", newKind: "registry", newTerritory: poggio };
    expect(await refusedFor(act(home, "SPLIT_HOUSEHOLD", { ...split, leavers }))).toEqual(["joinsAlive"]);
    await act(home, "SPLIT_HOUSEHOLD", { ...split, leavers: leavers.slice(0, 1) });
    const [found] = await readCases(house.services.driver, [mortal]);
    expect(found?.snapshot.doc.head.territory).toBe(ostiglia);
    expect(await membersOf(home)).toEqual([reference, mortal]);
  });

  it("is named as reference person of no day after her death", async () => {
    const [reference, mortal, child] = [await person(), await person(), await person()];
    const home = await household(reference, mortal, child);
    await act(mortal, "RECORD_DEATH", { diedOn: "2026-01-10" }, "person");
    expect(await refusedFor(act(home, "NAME_REFERENCE", { newReference: mortal }))).toEqual(["referenceAlive"]);
    const leaving = { person: reference, endReason: "moved", newReference: mortal };
    expect(await refusedFor(act(home, "END_MEMBER", { ...leaving, until: "2026-01-11" }))).toEqual(["referenceAlive"]);
    const leavers = [{ person: reference, relation: "reference" }];
    const split = { splitReason: "moved", newKind: "registry", newTerritory: poggio, leavers, newReference: mortal };
    expect(await refusedFor(act(home, "SPLIT_HOUSEHOLD", { ...split, splitOn: "2026-02-01" }))).toEqual([
      "referenceAlive",
    ]);
    // While she lived it was she.
    await act(home, "END_MEMBER", { ...leaving, until: "2026-01-10" });
    expect(await membersOf(home)).toEqual([mortal, child]);
  });

  it("is not left alone by those who live: her leaving is said first", async () => {
    const [reference, mortal, child] = [await person(), await person(), await person()];
    const home = await household(mortal, reference, child);
    await act(mortal, "RECORD_DEATH", { diedOn: "2026-01-10" }, "person");
    const leavers = [
      { person: reference, relation: "reference" },
      { person: child, relation: "child" },
    ];
    const split = { splitReason: "moved", newKind: "registry", newTerritory: poggio, leavers };
    expect(await refusedFor(act(home, "SPLIT_HOUSEHOLD", { ...split, splitOn: "2026-02-01" }))).toEqual(["someLive"]);
    const other = await household(await person());
    const joiners = leavers.map((one) => ({ person: one.person, relation: "child", leaves: home }));
    expect(await refusedFor(act(other, "TAKE_IN_MEMBERS", { joiners, from: "2026-02-01" }))).toEqual([
      "goersLeaveSomeLive",
    ]);
    const ending = { person: mortal, until: "2026-01-10", endReason: "died", newReference: reference };
    await act(home, "END_MEMBER", ending);
    await act(home, "SPLIT_HOUSEHOLD", { ...split, splitOn: "2026-02-01", leavers: leavers.slice(1).map(asReference) });
    expect(await membersOf(home)).toEqual([reference]);
  });

  it("is left behind by who lived with her, only where that one died, too", async () => {
    const [one, two] = [await person("2026-01-10"), await person("2026-01-12")];
    const home = await household(one, two);
    const until = "2026-01-12";
    expect(await refusedFor(act(home, "END_MEMBER", { person: two, until, endReason: "moved" }))).toEqual(["someLive"]);
    await act(home, "END_MEMBER", { person: two, until, endReason: "died" });
    expect(await membersOf(home)).toEqual([one]);
    await act(home, "END_MEMBER", { person: one, until: "2026-01-10", endReason: "died" });
    expect(await membersOf(home)).toEqual([]);
  });

  it("is told as dead beside who lives there, on the page of a person and of the household, while nobody recorded her leaving", async () => {
    const [reference, dead] = [await person(), await person()];
    const home = await household(reference, dead);
    await act(dead, "RECORD_DEATH", { diedOn: "2026-01-10" }, "person");
    const caller = callerOf(house, head);
    const told = (rows: readonly { person: string; died?: true }[] = []) => rows.map((one) => [one.person, one.died]);
    const both = [
      [reference, undefined],
      [dead, true],
    ];
    const { households } = await caller.people.getHouseholds({ personId: reference });
    expect(told(households.find(({ household: id }) => id === home)?.members)).toEqual(both);
    expect(told((await caller.people.getHousehold({ householdId: home })).members)).toEqual(both);
  });

  it("may join again once the death is annulled; and all of it verifies", async () => {
    const [reference, alive] = [await person(), await person("2026-01-10")];
    const home = await household(reference);
    await act(alive, "ANNUL_DEATH", { annulReason: "Un’altra persona (esempio)" }, "person");
    await act(home, "ADD_MEMBER", { person: alive, relation: "child", from: "2026-02-01" });
    const { driver, keys, workflows } = house.services;
    expect((await verify({ driver, keys, tables: await loadTables(driver), workflows })).problems).toEqual([]);
  });
});
