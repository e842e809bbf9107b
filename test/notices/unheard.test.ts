// A request to join records that nobody can answer: who asked reads why, who gives roles and who coordinates read where and since when
// without any name, and with a role given later the request is in an inbox, once.
import { afterAll, beforeAll, expect, test } from "vitest";
import { giveGrant } from "../../server/access/grants.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { sweepAsks } from "../../server/notices/sweep-asks.ts";
import { tellNotices } from "../../server/notices/tell.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const lone = sessionOf("lone", { role: "socialWorker", territory: poggio }, { role: "frontDesk", territory: ostiglia });
const later = sessionOf(
  "later",
  { role: "socialWorker", territory: ostiglia },
  { role: "frontDesk", territory: poggio },
);
const coordinator = sessionOf("coordinator", "coordinator");
const administrator = sessionOf("administrator", "administrator");
const protector = sessionOf("protector", { role: "protectionWorker", territory: "district" });

let house: Installation;
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const { accountId, grants } of [lone, coordinator, administrator]) house.know(accountId, ...grants);
  house.know("later", { role: "frontDesk", territory: ostiglia, areas: "all", from: "2000-01-01" });
});
afterAll(() => house.close());

let made = 0;
async function open(territory: string): Promise<string> {
  const id = uuidOf(`unheard ${++made}`);
  const named = {
    surname: `Inascoltata${made}`,
    givenName: "Ada",
    birthOn: "1960-02-03",
    fiscalCodeMissing: "unknown",
  };
  await sendTo(house, lone, id, "person", "OPEN_PERSON", { ...named, territory });
  return id;
}
const act = (id: string, type: string, payload: JsonObject, by = lone) =>
  sendTo(house, by, id, "person", type, payload);
const ask = (one: string, other: string) =>
  act(one, "ASK_MERGE", { other, mergeWay: "intoOther", askText: "Stessa carta (esempio)" });

async function look(): Promise<{ told: number; unheard: number }> {
  await tellNotices(house.services);
  return sweepAsks(house.services);
}
const inbox = async (session: Session) => (await callerOf(house, session).notices.list({})).notices;
const madeBy = async (session: Session) => (await callerOf(house, session).people.listMergeAsks()).made;
const office = (session: Session) => callerOf(house, session).notices.listUnheard();

let one = "";
let other = "";

test("who asked is told once that nobody can answer, and why, also on the page of requests", async () => {
  [one, other] = [await open(poggio), await open(ostiglia)];
  await ask(one, other);
  expect(await look()).toEqual({ told: 1, unheard: 1 });
  const [notice, ...rest] = await inbox(lone);
  expect([notice, rest]).toMatchObject([
    { what: "mergeNobody", why: "noRole", read: false, one: { personId: one }, other: { personId: other } },
    [],
  ]);
  expect(await madeBy(lone)).toMatchObject([{ unheard: "noRole" }]);
  await callerOf(house, lone).notices.markRead({ ids: [notice?.id ?? ""], read: true });
  expect(await look()).toEqual({ told: 0, unheard: 1 });
  expect(await inbox(lone)).toMatchObject([{ what: "mergeNobody", read: true }]);
});

test("who gives roles and who coordinates read where, why, since when and which roles; no name, and nobody else", async () => {
  for (const session of [coordinator, administrator]) {
    const answer = await office(session);
    expect(answer.places).toEqual([
      { why: "noRole", askedPlace: ostiglia, askingPlace: poggio, asks: 1, oldestOn: "2026-03-09" },
    ]);
    expect(answer.roles).toEqual(expect.arrayContaining(["socialWorker", "supervisor"]));
    for (const role of ["frontDesk", "coordinator", "administrator"]) expect(answer.roles).not.toContain(role);
    for (const hidden of ["Inascoltata", one, other, "lone"]) expect(JSON.stringify(answer)).not.toContain(hidden);
  }
  await expect(office(lone)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("of a protected person not even the comune is kept", async () => {
  await act(one, "PROTECT_ADDRESS", {});
  await look();
  expect((await office(administrator)).places).toMatchObject([{ askedPlace: ostiglia, askingPlace: "" }]);
  await act(one, "END_ADDRESS_PROTECTION", {}, protector);
  // Who ended it came with rights over the whole district, and may answer.
  expect(await look()).toMatchObject({ unheard: 0 });
});

test("with a role given later it is in that inbox, once, and over for who asked; with its end it is gone", async () => {
  const [asking, asked] = [await open(poggio), await open(ostiglia)];
  await ask(asking, asked);
  await look();
  const grant = { role: "socialWorker", territory: ostiglia, areas: "all", from: "2026-03-09" } as const;
  giveGrant(house.services.accounts, "later", grant, "test");
  await look();
  // Not shown the record that asks: this one is still nothing to her.
  expect(await inbox(sessionOf("later", { role: "socialWorker", territory: ostiglia }))).toEqual([]);
  giveGrant(house.services.accounts, "later", { ...grant, role: "frontDesk", territory: poggio }, "test");
  const reached = await look();
  expect(reached).toEqual({ told: 2, unheard: 0 });
  expect(await look()).toEqual({ told: 0, unheard: 0 });
  expect((await inbox(later)).map(({ what }) => what)).toEqual(["mergeAsk", "mergeAsk"]);
  await act(asking, "WITHDRAW_MERGE_ASK", { other: asked });
  await look();
  expect(await inbox(later)).toHaveLength(1);
  expect((await office(coordinator)).places).toEqual([]);
});

test("why changes with the accounts: there is who may write the record, and she is not shown both", async () => {
  const alone = await install({ now: "2026-03-09T09:00:00.000Z" });
  const before = house;
  house = alone;
  try {
    house.know("lone", ...lone.grants);
    const [asking, asked] = [await open(poggio), await open(ostiglia)];
    await ask(asking, asked);
    house.know("later", { role: "socialWorker", territory: ostiglia, areas: "all", from: "2000-01-01" });
    expect(await look()).toEqual({ told: 1, unheard: 1 });
    expect(await inbox(lone)).toMatchObject([{ what: "mergeNobody", why: "notShown" }]);
    expect((await office(coordinator)).places).toMatchObject([{ why: "notShown", asks: 1 }]);
    // Taken back: nothing is left of it, also before the next look.
    await act(asking, "WITHDRAW_MERGE_ASK", { other: asked });
    expect(await inbox(lone)).toEqual([]);
    await look();
    expect(await house.services.notices.read("SELECT * FROM notice")).toEqual([]);
    expect(await house.services.notices.read("SELECT * FROM unheard")).toEqual([]);
  } finally {
    await alone.close();
    house = before;
  }
});
