// A record opened by mistake is taken out of use while nothing refers to it, stands nowhere then, and comes back as it was.
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { readCases } from "../../db/log/read-log.ts";
import { clearPersonCaches } from "../../db/people/person-cache.ts";
import { pairsInSlice } from "../../db/people/walk-pairs.ts";
import { countAccesses } from "../../db/plan/count-accesses.ts";
import type { Session } from "../../server/access/session.ts";
import { rebuildPersons } from "../../server/engine/rebuild-persons.ts";
import { caseAt } from "../../server/engine/recorded-facts.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const [ostiglia, poggio] = ["020038", "020042"];
const supervisor = sessionOf("supervisor", "supervisor");
const anna = sessionOf("anna", { role: "socialWorker", territory: ostiglia });
const desk = sessionOf("desk", { role: "frontDesk", territory: ostiglia });
const clerk = sessionOf("clerk", { role: "adminClerk", territory: ostiglia });
const trainee = sessionOf("trainee", { role: "trainee", territory: ostiglia });
const away = sessionOf("away", { role: "socialWorker", territory: poggio });

let house: Installation;
beforeAll(async () => {
  house = await install({ now: "2026-03-09T09:00:00.000Z" });
  for (const { accountId, grants } of [supervisor, anna, desk, clerk, trainee, away]) house.know(accountId, ...grants);
});
afterAll(() => house.close());

async function now(id: string): Promise<CaseSnapshot> {
  const [one] = await readCases(house.services.driver, [id]);
  if (!one) throw new Error("no such record");
  return one.snapshot;
}
function act(id: string, type: string, payload: JsonObject = {}, by = supervisor, kind = "person") {
  return sendTo(house, by, id, kind, type, payload);
}
async function open(name: string, given: JsonObject = {}): Promise<string> {
  const id = uuidOf(`mistake ${name}`);
  const named = { surname: "Sbagliatini", givenName: name, birthOn: "1961-02-03" };
  const code = given.fiscalCode === undefined ? { fiscalCodeMissing: "unknown" } : {};
  await act(id, "OPEN_PERSON", { ...named, ...code, territory: ostiglia, ...given });
  return id;
}
const mistake = (id: string, by: Session = anna, kind = "person") =>
  act(id, "OPENED_BY_MISTAKE", { mistakeReason: "thereAlready" }, by, kind);
const noMistake = (id: string, by: Session = anna) =>
  act(id, "NOT_A_MISTAKE", { notMistakeText: "Erano due (esempio)" }, by);
const refusedFor = async (sent: Promise<unknown>): Promise<unknown> => {
  const error = await errorOf(sent);
  return error.details.refusal?.reasons ?? error.details.problems?.map(({ code }) => code) ?? error.code;
};
const contact = async (name: string, person: string, kind = "case-intake") => {
  const asked = { person, territory: ostiglia, area: "adults", need: "careAtHome" };
  const told = { channel: "desk", requester: "self", contactReason: "Chiede aiuto" };
  const more = kind === "contact" ? { outcome: "open" } : {};
  const type = kind === "contact" ? "RECORD_CONTACT" : "OPEN_CONTACT";
  await act(uuidOf(name), type, { ...asked, ...told, ...more }, supervisor, kind);
  return uuidOf(name);
};
const found = async (words: string, by = anna) =>
  (await callerOf(house, by).people.find({ words })).persons.map(({ personId }) => personId);
const household = async (name: string, ...members: string[]) => {
  const relationAt = (i: number) => (i === 0 ? "reference" : "partner");
  const rows = members.map((person, i) => ({ person, relation: relationAt(i), from: "2020-01-01" }));
  const opening = { householdKind: "registry", territory: ostiglia, members: rows };
  await act(uuidOf(name), "OPEN_HOUSEHOLD", opening, supervisor, "household");
  return uuidOf(name);
};
const standsAs = ({ state, doc }: CaseSnapshot) => {
  const { mistakeText: _m, notMistakeText: _n, reason: _r, ...sealed } = doc.sealed;
  return { state, doc: { ...doc, sealed } };
};

describe("a person's record opened by mistake", () => {
  it("stands nowhere any more, says so on its page, and comes back as it was", async () => {
    const given = { surname: "Quarantini", address: "Via Trìgoli 12", fiscalCode: "QRNDAA61B43G186X" };
    const [one, other] = [await open("Ada", given), await open("Ada bis", given)];
    const before = standsAs(await now(other));
    const inQueue = async () =>
      (await pairsInSlice(house.services.driver, 100_000, 100_000)).filter(({ personId }) => personId === other).length;
    expect((await found("quarantini")).sort()).toEqual([one, other].sort());
    expect(await inQueue()).toBe(1);
    await mistake(other);
    expect(await now(other)).toMatchObject({ state: "openedByMistake", doc: { head: { closed: true, weight: 0 } } });
    for (const words of ["quarantini", "ada bis", "quarantinni", "QRNDAA61B43G186X", "via trigoli 12"])
      expect(await found(words)).not.toContain(other);
    const search = await callerOf(house, anna).search.find({ words: "quarantini" });
    expect(search.persons.map(({ personId }) => personId)).toEqual([one]);
    const typed = await callerOf(house, anna).people.findAlike({ ...given, givenName: "Ada", birthOn: "1961-02-03" });
    expect(typed.persons.map(({ personId }) => personId)).toEqual([one]);
    expect(await inQueue()).toBe(0);
    const record = await callerOf(house, desk).people.getRecord({ personId: other });
    expect(record).toMatchObject({ state: "openedByMistake", name: "Quarantini Ada bis", mayRecord: [] });
    expect(record.mistake).toEqual({
      ...{ reason: "thereAlready", by: "anna", at: "2026-03-09T09:00:00.000Z" },
    });
    await noMistake(other);
    expect(standsAs(await now(other))).toEqual(before);
    expect(await found("quarantini")).toContain(other);
    expect(await inQueue()).toBe(1);
    const { driver } = house.services;
    expect(await caseAt(driver, other, 2)).toMatchObject({ state: "openedByMistake" });
    expect(await caseAt(driver, other, 1)).toMatchObject({ state: "identified" });
  });

  it("is offered no new household, which the gate would refuse, until it is put back", async () => {
    const one = await open("Zoe");
    const takesNew = async () => (await callerOf(house, anna).people.getHouseholds({ personId: one })).takesNew;
    expect(await takesNew()).toBe(true);
    await mistake(one);
    expect(await takesNew()).toBe(false);
    expect((await errorOf(household("home of Zoe", one))).code).toBe("INVALID");
    await noMistake(one);
    expect(await takesNew()).toBe(true);
  });

  it("is taken back by stepping back from it, too", async () => {
    const one = await open("Bea");
    const before = standsAs(await now(one));
    await mistake(one);
    await act(one, "STEP_BACK", { undoes: 2, reason: "Sbagliato" });
    const { doc, state } = standsAs(await now(one));
    expect({ state, doc: { ...doc, takenBack: {} } }).toEqual(before);
    expect(await found("sbagliatini bea")).toEqual([one]);
  });

  it("is refused while something refers to it, and nothing new refers to it afterwards", async () => {
    const one = await open("Cia");
    const first = await contact("case of Cia", one);
    expect(await refusedFor(mistake(one))).toEqual(["unused"]);
    await mistake(first, supervisor, "case-intake");
    const second = await contact("contact of Cia", one, "contact");
    expect(await refusedFor(mistake(one))).toEqual(["unused"]);
    await mistake(second, supervisor, "contact");
    const child = await open("Dina");
    const rep = { actRole: "parent", representative: one, responsibility: "full", authority: "juvenileCourt" };
    await act(child, "RECORD_ACT", { ...rep, actOn: "2026-03-01", from: "2026-03-01" });
    expect(await refusedFor(mistake(one))).toEqual(["unused"]);
    expect(await refusedFor(mistake(child))).toEqual(["nobodyRepresents"]);
    await act(child, "STEP_BACK", { undoes: 2, reason: "Sbagliato" });
    const home = await household("home of Cia", one);
    expect(await refusedFor(mistake(one))).toEqual(["inNoHousehold", "unused"]);
    await mistake(home, anna, "household");
    await mistake(one);
    expect(await refusedFor(contact("another of Cia", one))).toEqual(["openedByMistake"]);
    expect(await refusedFor(household("another home", one))).toEqual(["openedByMistake"]);
    expect(await refusedFor(act(child, "MERGE_INTO", { other: one, mergeText: "x" }))).toEqual(["openedByMistake"]);
    expect(await refusedFor(act(one, "UPDATE_CONTACTS", { phone: "+39 000 0000001" }))).toEqual(["notNow"]);
    // The household comes back only with all whom it meant.
    expect(await refusedFor(act(home, "NOT_A_MISTAKE", {}, anna, "household"))).toEqual(["notNow"]);
    await noMistake(one);
    await act(home, "NOT_A_MISTAKE", {}, anna, "household");
    expect((await now(one)).doc.head.householdId).toBe(home);
    expect((await now(home)).doc.context.members).toHaveLength(1);
  });

  it("is refused where another went on in it, and where it was told apart from another", async () => {
    const [one, goes, apart] = [await open("Elsa"), await open("Elsa bis"), await open("Elsa ter")];
    await act(goes, "MERGE_INTO", { other: one, mergeText: "x" });
    expect(await refusedFor(mistake(one))).toEqual(["nothingGoesOnHere", "unused"]);
    expect(await refusedFor(mistake(goes))).toEqual(["notNow"]);
    await act(goes, "UNMERGE", { unmergeText: "x" });
    await act(apart, "TELL_APART", { other: one, apartText: "Viste insieme" });
    expect(await refusedFor(mistake(one))).toEqual(["unused"]);
    await act(apart, "MAY_BE_SAME", { other: one });
    await mistake(one);
  });

  it("two at the same moment: whoever comes second is refused, and nothing hangs in the air", async () => {
    for (const order of ["mistake first", "contact first"]) {
      const one = await open(`Fia ${order}`);
      const both = [() => mistake(one), () => contact(`race ${order}`, one, "contact")];
      if (order === "contact first") both.reverse();
      const answers = await Promise.allSettled(both.map((send) => send()));
      expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    }
  });

  it("is for who may write the record, and for nobody else", async () => {
    const one = await open("Gina");
    for (const session of [clerk, trainee]) expect((await errorOf(mistake(one, session))).code).toBe("FORBIDDEN");
    expect((await errorOf(mistake(one, away))).code).toBe("NOT_FOUND");
    await mistake(one, desk);
    expect((await errorOf(noMistake(one, trainee))).code).toBe("FORBIDDEN");
    await noMistake(one, desk);
  });
});

describe("a household opened by mistake", () => {
  it("lets its members go, and is refused while a case follows it", async () => {
    const [one, other] = [await open("Ines"), await open("Ivo")];
    const home = await household("home of Ines", one, other);
    const followed = await contact("case of Ines", one);
    expect((await now(followed)).doc.head.householdId).toBe(home);
    expect(await refusedFor(mistake(home, anna, "household"))).toEqual(["usedByMembersOnly"]);
    await mistake(followed, supervisor, "case-intake");
    await mistake(home, anna, "household");
    expect(await now(home)).toMatchObject({ state: "openedByMistake" });
    for (const id of [one, other]) expect((await now(id)).doc.context.households).toEqual([]);
    expect(await refusedFor(act(home, "ADD_MEMBER", {}, anna, "household"))).toBeDefined();
  });
});

describe("a contact opened by mistake", () => {
  const accesses = async (to: number) => {
    const counted = await countAccesses(house.services.driver, { from: 1, to }, async () => undefined);
    return [...counted.values()].reduce((sum, n) => sum + n, 0);
  };
  const head = async () => {
    const [row] = await house.services.driver.read<{ pos: number }>("SELECT max(pos) AS pos FROM event");
    return row?.pos ?? 0;
  };
  const opened = async () => {
    const ask = { unit: "cases", basis: "opened", rows: "comune", from: "2026-01-01", to: "2026-12-31" } as const;
    return (await callerOf(house, supervisor).counts.group({ ...ask, view: "all" })).total;
  };

  it("is in no figure from then on, and was in those of before", async () => {
    const person = await open("Livia");
    const [before, figure] = [await accesses(await head()), await opened()];
    const made = [await contact("counted", person, "contact"), await contact("counted case", person)];
    const then = await head();
    expect(await accesses(then)).toBe(before + 2);
    expect(await opened()).toBe(Number(figure) + 2);
    for (const [i, id] of made.entries()) await mistake(id, desk, i === 0 ? "contact" : "case-intake");
    expect(await accesses(await head())).toBe(before);
    expect(await opened()).toBe(figure);
    expect(await accesses(then)).toBe(before + 2);
    await act(made[0] ?? "", "NOT_A_MISTAKE", { notMistakeText: "Era giusto" }, desk, "contact");
    expect(await accesses(await head())).toBe(before + 1);
  });
});

describe("the caches", () => {
  const problems = async () => {
    const { driver, keys, workflows } = house.services;
    return (await verify({ driver, keys, tables: await loadTables(driver), workflows })).problems;
  };
  it("hold what the log says, also built anew", async () => {
    expect(await problems()).toEqual([]);
    const driver = EmbeddedDriver.open(join(house.dir, "ambito.db"), { mode: "write" });
    await clearPersonCaches(driver);
    await rebuildPersons(driver, house.services.keys);
    driver.close();
    expect(await problems()).toEqual([]);
  });
});
