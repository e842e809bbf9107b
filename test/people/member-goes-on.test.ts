// A member of a household whose record was merged: the record in which it goes on takes the place, on every day and in both persons' own
// records; until then she is not put there twice, and each refusal says which act to use. All of it is stepped back.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { rowsOf } from "../../workflows/kernel/data.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { errorOf } from "../support/error-of.ts";
import { type Installation, sessionOf } from "../support/installation.ts";
import {
  act,
  ask,
  knownNow,
  ofHousehold,
  openDays,
  ostiglia,
  person,
  poggio,
  snapshotOf,
  told,
  worker,
} from "./day-house.ts";

let house: Installation;
beforeAll(async () => {
  house = await openDays();
});
afterAll(() => house.close());

let n = 0;
/** Ada lives in the household with Ugo; Ida is her other record. */
let [ada, ida, ugo, home] = ["", "", "", ""];
const row = (who: string, relation: string, from: string): JsonObject => ({ person: who, relation, from });
async function opened(members: JsonObject[], householdKind = "registry"): Promise<string> {
  n += 1;
  const id = uuidOf(`goes on home ${n}`);
  await act(id, "OPEN_HOUSEHOLD", { householdKind, territory: ostiglia, members });
  return id;
}
beforeEach(async () => {
  n += 1;
  [ada, ida, ugo] = [await person(`Ada ${n}`), await person(`Ida ${n}`), await person(`Ugo ${n}`)];
  home = await opened([row(ugo, "reference", "2015-01-01"), row(ada, "spouse", "2016-02-01")]);
});

const merge = (one: string, other: string) =>
  act(one, "MERGE_INTO", { other, mergeText: "Stesso documento (esempio)" }, "person");
const unmerge = (one: string) => act(one, "UNMERGE", { unmergeText: "Erano due cugine (esempio)" }, "person");
const goesOn = (one = ada, into = ida, id = home, by = worker) =>
  act(id, "MEMBER_GOES_ON", { person: one, into }, "household", by);
const refusedFor = async (sent: Promise<unknown>): Promise<unknown> => {
  const { details, code } = await errorOf(sent);
  return details.refusal?.reasons ?? details.problems?.map((one) => `${one.path} ${one.code}`) ?? code;
};
const members = async (id = home) =>
  rowsOf((await snapshotOf(id)).doc.context.members).map((one) => [one.person, one.relation, one.from]);
const livesIn = async (who: string) =>
  rowsOf((await snapshotOf(who)).doc.context.households).map((one) => [one.household, one.from]);
const ofHome = async (who: string) => (await snapshotOf(who)).doc.head.householdId;
const wereThere = async (on: string, at?: string) =>
  (await ofHousehold(home, { on, ...(at === undefined ? {} : { at }) })).day?.members.map((one) => [
    one.person,
    one.relation,
    one.from,
  ]);
const all = async () =>
  Promise.all(
    [home, ada, ida, ugo].map(async (id) => {
      const { state, doc } = await snapshotOf(id);
      return { state, context: doc.context, household: doc.head.householdId };
    }),
  );

describe("the record that goes on", () => {
  test("takes the place with relation and day, and both persons' records say so", async () => {
    await merge(ada, ida);
    const before = await all();
    const early = knownNow();
    await goesOn();
    expect(await members()).toEqual([
      [ugo, "reference", "2015-01-01"],
      [ida, "spouse", "2016-02-01"],
    ]);
    expect([await livesIn(ada), await livesIn(ida)]).toEqual([[], [[home, "2016-02-01"]]]);
    expect([await ofHome(ada), await ofHome(ida)]).toEqual([undefined, home]);
    // On every day she is there by the record that stands, without a gap; as it was known before, by the other.
    for (const on of ["2016-02-01", "2020-01-01", "2026-03-09"])
      expect(await wereThere(on)).toEqual([
        [ugo, "reference", "2015-01-01"],
        [ida, "spouse", "2016-02-01"],
      ]);
    expect(await wereThere("2016-01-31")).toEqual([[ugo, "reference", "2015-01-01"]]);
    expect((await wereThere("2020-01-01", early))?.map(([who]) => who)).toEqual([ugo, ada]);
    for (const who of [ida, ada]) expect((await told(who, "2020-01-01")).map(([id]) => id)).toEqual([home]);
    expect((await ofHousehold(home)).former).toEqual([]);
    const { seq } = await snapshotOf(home);
    await act(home, "UNDO", { undoes: seq });
    expect(await all()).toEqual(before);
    expect((await wereThere("2020-01-01"))?.map(([who]) => who)).toEqual([ugo, ada]);
  });

  test("goes on as the reference person, and to her the others are what they were", async () => {
    const elder = await person(`Elda ${n}`);
    await merge(ugo, elder);
    await goesOn(ugo, elder);
    expect(await members()).toEqual([
      [elder, "reference", "2015-01-01"],
      [ada, "spouse", "2016-02-01"],
    ]);
  });

  test("is the last of the way, and no other", async () => {
    const last = await person(`Lia ${n}`);
    expect(await refusedFor(goesOn())).toEqual(["goesOnThere"]);
    await merge(ada, ida);
    expect(await refusedFor(goesOn(ada, ugo))).toEqual(["goesOnThere"]);
    await merge(ida, last);
    expect(await refusedFor(goesOn())).toEqual(["into leadsOn"]);
    await goesOn(ada, last);
    expect((await members())[1]).toEqual([last, "spouse", "2016-02-01"]);
    expect(await refusedFor(goesOn(ada, last))).toEqual(["isMember"]);
  });

  test("lives on with who splits, and was there before she came back on no day twice", async () => {
    await act(home, "ADD_MEMBER", row(ida, "notRelated", "2015-06-01"));
    await act(home, "END_MEMBER", { person: ida, until: "2016-12-31", endReason: "moved" });
    await merge(ada, ida);
    await goesOn();
    expect((await wereThere("2016-01-01"))?.map(([who, as]) => [who, as])).toEqual([
      [ugo, "reference"],
      [ida, "notRelated"],
    ]);
    expect((await wereThere("2016-06-01"))?.map(([who, as]) => [who, as])).toEqual([
      [ugo, "reference"],
      [ida, "spouse"],
    ]);
    await act(home, "SPLIT_HOUSEHOLD", {
      ...{ leavers: [{ person: ida, relation: "reference" }], splitOn: "2026-03-01", splitReason: "separated" },
      ...{ newKind: "registry", newTerritory: poggio },
    });
    expect((await members()).map(([who]) => who)).toEqual([ugo]);
    expect((await wereThere("2026-02-28"))?.map(([who]) => who)).toEqual([ugo, ida]);
  });
});

describe("two members that are one person", () => {
  test.each([
    ["2018-05-01", "the merged one came first"],
    ["2015-03-01", "the one that stands came first"],
  ])("are one, there since the earlier day (%s: %s)", async (from) => {
    await act(home, "ADD_MEMBER", row(ida, "notRelated", from));
    await merge(ada, ida);
    const before = await all();
    const { seq } = await goesOn();
    const since = from < "2016-02-01" ? from : "2016-02-01";
    expect(await members()).toEqual([
      [ugo, "reference", "2015-01-01"],
      [ida, "notRelated", since],
    ]);
    expect([await livesIn(ada), await livesIn(ida), await ofHome(ida)]).toEqual([[], [[home, since]], home]);
    const then = from > since ? "spouse" : "notRelated";
    expect((await wereThere("2017-01-01"))?.[1]).toEqual([ida, then, since]);
    expect((await wereThere("2019-01-01"))?.[1]).toEqual([ida, "notRelated", since]);
    expect(await wereThere("2019-01-01")).toHaveLength(2);
    await act(home, "STEP_BACK", { undoes: seq, reason: "Erano due persone" });
    expect(await all()).toEqual(before);
  });

  test("the reference person among them stays one", async () => {
    await act(home, "ADD_MEMBER", row(ida, "notRelated", "2018-05-01"));
    await merge(ugo, ida);
    await goesOn(ugo, ida);
    expect(await members()).toEqual([
      [ada, "spouse", "2016-02-01"],
      [ida, "reference", "2015-01-01"],
    ]);
    expect((await wereThere("2020-01-01"))?.find(([who]) => who === ida)).toEqual([ida, "reference", "2015-01-01"]);
    expect((await ask(worker).getHouseholds({ personId: ida })).households[0]?.reference).toBe("known");
  });
});

describe("until then", () => {
  test("she is put into the household by no other way, and the reason names the act", async () => {
    await merge(ada, ida);
    const added = act(home, "ADD_MEMBER", row(ida, "spouse", "2020-01-01"));
    const { details } = await errorOf(added);
    expect(details.refusal?.reasons).toEqual(["joinersByNoOther"]);
    expect(details.refusal?.texts.it.join()).toContain("Metti al suo posto la scheda che prosegue");
    expect(details.refusal?.texts.en.join()).toContain("Put the record that goes on in its place");
    const joiners = [{ person: ida, relation: "spouse" }];
    expect(await refusedFor(act(home, "TAKE_IN_MEMBERS", { joiners, from: "2020-01-01" }))).toEqual([
      "joinersByNoOther",
    ]);
    expect(await refusedFor(opened([row(ida, "reference", "2020-01-01"), row(ada, "spouse", "2020-01-01")]))).toEqual([
      "members.1.person leadsOn",
    ]);
    expect(await members()).toHaveLength(2);
    // Where no record of hers is, she is put as anybody.
    const other = await opened([row(await person(`Eva ${n}`), "reference", "2015-01-01")]);
    await act(other, "ADD_MEMBER", row(ida, "spouse", "2020-01-01"));
  });

  test("she leaves for no other household, and the reason names the act; afterwards she does", async () => {
    await merge(ada, ida);
    const other = await opened([row(await person(`Eva ${n}`), "reference", "2015-01-01")]);
    const joiners = [{ person: ida, relation: "spouse", leaves: home }];
    const takeIn = () => act(other, "TAKE_IN_MEMBERS", { joiners, from: "2026-03-01" });
    const split = {
      ...{ leavers: [{ person: ida, relation: "reference" }], splitOn: "2026-03-01", splitReason: "separated" },
      ...{ newKind: "registry", newTerritory: poggio },
    };
    expect(await refusedFor(takeIn())).toEqual(["leaversByNoOther"]);
    expect(await refusedFor(act(home, "SPLIT_HOUSEHOLD", split))).toEqual(["leaversByNoOther"]);
    await goesOn();
    await takeIn();
    expect([(await members()).length, (await members(other)).length]).toEqual([1, 2]);
  });

  test("the page and the card say that the record goes on, and where to those who are shown both", async () => {
    await merge(ada, ida);
    const shown = async (by = worker) => ({
      page: (await ofHousehold(home, {}, by)).members.find((one) => one.person === ada)?.goesOn,
      card: (await ask(by).getHouseholds({ personId: ugo })).households[0]?.members.find((one) => one.person === ada)
        ?.goesOn,
    });
    expect(await shown()).toEqual({ page: { into: ida }, card: { into: ida } });
    expect((await ofHousehold(home)).names[ida]).toMatch(/^Prova Ida/);
    // Who may look only is told that it goes on, not offered the act.
    const trainee = sessionOf("trainee", { role: "trainee", territory: ostiglia });
    expect(await shown(trainee)).toEqual({ page: {}, card: {} });
    expect(await refusedFor(goesOn(ada, ida, home, trainee))).toBe("FORBIDDEN");
    // Nor is it an act among those of the household.
    const [card] = (await ask(worker).getHouseholds({ personId: ugo })).households;
    expect(card?.may).not.toContain("MEMBER_GOES_ON");
    const before = knownNow();
    expect((await ofHousehold(home, { at: before })).members.some((one) => "goesOn" in one)).toBe(false);
    await goesOn();
    expect(await shown()).toEqual({ page: undefined, card: undefined });
  });

  test("of a record that is not shown to her nobody is told, and it takes no place by her act", async () => {
    const desk = sessionOf("goes on desk", { role: "frontDesk", territory: ostiglia });
    await merge(ada, ida);
    await act(ida, "PROTECT_ADDRESS", {}, "person");
    expect((await ofHousehold(home, {}, desk)).members.some((one) => "goesOn" in one)).toBe(false);
    expect(await refusedFor(goesOn(ada, ida, home, desk))).toEqual(["person notAnOption", "into notAnOption"]);
    const far = await person(`Fara ${n}`, { territory: poggio });
    await merge(ugo, far);
    expect((await ofHousehold(home, {}, desk)).members.find((one) => one.person === ugo)?.goesOn).toEqual({});
    expect(await refusedFor(goesOn(ugo, far, home, desk))).toEqual(["into notAnOption"]);
  });
});

describe("an unmerge later", () => {
  test("loses nothing: the act is stepped back, and the merge may be undone first or afterwards", async () => {
    const before = await all();
    await merge(ada, ida);
    const { seq } = await goesOn();
    await unmerge(ada);
    expect((await members())[1]?.[0]).toBe(ida);
    await act(home, "STEP_BACK", { undoes: seq, reason: "Erano due cugine" });
    expect(await all()).toEqual(before);
    // Or she is put there as the other person she is.
    await merge(ada, ida);
    await goesOn();
    await unmerge(ada);
    await act(home, "ADD_MEMBER", row(ada, "child", "2020-01-01"));
    expect((await members()).map(([who]) => who)).toEqual([ugo, ida, ada]);
  });

  test("a case of the merged record asks for no other household while she lives there by the other", async () => {
    const caseId = uuidOf(`goes on case ${n}`);
    const told = { channel: "desk", requester: "self", contactReason: "Chiede aiuto" };
    const contact = { person: ada, territory: ostiglia, area: "adults", need: "careAtHome", ...told };
    const apart = { leavers: [{ person: ugo, relation: "reference" }], splitOn: "2026-03-01", newTerritory: poggio };
    await act(home, "SPLIT_HOUSEHOLD", { ...apart, splitReason: "separated", newKind: "registry" });
    await act(caseId, "OPEN_CONTACT", contact, "case-intake");
    expect((await snapshotOf(caseId)).doc.head.householdId).toBe(home);
    const toFollow = async () => (await ask(worker).listCasesToFollow({ householdId: home })).cases.length;
    await merge(ada, ida);
    await goesOn();
    expect(await toFollow()).toBe(0);
    await act(home, "END_MEMBER", { person: ida, until: "2026-03-08", endReason: "moved" });
    expect(await toFollow()).toBe(1);
  });
});

test("all of it verifies", async () => {
  const { driver, keys, workflows } = house.services;
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows });
  expect(report.problems).toEqual([]);
});

describe("an act that names the other record of a member", () => {
  test("is of the record by which she is there, and the log says so", async () => {
    await merge(ida, ada);
    await act(home, "END_MEMBER", { person: ida, until: "2026-01-31", endReason: "moved" });
    expect(await members()).toEqual([[ugo, "reference", "2015-01-01"]]);
    expect(await livesIn(ada)).toEqual([]);
    const [last] = await house.services.driver.read<{ payload: string }>(
      "SELECT payload FROM event WHERE case_id=? ORDER BY seq DESC LIMIT 1",
      [home],
    );
    expect(last?.payload).toContain(ada);
  });

  test("moves her with the household, whichever is named", async () => {
    await merge(ida, ada);
    const move = { territory: poggio, movedOn: "2026-02-01" };
    await act(home, "MOVE_HOUSEHOLD", { ...move, movers: [{ person: ugo }, { person: ida }] });
    expect((await snapshotOf(ada)).doc.head.territory).toBe(poggio);
    expect((await snapshotOf(ida)).doc.head.territory).toBe(ostiglia);
  });

  test("ends her membership by the merged record where the one that goes on is named", async () => {
    await merge(ada, ida);
    await act(home, "END_MEMBER", { person: ida, until: "2026-01-31", endReason: "moved" });
    expect(await livesIn(ada)).toEqual([]);
    expect((await members()).map(([who]) => who)).toEqual([ugo]);
  });

  test("says that the record was merged where she is no member by either, or by two", async () => {
    const [eva, iva] = [await person(`Eva ${n}`), await person(`Iva ${n}`)];
    await merge(iva, eva);
    const leaving = { person: iva, until: "2026-01-31", endReason: "moved" };
    expect(await refusedFor(act(home, "END_MEMBER", leaving))).toEqual(["isMember", "noMergedRecord"]);
    await act(home, "ADD_MEMBER", row(ida, "sibling", "2020-01-01"));
    await merge(ada, ida);
    const anna = await person(`Anna ${n}`);
    await merge(anna, ida);
    expect(await refusedFor(act(home, "END_MEMBER", { ...leaving, person: anna }))).toEqual([
      ...["isMember", "noMergedRecord"],
    ]);
  });
});
