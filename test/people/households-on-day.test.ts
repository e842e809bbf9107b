// Who lived with whom on a day, as it is known now and as it was known at a minute: through the gate, with splits, corrections and what
// was taken back.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listReads } from "../../db/read-log/reads.ts";
import { uuidOf } from "../../server/engine/send.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { householdOfSplit } from "../../workflows/rules/households/split.ts";
import { type Family, membersOf } from "../support/family.ts";
import { type Installation, sessionOf } from "../support/installation.ts";
import {
  act,
  ask,
  knownNow,
  ofHousehold,
  ofPerson,
  openDays,
  ostiglia,
  person,
  poggio,
  quistello,
  told,
  worker,
} from "./day-house.ts";

const protecting = sessionOf("protecting", "protectionWorker");
let house: Installation;
let family: Family & { home: string };
let families = 0;
const wereThere = async (householdId: string, on: string, at?: string) =>
  (await ofHousehold(householdId, { on, ...(at === undefined ? {} : { at }) })).day?.members.map((one) => one.person);

beforeAll(async () => {
  house = await openDays();
});
afterAll(() => house.close());

beforeEach(async () => {
  families += 1;
  const n = families;
  const [mother, father, child] = [await person(`Ada${n}`), await person(`Ugo${n}`), await person(`Eva${n}`)];
  const home = uuidOf(`day home${n}`);
  await act(home, "OPEN_HOUSEHOLD", {
    householdKind: "registry",
    territory: ostiglia,
    members: membersOf({ mother, father, child }),
  });
  family = { mother, father, child, home };
});

const leaving = (more: JsonObject = {}): JsonObject => ({
  leavers: [
    { person: family.mother, relation: "reference" },
    { person: family.child, relation: "child" },
  ],
  ...{ splitOn: "2026-03-01", splitReason: "separated", newKind: "registry", newTerritory: poggio },
  ...more,
});
const ending = (who: string, until: string, endReason = "moved"): JsonObject => ({ person: who, until, endReason });

describe("several who come in one act", () => {
  test("live there from that day on, and no longer where they were; why they left is said, and undone they never went", async () => {
    const { home, mother, father, child } = family;
    const guest = await person(`Ospite${families}`);
    const other = uuidOf(`other day home${families}`);
    const members = [{ person: guest, relation: "reference", from: "2015-01-01" }];
    await act(other, "OPEN_HOUSEHOLD", { householdKind: "registry", territory: poggio, members });
    const joiners = [mother, child].map((one) => ({ person: one, relation: "child", leaves: home }));
    await act(other, "TAKE_IN_MEMBERS", { joiners, from: "2026-03-01" });
    expect(await wereThere(home, "2026-02-28")).toEqual([father, mother, child]);
    expect(await wereThere(home, "2026-03-01")).toEqual([father]);
    expect(await wereThere(other, "2026-02-28")).toEqual([guest]);
    expect(await wereThere(other, "2026-03-01")).toEqual([guest, mother, child]);
    expect((await told(child, "2026-03-01")).map(([household]) => household)).toEqual([other]);
    expect((await told(child, "2026-02-28")).map(([household]) => household)).toEqual([home]);
    const left = (await ofHousehold(home)).former;
    expect(left.map(({ person: who, until, why }) => [who, until, why])).toEqual([
      [mother, "2026-02-28", "went"],
      [child, "2026-02-28", "went"],
    ]);
    await act(other, "UNDO", { undoes: 2 });
    expect(await wereThere(home, "2026-03-01")).toEqual([father, mother, child]);
    expect(await wereThere(other, "2026-03-01")).toEqual([guest]);
  });
});

describe("a day", () => {
  test("before somebody joined, after she left, and the last one between", async () => {
    const { home, mother, father, child } = family;
    await act(home, "END_MEMBER", ending(child, "2025-12-31"));
    expect(await told(father, "2014-12-31")).toEqual([]);
    expect(await told(father, "2015-03-01")).toEqual([[home, [[father, "reference"]]]]);
    const three = [
      [father, "reference"],
      [mother, "spouse"],
      [child, "child"],
    ];
    expect(await told(mother, "2025-12-31")).toEqual([[home, three]]);
    expect(await told(child, "2025-12-31")).toEqual([[home, three]]);
    expect(await told(child, "2026-01-01")).toEqual([]);
    expect(await told(mother, "2026-01-01")).toEqual([[home, three.slice(0, 2)]]);
    // As on the page of the household.
    expect(await wereThere(home, "2025-12-31")).toEqual([father, mother, child]);
    expect(await wereThere(home, "2026-01-01")).toEqual([father, mother]);
  });

  test("of a split is already of the new household, and undoing it gives the days back", async () => {
    const { home, mother, father, child } = family;
    const before = knownNow();
    const { seq } = await act(home, "SPLIT_HOUSEHOLD", leaving());
    const made = householdOfSplit(home, seq);
    const split = knownNow();
    const apart = [
      [
        made,
        [
          [mother, "reference"],
          [child, "child"],
        ],
      ],
    ];
    expect(await told(mother, "2026-03-01")).toEqual(apart);
    expect((await told(mother, "2026-02-28"))[0]?.[0]).toBe(home);
    expect(await told(father, "2026-03-05")).toEqual([[home, [[father, "reference"]]]]);
    // The same day, by what was known before.
    expect((await told(mother, "2026-03-05", before))[0]?.[0]).toBe(home);
    await act(home, "UNDO", { undoes: seq });
    expect((await told(mother, "2026-03-05"))[0]?.[0]).toBe(home);
    expect(await told(mother, "2026-03-05", split)).toEqual(apart);
    expect(await ofHousehold(made, { on: "2026-03-05" })).toMatchObject({
      ...{ isOver: true, became: { how: "undone" }, members: [], former: [], day: { members: [] } },
    });
  });

  test("says what each was then, where the reference person left", async () => {
    const { home, mother, father, child } = family;
    await act(home, "END_MEMBER", {
      ...ending(father, "2026-01-31", "separated"),
      newReference: mother,
      newRelations: [{ person: child, relation: "child" }],
    });
    const on = async (day: string) => (await told(child, day))[0]?.[1];
    expect(await on("2026-01-31")).toEqual([
      [father, "reference"],
      [mother, "spouse"],
      [child, "child"],
    ]);
    expect(await on("2026-02-01")).toEqual([
      [mother, "reference"],
      [child, "child"],
    ]);
  });

  test("knows nothing of who was a member by mistake, and a minute before still does", async () => {
    const { home, child } = family;
    const before = knownNow();
    await act(home, "END_MEMBER", ending(child, "2026-03-01", "mistake"));
    expect(await told(child, "2020-01-01")).toEqual([]);
    expect(await wereThere(home, "2020-01-01")).not.toContain(child);
    expect((await told(child, "2020-01-01", before))[0]?.[0]).toBe(home);
  });

  test("goes by what was corrected, and as it was known by what was said first", async () => {
    const { home, father, mother } = family;
    const said = ending(mother, "2025-10-31");
    const { seq } = await act(home, "END_MEMBER", said);
    const first = knownNow();
    const reason = { corrects: seq, mendReason: "Letto meglio", values: { ...said, endReason: "separated" } };
    await act(home, "CORRECT", reason);
    expect((await ofHousehold(home)).former).toMatchObject([{ person: mother, why: "separated" }]);
    expect((await ofHousehold(home, { at: first })).former).toMatchObject([{ person: mother, why: "moved" }]);
    const named = await act(home, "NAME_REFERENCE", { newReference: father });
    await act(home, "STEP_BACK", { undoes: named.seq, reason: "Era già lui" });
    expect(await wereThere(home, "2025-10-31")).toContain(mother);
    expect(await wereThere(home, "2025-11-01")).not.toContain(mother);
  });

  test("finds who came back in both stays, and in the household of another kind beside", async () => {
    const { home, mother } = family;
    await act(home, "END_MEMBER", ending(mother, "2020-06-30"));
    await act(home, "ADD_MEMBER", { person: mother, relation: "spouse", from: "2021-01-01" });
    const beside = uuidOf(`beside${families}`);
    const members = [{ person: mother, relation: "reference", from: "2020-07-01" }];
    await act(beside, "OPEN_HOUSEHOLD", { householdKind: "deFacto", territory: poggio, members });
    const where = async (day: string) => (await told(mother, day)).map(([household]) => household);
    expect(await where("2020-06-30")).toEqual([home]);
    expect(await where("2020-09-01")).toEqual([beside]);
    expect((await where("2021-02-01")).sort()).toEqual([home, beside].sort());
    expect((await ofHousehold(home)).former).toEqual([]);
  });

  test("before a move tells the comune of then, and before the household was recorded none", async () => {
    const { home, father } = family;
    await act(home, "MOVE_HOUSEHOLD", { territory: quistello, movedOn: "2026-03-09", nobodyMoves: true });
    const place = async (day: string) => (await ofPerson(father, day)).households[0]?.territory;
    expect(await place("2026-03-09")).toBe(quistello);
    expect(await place("2019-01-01")).toBeUndefined();
  });
});

describe("a household that is no more", () => {
  test("says that it was dissolved, since when, and where everybody is", async () => {
    const { home, mother, father, child } = family;
    await act(home, "DISSOLVE", { until: "2026-02-28" });
    const next = uuidOf(`next${families}`);
    const members = [{ person: mother, relation: "reference", from: "2026-03-01" }];
    await act(next, "OPEN_HOUSEHOLD", { householdKind: "registry", territory: poggio, members });
    await act(father, "RECORD_DEATH", { diedOn: "2026-03-02" }, "person");
    const one = await ofHousehold(home, { on: "2026-02-28" });
    expect(one).toMatchObject({
      isOver: true,
      members: [],
      became: { how: "dissolved", on: "2026-02-28", by: "worker" },
    });
    expect(one.day?.members.map(({ person: who }) => who)).toEqual([father, mother, child]);
    const of = (who: string) => one.former.find((left) => left.person === who);
    expect(of(mother)).toMatchObject({ why: "dissolved", now: [{ household: next, kind: "registry" }] });
    expect(of(child)).toMatchObject({ now: [], died: false });
    expect(of(father)).toMatchObject({ died: true });
    expect(one.names[mother]).toMatch(/^Prova Ada/);
    expect(await wereThere(home, "2026-03-01")).toEqual([]);
  });

  test("says that it was opened by mistake: nobody ever lived there, and who was meant lives where she lives", async () => {
    const { mother } = family;
    const wrong = uuidOf(`wrong${families}`);
    const members = [{ person: mother, relation: "reference", from: "2020-01-01" }];
    await act(wrong, "OPEN_HOUSEHOLD", { householdKind: "deFacto", territory: ostiglia, members });
    const before = knownNow();
    await act(wrong, "OPENED_BY_MISTAKE", { mistakeReason: "thereAlready" });
    expect(await ofHousehold(wrong, { on: "2021-01-01" })).toMatchObject({
      became: { how: "mistake", reason: "thereAlready", by: "worker" },
      former: [{ person: mother, now: [{ household: family.home }] }],
      day: { members: [] },
    });
    expect((await told(mother, "2021-01-01")).map(([household]) => household)).toEqual([family.home]);
    expect(await told(mother, "2021-01-01", before)).toHaveLength(2);
    await act(wrong, "NOT_A_MISTAKE", {});
    expect(await ofHousehold(wrong, { on: "2021-01-01" })).toMatchObject({ isOver: false, day: { members: [{}] } });
  });

  test("says since when nobody is left, and of a split where those who left went", async () => {
    const { home, mother, father } = family;
    const { seq } = await act(home, "SPLIT_HOUSEHOLD", leaving());
    await act(home, "END_MEMBER", ending(father, "2026-03-08"));
    const one = await ofHousehold(home);
    expect(one).toMatchObject({ isOver: false, members: [], became: { how: "emptied", on: "2026-03-08" } });
    const made = householdOfSplit(home, seq);
    expect(one.former.find((left) => left.person === mother)).toMatchObject({
      ...{ why: "split", split: made, until: "2026-02-28", now: [{ household: made }] },
    });
  });
});

describe("who may not know", () => {
  test("where somebody lives is not told where she lived, then or with whom she joined since", async () => {
    const { home, mother, father } = family;
    await act(home, "MOVE_HOUSEHOLD", { territory: quistello, movedOn: "2026-03-02", nobodyMoves: true });
    await act(home, "END_MEMBER", ending(mother, "2026-03-05"));
    const shelter = uuidOf(`shelter${families}`);
    const host = await person(`Ospite${families}`);
    const members = [{ person: host, relation: "reference", from: "2020-01-01" }];
    await act(shelter, "OPEN_HOUSEHOLD", { householdKind: "deFacto", territory: ostiglia, members });
    await act(shelter, "ADD_MEMBER", { person: mother, relation: "notRelated", from: "2026-03-08" });
    const early = knownNow();
    await act(mother, "PROTECT_ADDRESS", { protectedAddressText: "Via Nascosta 1" }, "person");
    const place = async (who: string, on: string, by = worker, at?: string) => {
      const [one] = (await ofPerson(who, on, at, by)).households;
      return one && { hidden: one.placeHidden, territory: one.territory };
    };
    // Where she was, on the days on which she was there.
    expect(await place(father, "2026-03-04")).toEqual({ hidden: true, territory: undefined });
    expect(await place(father, "2026-03-04", protecting)).toEqual({ hidden: false, territory: quistello });
    expect(await place(father, "2026-03-08")).toEqual({ hidden: false, territory: quistello });
    // Where she is now, also on days before she came, and as it was known before it was protected.
    for (const at of [undefined, early])
      for (const on of ["2026-03-09", "2025-01-01"])
        expect(await place(host, on, worker, at)).toEqual({ hidden: true, territory: undefined });
    const then = await ask(worker).getHouseholds({ personId: host, at: early });
    expect(then.households[0]).toMatchObject({ placeHidden: true });
    expect(JSON.stringify(await ofHousehold(shelter, { on: "2026-03-09" }))).not.toContain(ostiglia);
  });

  test("a household or a person finds neither by asking for another day", async () => {
    const { home, mother } = family;
    const far = sessionOf("far", { role: "socialWorker", territory: quistello });
    await expect(ofPerson(mother, "2020-01-01", undefined, far)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ofHousehold(home, {}, far)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ofHousehold(mother)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const coordinator = sessionOf("coordinator", "coordinator");
    await expect(ofHousehold(home, {}, coordinator)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a household that went where she does not work is in no answer of any day: the rights are those of today", async () => {
    const { home, mother } = family;
    const before = knownNow();
    const near = sessionOf("near", { role: "socialWorker", territory: ostiglia });
    expect(await told(mother, "2020-01-01", undefined, near)).toHaveLength(1);
    await act(home, "MOVE_HOUSEHOLD", { territory: quistello, movedOn: "2026-03-09", nobodyMoves: true });
    expect(await told(mother, "2020-01-01", undefined, near)).toEqual([]);
    expect(await told(mother, "2020-01-01", before, near)).toEqual([]);
    expect(await told(mother, "2020-01-01", before)).toHaveLength(1);
    await expect(ofHousehold(home, { at: before }, near)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is known to have looked", async () => {
    const looking = sessionOf(`looking${families}`, "socialWorker");
    await ofPerson(family.mother, "2020-01-01", undefined, looking);
    await ofHousehold(family.home, { on: "2020-01-01" }, looking);
    const rows = listReads(house.services.reads.db, { accountId: looking.accountId }, 10);
    expect(rows.map(({ what, caseId }) => [what, caseId]).sort()).toEqual([
      ["household", family.home],
      ["person", family.mother],
    ]);
  });
});
