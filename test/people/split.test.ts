// A household splits, through the gate: who leaves opens another in the same command, each person's record comes along, and undoing it
// leaves everything as it was. Where the place is protected, its comune is written nowhere.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findCase } from "../../db/cases/find-case.ts";
import { loadTables } from "../../db/district/load-tables.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { systemPermit } from "../../server/engine/system.ts";
import { verify } from "../../server/engine/verify.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { householdOfSplit } from "../../workflows/rules/households/split.ts";
import { callerOf } from "../support/caller.ts";
import { type Family, membersOf } from "../support/family.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const worker = sessionOf("worker", "socialWorker");
const [ostiglia, poggio, quistello] = ["020038", "020042", "020047"];
let house: Installation;
let family: Family & { home: string };
let families = 0;

const snapshotOf = async (caseId: string) => {
  const found = await findCase(house.services.driver, systemPermit(), caseId);
  if (!found) throw new Error(`no case ${caseId}`);
  return found.snapshot;
};
const contextOf = async (caseId: string) => (await snapshotOf(caseId)).doc.context as JsonObject;

async function act(caseId: string, type: string, payload: JsonObject, kind = "household") {
  const found = await findCase(house.services.driver, systemPermit(), caseId);
  return house.send(worker, { caseId, kind, expectedSeq: found?.snapshot.seq ?? 0, type, payload });
}

async function person(name: string, more: JsonObject = {}): Promise<string> {
  const caseId = uuidOf(name);
  const payload = { surname: "Prova", givenName: name, fiscalCodeMissing: "unknown", territory: ostiglia, ...more };
  await act(caseId, "OPEN_PERSON", payload, "person");
  return caseId;
}

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
});
afterAll(() => house.close());

beforeEach(async () => {
  families += 1;
  const n = families;
  const [mother, father, child] = [await person(`Ada${n}`), await person(`Ugo${n}`), await person(`Eva${n}`)];
  const home = uuidOf(`home${n}`);
  await act(home, "OPEN_HOUSEHOLD", {
    householdKind: "registry",
    territory: ostiglia,
    members: membersOf({ mother, father, child }),
  });
  family = { mother, father, child, home };
});

/** Mother and child leave for Poggio Rusco. */
const leaving = (more: JsonObject = {}): JsonObject => ({
  leavers: [
    { person: family.mother, relation: "reference" },
    { person: family.child, relation: "child" },
  ],
  splitOn: "2026-03-01",
  splitReason: "separated",
  newKind: "registry",
  newTerritory: poggio,
  ...more,
});

describe("a household that splits", () => {
  test("goes on with who stays, and who leaves is in the new one with all that follows", async () => {
    const { home, mother, father, child } = family;
    const { seq } = await act(home, "SPLIT_HOUSEHOLD", leaving());
    const made = householdOfSplit(home, seq);
    expect((await contextOf(home)).members).toEqual([{ person: father, relation: "reference", from: "2015-01-01" }]);
    expect(await snapshotOf(made)).toMatchObject({
      state: "active",
      doc: {
        head: { territory: poggio },
        context: {
          kind: "registry",
          homes: [{ territory: poggio, from: "2026-03-01" }],
          members: [
            { person: mother, relation: "reference", from: "2026-03-01" },
            { person: child, relation: "child", from: "2026-03-01" },
          ],
        },
      },
    });
    for (const one of [mother, child]) {
      const { doc } = await snapshotOf(one);
      expect(doc.head).toMatchObject({ householdId: made, territory: poggio });
      expect(doc.context.households).toEqual([{ household: made, kind: "registry", from: "2026-03-01" }]);
      expect((doc.context.residences as JsonObject[]).at(-1)).toEqual({ territory: poggio, from: "2026-03-01" });
      expect(doc.todo).toHaveProperty("payerOutcome");
    }
    expect((await snapshotOf(father)).doc.head).toMatchObject({ householdId: home, territory: ostiglia });
  });

  test("and who leaves for a place outside the district resides there, followed by the comune named", async () => {
    const { home, mother, child } = family;
    const { newTerritory: _, ...hidden } = leaving({ placeProtected: true, residesOutside: "E897" });
    await expect(act(home, "SPLIT_HOUSEHOLD", hidden)).rejects.toMatchObject({
      details: { problems: [{ path: "residesOutside", code: "hidden" }] },
    });
    const { seq } = await act(home, "SPLIT_HOUSEHOLD", leaving({ newTerritory: ostiglia, residesOutside: "E897" }));
    const gone = { territory: ostiglia, from: "2026-03-01", outside: "E897" };
    expect((await contextOf(householdOfSplit(home, seq))).homes).toEqual([gone]);
    for (const one of [mother, child]) {
      const { doc } = await snapshotOf(one);
      expect(doc.head).toMatchObject({ territory: ostiglia });
      expect((doc.context.residences as JsonObject[]).at(-1)).toEqual(gone);
    }
  });

  test("and is undone as if it had not been, then split again into another", async () => {
    const { home, mother, father, child } = family;
    const all = [home, mother, father, child];
    const before = await Promise.all(all.map(snapshotOf));
    const { seq } = await act(home, "SPLIT_HOUSEHOLD", leaving());
    await act(home, "UNDO", { undoes: seq });
    const after = await Promise.all(all.map(snapshotOf));
    for (const [i, one] of after.entries()) {
      const { takenBack: _, ...doc } = one.doc;
      const { takenBack: __, ...was } = before[i]?.doc ?? ({} as typeof one.doc);
      expect(doc).toEqual(was);
      expect(one.state).toBe(before[i]?.state);
    }
    const gone = await snapshotOf(householdOfSplit(home, seq));
    expect(gone.state).toBe("unopened");
    expect(gone.doc.context).toEqual({});
    const again = await act(home, "SPLIT_HOUSEHOLD", leaving());
    expect((await snapshotOf(mother)).doc.head.householdId).toBe(householdOfSplit(home, again.seq));
  });

  test("into one that is not of the register moves nobody's residence", async () => {
    const { home, mother } = family;
    await act(home, "SPLIT_HOUSEHOLD", leaving({ newKind: "deFacto" }));
    expect((await snapshotOf(mother)).doc.head.territory).toBe(ostiglia);
  });

  test("is refused in words, and nothing is written", async () => {
    const { home, mother, father, child } = family;
    const stranger = await person(`Altri${families}`);
    const refused = async (payload: JsonObject, reason: string) =>
      expect(act(home, "SPLIT_HOUSEHOLD", payload)).rejects.toMatchObject({
        details: { refusal: { reasons: [reason], texts: { it: [expect.stringMatching(/\.$/)] } } },
      });
    const out = (...ids: string[]) =>
      leaving({ leavers: ids.map((one, i) => ({ person: one, relation: i === 0 ? "reference" : "child" })) });
    await refused(out(stranger), "leaversAreMembers");
    await refused(out(mother, father, child), "someStay");
    await refused(out(mother, mother), "leaversOnce");
    await refused(leaving({ splitOn: "2018-02-02" }), "afterJoining");
    await expect(act(home, "SPLIT_HOUSEHOLD", leaving({ splitOn: "2026-03-10" }))).rejects.toMatchObject({
      details: { problems: [{ path: "splitOn", code: "inFuture" }] },
    });
    expect((await snapshotOf(home)).seq).toBe(1);
  });

  test("is corrected where only its reason was wrong", async () => {
    const { home } = family;
    const { seq } = await act(home, "SPLIT_HOUSEHOLD", leaving());
    await act(home, "CORRECT", {
      corrects: seq,
      mendReason: "Letto meglio",
      values: leaving({ splitReason: "moved" }),
    });
    expect((await contextOf(home)).splits).toMatchObject([{ split: seq, reason: "moved" }]);
  });
});

describe("a case", () => {
  const open = async (who: string, n: string) => {
    const caseId = uuidOf(`case${n}${families}`);
    const asked = {
      area: "adults",
      channel: "desk",
      requester: "self",
      contactReason: "Chiede",
      need: "familyConflict",
    };
    await act(caseId, "OPEN_CONTACT", { person: who, territory: ostiglia, ...asked }, "case-intake");
    return caseId;
  };
  const follow = (caseId: string, household: string) =>
    act(caseId, "FOLLOW_HOUSEHOLD", { household, reason: "Vive con la madre" }, "case-intake");

  test("follows the household it began with until somebody chooses one side of the split, and back by undoing", async () => {
    const { home, mother, father } = family;
    const [hers, his] = [await open(mother, "hers"), await open(father, "his")];
    expect((await snapshotOf(hers)).doc.head.householdId).toBe(home);
    const { seq } = await act(home, "SPLIT_HOUSEHOLD", leaving());
    const made = householdOfSplit(home, seq);
    expect((await snapshotOf(hers)).doc.head.householdId).toBe(home);
    const chosen = await follow(hers, made);
    expect((await snapshotOf(hers)).doc.head).toMatchObject({
      householdId: made,
      householdAt: house.services.clock.now(),
    });
    const rows = await house.services.driver.read<{ household_id: string }>(
      "SELECT household_id FROM list_row WHERE case_id=?",
      [hers],
    );
    expect(rows).toEqual([{ household_id: made }]);
    await act(hers, "UNDO", { undoes: chosen.seq });
    expect((await snapshotOf(hers)).doc.head).not.toHaveProperty("householdAt");
    // A case of who stays may follow the other side: that of a parent about the children.
    await follow(his, made);
    expect((await snapshotOf(his)).doc.head.householdId).toBe(made);
  });

  test("follows no household that is neither its person's nor a side of the split", async () => {
    const { mother, home } = family;
    const hers = await open(mother, "hers");
    const stranger = await person(`Estranea${families}`);
    const other = uuidOf(`other${families}`);
    const members = [{ person: stranger, relation: "reference", from: "2020-01-01" }];
    await act(other, "OPEN_HOUSEHOLD", { householdKind: "registry", territory: ostiglia, members });
    await expect(follow(hers, other)).rejects.toMatchObject({
      details: { refusal: { code: "guard", reasons: ["notTheirHousehold"] } },
    });
    const { seq } = await act(home, "SPLIT_HOUSEHOLD", leaving());
    await act(home, "UNDO", { undoes: seq });
    await expect(follow(hers, householdOfSplit(home, seq))).rejects.toMatchObject({
      details: { refusal: { reasons: ["householdGone"] } },
    });
  });
});

describe("what is shown", () => {
  const householdsOf = (personId: string, session = worker, at?: string) =>
    callerOf(house, session).people.getHouseholds({ personId, ...(at ? { at } : {}) });
  const choiceOf = async (caseId: string) => {
    const view = await callerOf(house, worker).cases.getCase({ caseId });
    return view.level === "content" ? view.household : undefined;
  };
  const opened = async (who: string, n: string) => {
    const caseId = uuidOf(`shown${n}${families}`);
    const asked = { area: "adults", channel: "desk", requester: "self", contactReason: "x", need: "familyConflict" };
    await act(caseId, "OPEN_CONTACT", { person: who, territory: ostiglia, ...asked }, "case-intake");
    return caseId;
  };

  test("is who lives with whom now, and who did at a minute before", async () => {
    const { home, mother, father, child } = family;
    house.at("2026-03-09T10:00:00.000Z");
    const { seq } = await act(home, "SPLIT_HOUSEHOLD", leaving());
    const made = householdOfSplit(home, seq);
    const now = await householdsOf(mother);
    expect(now.households).toMatchObject([
      { household: made, territory: poggio, origin: { household: home, on: "2026-03-01" }, isOver: false },
    ]);
    expect(now.households[0]?.members.map(({ person }) => person)).toEqual([mother, child]);
    expect(now.names[child]).toMatch(/^Prova Eva/);
    const before = await householdsOf(mother, worker, "2026-03-09T10:30");
    expect(before.households).toMatchObject([{ household: home, territory: ostiglia, splits: [] }]);
    expect(before.households[0]?.members).toHaveLength(3);
    expect((await householdsOf(father)).households[0]?.splits).toMatchObject([
      { household: made, on: "2026-03-01", reason: "separated" },
    ]);
  });

  test("asks each case of who left and who stayed, until it is said", async () => {
    const { home, mother, father } = family;
    const [hers, his] = [await opened(mother, "hers"), await opened(father, "his")];
    expect((await choiceOf(hers))?.asks).toBeUndefined();
    house.at("2026-03-09T11:00:00.000Z");
    const { seq } = await act(home, "SPLIT_HOUSEHOLD", leaving());
    const made = householdOfSplit(home, seq);
    for (const one of [hers, his])
      expect(await choiceOf(one)).toMatchObject({ followed: home, asks: "split", splitOn: "2026-03-01" });
    expect((await choiceOf(hers))?.choices.map(({ household }) => household)).toEqual([made, home]);
    house.at("2026-03-09T12:00:00.000Z");
    const reason = "Segue i bambini";
    await act(hers, "FOLLOW_HOUSEHOLD", { household: made, reason }, "case-intake");
    await act(his, "FOLLOW_HOUSEHOLD", { household: home, reason }, "case-intake");
    for (const one of [hers, his]) expect((await choiceOf(one))?.asks).toBeUndefined();
    // Opened after the split: there is nothing to choose.
    expect((await choiceOf(await opened(mother, "later")))?.asks).toBeUndefined();
  });

  test("asks again where what was chosen is no more", async () => {
    const { home, mother } = family;
    const hers = await opened(mother, "hers");
    house.at("2026-03-09T13:00:00.000Z");
    const { seq } = await act(home, "SPLIT_HOUSEHOLD", leaving());
    house.at("2026-03-09T13:01:00.000Z");
    const chosen = { household: householdOfSplit(home, seq), reason: "x" };
    await act(hers, "FOLLOW_HOUSEHOLD", chosen, "case-intake");
    await act(home, "UNDO", { undoes: seq });
    expect(await choiceOf(hers)).toMatchObject({ asks: "gone", choices: [{ household: home }] });
  });

  test("asks nobody who may not choose", async () => {
    const { home, mother } = family;
    const hers = await opened(mother, "hers");
    house.at("2026-03-09T14:00:00.000Z");
    await act(home, "SPLIT_HOUSEHOLD", leaving());
    const trainee = sessionOf("trainee", "trainee");
    const view = await callerOf(house, trainee).cases.getCase({ caseId: hers });
    expect(view.level).toBe("content");
    expect(view).not.toHaveProperty("household");
  });

  test("does not tell the comune to who may not know where somebody of it lives", async () => {
    const { home, mother } = family;
    const { seq } = await act(home, "SPLIT_HOUSEHOLD", leaving({ newTerritory: quistello }));
    expect((await householdsOf(mother)).households[0]?.territory).toBe(quistello);
    await act(mother, "PROTECT_ADDRESS", { protectedAddressText: "Via Nascosta 1" }, "person");
    const [shown] = (await householdsOf(mother)).households;
    expect(shown).toMatchObject({ household: householdOfSplit(home, seq), placeHidden: true });
    expect(shown).not.toHaveProperty("territory");
    const protecting = sessionOf("protecting", "protectionWorker");
    expect((await householdsOf(mother, protecting)).households[0]?.territory).toBe(quistello);
  });

  test("is nothing to who does not read the record", async () => {
    const far = sessionOf("far", { role: "socialWorker", territory: quistello });
    await expect(householdsOf(family.mother, far)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a protected place", () => {
  test("is not written where who leaves has a protected address", async () => {
    const { home, mother } = family;
    await act(mother, "PROTECT_ADDRESS", { protectedAddressText: "Via Nascosta 1, Quistello" }, "person");
    const told = leaving({ newTerritory: quistello });
    await expect(act(home, "SPLIT_HOUSEHOLD", told)).rejects.toMatchObject({
      details: { refusal: { reasons: ["hiddenWithLeavers"] } },
    });
    await expect(act(home, "SPLIT_HOUSEHOLD", { ...told, placeProtected: true })).rejects.toMatchObject({
      code: "INVALID",
    });
    const { newTerritory: _, ...hidden } = told;
    const { seq } = await act(home, "SPLIT_HOUSEHOLD", { ...hidden, placeProtected: true });
    const made = householdOfSplit(home, seq);
    expect(await snapshotOf(made)).toMatchObject({
      doc: { head: { territory: ostiglia }, context: { placeProtected: true, homes: [] } },
    });
    expect((await snapshotOf(mother)).doc.head.territory).toBe(ostiglia);
    await expect(act(made, "MOVE_HOUSEHOLD", { territory: quistello, movedOn: "2026-03-02" })).rejects.toMatchObject({
      details: { refusal: { reasons: ["placeKnown"] } },
    });
    const written = await house.services.driver.read<{ text: string }>(
      "SELECT payload||patch||effects||facts AS text FROM event WHERE correlation_id=(SELECT correlation_id FROM event WHERE case_id=?)",
      [made],
    );
    expect(written.length).toBeGreaterThan(4);
    expect(JSON.stringify(written)).not.toContain(quistello);
    await act(made, "END_PLACE_PROTECTION", { territory: quistello, movedOn: "2026-03-02" });
    expect((await snapshotOf(made)).doc.head.territory).toBe(quistello);
  });
});

test("what was written is proved by the machines that wrote it", async () => {
  const { driver, keys, workflows } = house.services;
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows });
  expect(report.problems).toEqual([]);
});
