// A household of the register moves, through the gate: who lives in it moves along in the same command, by date whatever the order,
// and undoing it leaves everything as it was. Who is dead, protected, reserved or not to be seen is not moved from there.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findCase } from "../../db/cases/find-case.ts";
import { loadTables } from "../../db/district/load-tables.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { systemPermit } from "../../server/engine/system.ts";
import { verify } from "../../server/engine/verify.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
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
const residencesOf = async (caseId: string) => (await snapshotOf(caseId)).doc.context.residences as JsonObject[];
const placeOf = async (caseId: string) => (await snapshotOf(caseId)).doc.head.territory;

async function act(caseId: string, type: string, payload: JsonObject, kind = "household", by = worker) {
  const found = await findCase(house.services.driver, systemPermit(), caseId);
  return house.send(by, { caseId, kind, expectedSeq: found?.snapshot.seq ?? 0, type, payload });
}

async function person(name: string, more: JsonObject = {}): Promise<string> {
  const caseId = uuidOf(name);
  const payload = { surname: "Prova", givenName: name, fiscalCodeMissing: "unknown", territory: ostiglia, ...more };
  await act(caseId, "OPEN_PERSON", payload, "person");
  return caseId;
}

const rows = (...ids: string[]) => ids.map((one) => ({ person: one }));
const moving = (ids: string[], more: JsonObject = {}): JsonObject => ({
  ...{ territory: poggio, movedOn: "2026-03-01", movers: rows(...ids) },
  ...more,
});
const refused = (payload: JsonObject, reason: string) =>
  expect(act(family.home, "MOVE_HOUSEHOLD", payload)).rejects.toMatchObject({
    details: { refusal: { reasons: [reason], texts: { it: [expect.stringMatching(/\.$/)] } } },
  });

beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
});
afterAll(() => house.close());

beforeEach(async () => {
  families += 1;
  const n = families;
  const since = { movedOn: "2015-01-01" };
  const [mother, father] = [await person(`Ada${n}`, since), await person(`Ugo${n}`, since)];
  const child = await person(`Eva${n}`, { movedOn: "2018-02-03" });
  const home = uuidOf(`moving home${n}`);
  await act(home, "OPEN_HOUSEHOLD", {
    householdKind: "registry",
    territory: ostiglia,
    members: membersOf({ mother, father, child }),
  });
  family = { mother, father, child, home };
});

describe("a household of the register that moves", () => {
  test("takes who moves along with it: residence by date, and who pays to be checked", async () => {
    const { home, mother, father, child } = family;
    await act(home, "MOVE_HOUSEHOLD", moving([mother, father, child]));
    expect(await snapshotOf(home)).toMatchObject({
      state: "active",
      doc: {
        head: { territory: poggio },
        context: {
          homes: [
            { territory: ostiglia, from: "2026-03-09" },
            { territory: poggio, from: "2026-03-01" },
          ],
        },
      },
    });
    for (const one of [mother, father, child]) {
      const { doc } = await snapshotOf(one);
      expect(doc.head).toMatchObject({ territory: poggio, householdId: home });
      expect((doc.context.residences as JsonObject[]).at(-1)).toEqual({ territory: poggio, from: "2026-03-01" });
      expect(doc.todo).toHaveProperty("payerOutcome");
    }
  });

  test("and is undone as if it had not", async () => {
    const { home, mother, father, child } = family;
    const all = [home, mother, father, child];
    const before = await Promise.all(all.map(snapshotOf));
    const { seq } = await act(home, "MOVE_HOUSEHOLD", moving([mother, father, child]));
    await act(home, "UNDO", { undoes: seq });
    for (const [i, one] of (await Promise.all(all.map(snapshotOf))).entries()) {
      const { takenBack: _, ...doc } = one.doc;
      const { takenBack: __, ...was } = before[i]?.doc ?? ({} as typeof one.doc);
      expect(doc).toEqual(was);
    }
  });

  test("leaves out who is not named, and who resides there already as she is", async () => {
    const { home, mother, father, child } = family;
    await act(mother, "MOVE_RESIDENCE", { territory: poggio, movedOn: "2026-02-20" }, "person");
    const own = await residencesOf(mother);
    await act(home, "MOVE_HOUSEHOLD", moving([mother, child]));
    expect(await residencesOf(mother)).toEqual(own);
    expect(await placeOf(child)).toBe(poggio);
    expect(await placeOf(father)).toBe(ostiglia);
  });

  test("says who moves, or that nobody does", async () => {
    const { home, mother } = family;
    const { movers: _, ...unsaid } = moving([]);
    await expect(act(home, "MOVE_HOUSEHOLD", unsaid)).rejects.toMatchObject({
      details: { problems: [{ path: "movers", code: "required" }] },
    });
    await act(home, "MOVE_HOUSEHOLD", { ...unsaid, nobodyMoves: true });
    expect([await placeOf(home), await placeOf(mother)]).toEqual([poggio, ostiglia]);
  });

  test("in days before the home it has changes nothing of today, of its members neither", async () => {
    const { home, mother } = family;
    await act(home, "MOVE_HOUSEHOLD", moving([mother]));
    await act(home, "MOVE_HOUSEHOLD", moving([mother], { territory: quistello, movedOn: "2020-05-01" }));
    expect([await placeOf(home), await placeOf(mother)]).toEqual([poggio, poggio]);
    expect(await residencesOf(mother)).toEqual([
      { territory: ostiglia, from: "2015-01-01" },
      { territory: quistello, from: "2020-05-01" },
      { territory: poggio, from: "2026-03-01" },
    ]);
  });

  test("with more than eight moves the rest by the same act again, without another home", async () => {
    const { home, mother, father, child } = family;
    const more = [];
    for (let i = 0; i < 6; i++) more.push(await person(`Gina${families}-${i}`));
    for (const one of more) await act(home, "ADD_MEMBER", { person: one, relation: "notRelated", from: "2020-01-01" });
    const all = [mother, father, child, ...more];
    await expect(act(home, "MOVE_HOUSEHOLD", moving(all))).rejects.toMatchObject({
      details: { problems: [{ path: "movers", code: "tooLong" }] },
    });
    await act(home, "MOVE_HOUSEHOLD", moving(all.slice(0, 8)));
    await act(home, "MOVE_HOUSEHOLD", moving(all.slice(8)));
    expect(await Promise.all(all.map(placeOf))).toEqual(all.map(() => poggio));
    expect((await snapshotOf(home)).doc.context.homes).toHaveLength(2);
  });

  test("is refused in words for who is no member, came later, or is named twice", async () => {
    const { home, mother } = family;
    const [stranger, baby] = [await person(`Altri${families}`), await person(`Bimba${families}`)];
    await act(home, "ADD_MEMBER", { person: baby, relation: "child", from: "2026-03-05" });
    await refused(moving([stranger]), "moversAreMembers");
    await refused(moving([mother, baby]), "moversWereThere");
    await refused(moving([mother, mother]), "moversOnce");
    expect(await placeOf(mother)).toBe(ostiglia);
  });

  test("of another kind moves nobody's residence", async () => {
    const { mother } = family;
    const home = uuidOf(`in fact ${families}`);
    const members = [{ person: mother, relation: "reference", from: "2020-01-01" }];
    await act(home, "OPEN_HOUSEHOLD", { householdKind: "deFacto", territory: ostiglia, members });
    await expect(act(home, "MOVE_HOUSEHOLD", moving([mother]))).rejects.toMatchObject({
      details: { problems: [{ path: "movers", code: "hidden" }] },
    });
    await act(home, "MOVE_HOUSEHOLD", { territory: poggio, movedOn: "2026-03-01" });
    expect([await placeOf(home), await placeOf(mother)]).toEqual([poggio, ostiglia]);
  });
});

describe("who is not moved from there", () => {
  /** All that was written by the command that moved the household last. */
  const written = async (caseId: string) =>
    JSON.stringify(
      await house.services.driver.read(
        `SELECT payload||patch||effects||facts AS text FROM event WHERE case_id=? OR correlation_id=
           (SELECT correlation_id FROM event WHERE case_id=? ORDER BY seq DESC LIMIT 1)`,
        [caseId, family.home],
      ),
    );

  test("is who died: named, she resides where she did", async () => {
    const { home, mother, father } = family;
    await act(father, "RECORD_DEATH", { diedOn: "2026-02-01" }, "person");
    await act(home, "MOVE_HOUSEHOLD", moving([mother, father]));
    expect([await placeOf(mother), await placeOf(father)]).toEqual([poggio, ostiglia]);
    expect((await snapshotOf(father)).state).toBe("deceased");
  });

  test("is who has a protected address: the comune is not passed on to her record", async () => {
    const { home, mother, child } = family;
    await act(mother, "PROTECT_ADDRESS", { protectedAddressText: "Via Nascosta 1" }, "person");
    const protecting = sessionOf("protecting", "protectionWorker");
    const named = act(home, "MOVE_HOUSEHOLD", moving([mother, child]), "household", protecting);
    await expect(named).rejects.toMatchObject({ details: { refusal: { reasons: ["moversUnprotected"] } } });
    await act(home, "MOVE_HOUSEHOLD", moving([child]));
    expect(await placeOf(mother)).toBe(ostiglia);
    expect(JSON.stringify((await snapshotOf(mother)).doc)).not.toContain(poggio);
    expect(await written(child)).not.toContain(mother);
  });

  test.each(["protected", "reserved"])("is whom the worker may not see (%s): she is not there for her", async (why) => {
    const { home, mother, child } = family;
    if (why === "protected") await act(mother, "PROTECT_ADDRESS", { protectedAddressText: "Via Nascosta 1" }, "person");
    else {
      const caseId = uuidOf(`reserved ${families}`);
      const asked = { area: "adults", channel: "desk", requester: "self", contactReason: "x", need: "familyConflict" };
      await act(caseId, "OPEN_CONTACT", { person: mother, territory: ostiglia, ...asked }, "case-intake");
      const supervisor = sessionOf("supervisor", "supervisor");
      house.know("supervisor", ...supervisor.grants);
      const reserved = { restricted: true, readers: "supervisor", reason: "Parente di una collega (esempio)" };
      await act(caseId, "RESTRICT", reserved, "case-intake", supervisor);
    }
    const desk = sessionOf("desk", { role: "frontDesk", territory: ostiglia });
    await expect(act(home, "MOVE_HOUSEHOLD", moving([child, mother]), "household", desk)).rejects.toMatchObject({
      details: { problems: [{ path: "movers.1.person", code: "notAnOption" }] },
    });
    await act(home, "MOVE_HOUSEHOLD", moving([child]), "household", desk);
    expect(await placeOf(mother)).toBe(ostiglia);
  });

  test("is whose record goes on in another", async () => {
    const { child } = family;
    const twin = await person(`Gemella${families}`);
    await act(child, "MERGE_INTO", { other: twin, mergeText: "Stessa persona (esempio)" }, "person");
    await refused(moving([child]), "moversStand");
  });
});

test("the page says before who does not move along, as far as the reader may know", async () => {
  const { mother, father, child } = family;
  const stayAs = async (by: Session) =>
    (await callerOf(house, by).people.getHouseholds({ personId: child })).households[0]?.stay;
  expect(await stayAs(worker)).toEqual([]);
  await act(father, "RECORD_DEATH", { diedOn: "2026-02-01" }, "person");
  await act(mother, "PROTECT_ADDRESS", { protectedAddressText: "Via Nascosta 1" }, "person");
  const expected = [
    { person: father, why: "died" },
    { person: mother, why: "ownRecord" },
  ];
  expect(await stayAs(sessionOf("protecting", "protectionWorker"))).toEqual(expected);
  expect(await stayAs(sessionOf("desk", { role: "frontDesk", territory: ostiglia }))).toEqual(expected);
  // Who may record no move is told nothing of it.
  expect(await stayAs(sessionOf("trainee", "trainee"))).toEqual([]);
});

test("what was written is proved by the machines that wrote it", async () => {
  const { driver, keys, workflows } = house.services;
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows });
  expect(report.problems).toEqual([]);
});
