// A death in the record of a person reaches the open cases about that person, once and as an event of theirs; whoever may answer it
// sees what is to be done and nobody else does; a mistake, a merge undone and a place taken by somebody else take it back.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findCase } from "../../db/cases/find-case.ts";
import { loadTables } from "../../db/district/load-tables.ts";
import type { Session } from "../../server/access/session.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { systemPermit } from "../../server/engine/system.ts";
import { verify } from "../../server/engine/verify.ts";
import { runFanOuts } from "../../server/jobs/fan-out.ts";
import { runPersonDeaths, tellOfDeaths, touchedBy } from "../../server/jobs/person-deaths.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { deathTodo, personDeath } from "../../workflows/kernel/person-death.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const clerk = sessionOf("clerk", "housingClerk");
const worker = sessionOf("worker", "socialWorker");
const manager = sessionOf("manager", "supervisor");
const ostiglia = "020038";
const today = "2026-03-09";
let house: Installation;
let bandoId: string;

beforeAll(async () => {
  house = await install({ now: `${today}T09:00:00.000Z` });
  bandoId = await openBando();
});
afterAll(async () => {
  const { driver, keys, workflows } = house.services;
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows });
  await house.close();
  expect(report.problems).toEqual([]);
});

async function snapshotOf(caseId: string) {
  const found = await findCase(house.services.driver, systemPermit(), caseId);
  if (!found) throw new Error(`no case ${caseId}`);
  return found.snapshot;
}

async function act(by: Session, caseId: string, kind: string, type: string, payload: JsonObject = {}) {
  const found = await findCase(house.services.driver, systemPermit(), caseId);
  return house.send(by, { caseId, kind, expectedSeq: found?.snapshot.seq ?? 0, type, payload });
}

const signed = {
  ...{ actKind: "determination", actNumber: "1/ES", actOn: today, actBody: "Comune di prova" },
  signatoryRole: "serviceHead",
};

async function openBando(): Promise<string> {
  const caseId = uuidOf("bando of the deaths");
  const step = (by: Session, type: string, payload: JsonObject = {}) => act(by, caseId, "housing-bando", type, payload);
  house.know("clerk", "housingClerk");
  await step(clerk, "DRAFT_BANDO", {
    ...{ title: "Avviso di prova", bandoKind: "sap", leadComune: ostiglia, rup: "clerk" },
    units: [{ code: "OST-101", owner: "comune", comune: ostiglia }],
  });
  await step(manager, "APPROVE_BANDO", signed);
  await step(clerk, "PUBLISH_BANDO", {
    ...{ ...signed, alboFrom: "2026-02-01", alboTo: "2026-03-08" },
    ...{ opensOn: "2026-02-02", closesOn: "2026-03-08" },
  });
  await step(clerk, "OPEN_WINDOW");
  await step(clerk, "CLOSE_WINDOW");
  return caseId;
}

async function person(name: string): Promise<string> {
  const caseId = uuidOf(`person ${name}`);
  const who = { surname: "Esempio", givenName: name, birthOn: "1950-01-01", fiscalCodeMissing: "unknown" };
  await act(worker, caseId, "person", "OPEN_PERSON", { ...who, territory: ostiglia });
  return caseId;
}

/** As the platform tells it. */
const platformOf = (personId: string, name: string): JsonObject => ({
  ...{ territory: ostiglia, bando: bandoId, person: personId, platformId: `D-${name}`, protocolNumber: "1/ES" },
  ...{ protocolOn: "2026-03-01", submittedOn: "2026-03-01", isbar: 40, units: [{ unit: "OST-101" }] },
});

async function applicationOf(personId: string, name: string): Promise<string> {
  const caseId = uuidOf(`application ${name}`);
  await act(clerk, caseId, "housing-application", "IMPORT_APPLICATION", platformOf(personId, name));
  return caseId;
}

const onApplication = (caseId: string, type: string, payload: JsonObject = {}, by = clerk) =>
  act(by, caseId, "housing-application", type, payload);
const onPerson = (caseId: string, type: string, payload: JsonObject = {}, by = worker) =>
  act(by, caseId, "person", type, payload);
const dies = (personId: string, diedOn = "2026-03-05") => onPerson(personId, "RECORD_DEATH", { diedOn });
const annuls = (personId: string) => onPerson(personId, "ANNUL_DEATH", { annulReason: "Omonimo" });
/** As after a commit that touched these. */
const tell = (...touched: string[]) => tellOfDeaths(house.services, touched);

async function seenBy(by: Session, caseId: string, at?: string) {
  const view = await callerOf(house, by).cases.getCase({ caseId, ...(at ? { at } : {}) });
  return view.level === "content" ? view : undefined;
}
const shownTo = async (by: Session, caseId: string, at?: string) => (await seenBy(by, caseId, at))?.death;
const heard = async (caseId: string) => {
  const { doc } = await snapshotOf(caseId);
  return { death: doc.death?.diedOn, todo: doc.todo[deathTodo] !== undefined };
};
/** Events of that kind in the history of the case. */
const timesTold = async (caseId: string) => {
  const [row] = await house.services.driver.read<{ n: number }>(
    "SELECT COUNT(*) AS n FROM event WHERE case_id=? AND type=?",
    [caseId, personDeath],
  );
  return row?.n;
};
const nothing = { death: undefined, todo: false };
const known = { death: "2026-03-05", todo: true };

describe("a death in the record", () => {
  test("is told to the open application once, which stays where it was, and its clerk is shown the ways", async () => {
    const personId = await person("Ada");
    const caseId = await applicationOf(personId, "Ada");
    expect(await shownTo(clerk, caseId)).toBeUndefined();
    await dies(personId);
    await runFanOuts(house.services);
    expect(await tell(personId)).toBe(1);
    expect(await tell(personId)).toBe(0);
    expect(await runPersonDeaths(house.services)).toBe(0);
    expect(await timesTold(caseId)).toBe(1);
    const { state, doc } = await snapshotOf(caseId);
    expect(state).toBe("imported");
    expect(doc.todo[deathTodo]).toEqual({ field: deathTodo, event: personDeath, dueOn: today, owner: "clerk" });
    expect(await shownTo(clerk, caseId)).toEqual({
      ...{ diedOn: "2026-03-05", toldOn: today },
      ways: ["RECORD_DEATH", "EXCLUDE"],
    });
    const [row] = await house.services.driver.read("SELECT todo,closed FROM list_row WHERE case_id=?", [caseId]);
    expect(row).toEqual({ todo: 1, closed: 0 });
  });

  test("is shown to who may answer and to nobody else, and widens nobody's sight", async () => {
    const personId = await person("Bea");
    const caseId = await applicationOf(personId, "Bea");
    await dies(personId);
    await tell(personId);
    expect((await shownTo(clerk, caseId))?.diedOn).toBe("2026-03-05");
    expect((await shownTo(manager, caseId))?.diedOn).toBe("2026-03-05");
    const office = await seenBy(sessionOf("office", "adminClerk"), caseId);
    expect(office?.level).toBe("content");
    expect(office).not.toHaveProperty("death");
    expect(office?.todo).toEqual([]);
    for (const role of ["socialWorker", "frontDesk", "coordinator"] as const) {
      const view = await callerOf(house, sessionOf(`some ${role}`, role)).cases.getCase({ caseId });
      expect(["skeleton", "line"]).toContain(view.level);
      expect(JSON.stringify(view)).not.toMatch(/2026-03-05|personDied|diedOn/);
    }
    for (const role of ["psychologist", "fosterTeam", "trainee", "protectionWorker"] as const)
      await expect(callerOf(house, sessionOf(`some ${role}`, role)).cases.getCase({ caseId })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    const elsewhere = sessionOf("elsewhere", { role: "housingClerk", territory: "020042" });
    await expect(callerOf(house, elsewhere).cases.getCase({ caseId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("is not for anybody to send, nor to take back by undoing", async () => {
    const personId = await person("Cino");
    const caseId = await applicationOf(personId, "Cino");
    const news = { person: personId, deathNews: "recorded", diedOn: "2026-03-05" };
    for (const by of [clerk, manager])
      await expect(onApplication(caseId, personDeath, news, by)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await dies(personId);
    await tell(personId);
    const { seq } = await snapshotOf(caseId);
    await expect(onApplication(caseId, "UNDO", { undoes: seq })).rejects.toThrow();
    expect(await heard(caseId)).toEqual(known);
  });

  test("that was a mistake is taken back; recorded for another day it is told anew", async () => {
    const personId = await person("Dora");
    const caseId = await applicationOf(personId, "Dora");
    await dies(personId);
    await tell(personId);
    await annuls(personId);
    expect(await tell(personId)).toBe(1);
    expect(await heard(caseId)).toEqual(nothing);
    expect(await shownTo(clerk, caseId)).toBeUndefined();
    await dies(personId, "2026-03-06");
    await tell(personId);
    expect(await heard(caseId)).toEqual({ death: "2026-03-06", todo: true });
    const { seq } = await annuls(personId);
    await onPerson(personId, "UNDO", { undoes: seq });
    expect(await tell(personId)).toBe(0);
    expect(await heard(caseId)).toEqual({ death: "2026-03-06", todo: true });
    expect(await timesTold(caseId)).toBe(3);
  });

  test("stands in the past as it was known then", async () => {
    house.at(`${today}T09:30:00.000Z`);
    const personId = await person("Elio");
    const caseId = await applicationOf(personId, "Elio");
    house.at(`${today}T09:40:00.000Z`);
    await dies(personId);
    await tell(personId);
    house.at(`${today}T09:50:00.000Z`);
    await annuls(personId);
    await tell(personId);
    house.at(`${today}T10:00:00.000Z`);
    expect(await shownTo(clerk, caseId, `${today}T10:35`)).toBeUndefined();
    expect(await shownTo(clerk, caseId, `${today}T10:45`)).toMatchObject({ diedOn: "2026-03-05", ways: [] });
    expect(await shownTo(clerk, caseId, `${today}T10:55`)).toBeUndefined();
  });
});

describe("what is to be done", () => {
  test("goes with who takes the place, who may have died too", async () => {
    const [personId, next] = [await person("Fosca"), await person("Fabio")];
    const caseId = await applicationOf(personId, "Fosca");
    await dies(personId);
    await tell(personId);
    await onApplication(caseId, "RECORD_DEATH", { diedOn: "2026-03-05" });
    expect((await shownTo(clerk, caseId))?.ways).toEqual(["SUCCEED", "CLOSE_AFTER_DEATH"]);
    expect(await heard(caseId)).toEqual({ death: "2026-03-05", todo: false });
    const { seq } = await onApplication(caseId, "SUCCEED", { successor: next, reasonText: "Il figlio convivente" });
    expect(await shownTo(clerk, caseId)).toBeUndefined();
    expect((await snapshotOf(caseId)).doc.todo).toEqual({});
    await onApplication(caseId, "UNDO", { undoes: seq });
    expect((await shownTo(clerk, caseId))?.ways).toEqual(["SUCCEED", "CLOSE_AFTER_DEATH"]);
    await onApplication(caseId, "SUCCEED", { successor: next, reasonText: "Il figlio convivente" });
    await tell(caseId);
    expect(await heard(caseId)).toEqual(nothing);
    await dies(next, "2026-03-07");
    expect(await tell(personId, next)).toBe(1);
    expect(await heard(caseId)).toEqual({ death: "2026-03-07", todo: true });
  });

  test("ends with an exclusion and with the case, and stays where the case stands still", async () => {
    const personId = await person("Gino");
    const caseId = await applicationOf(personId, "Gino");
    await onApplication(caseId, "SUSPEND_FOR_LITIGATION", { litigationText: "Ricorso" });
    await dies(personId);
    await tell(personId);
    expect((await shownTo(clerk, caseId))?.ways).toEqual(["LIFT_LITIGATION"]);
    await onApplication(caseId, "LIFT_LITIGATION", { litigationText: "Respinto" });
    const { seq } = await onApplication(caseId, "EXCLUDE", {
      ...{ ...signed, exclusionReason: "other", reasonText: "Nessuno subentra" },
    });
    expect(await heard(caseId)).toEqual({ death: "2026-03-05", todo: false });
    expect(await shownTo(clerk, caseId)).toBeUndefined();
    await onApplication(caseId, "UNDO", { undoes: seq });
    expect(await heard(caseId)).toEqual(known);
    await onApplication(caseId, "WITHDRAW", { withdrawnOn: today });
    expect(await heard(caseId)).toEqual({ death: "2026-03-05", todo: false });
    // Closed, it hears nothing more.
    await annuls(personId);
    expect(await tell(personId)).toBe(0);
  });

  test("is the next move in the lists, whomever the case waits for otherwise", async () => {
    const personId = await person("Hana");
    const caseId = await applicationOf(personId, "Hana");
    await onApplication(caseId, "MARK_UNREACHABLE", { attempts: 3, reasonText: "x" });
    const waits = async () =>
      house.services.driver.read("SELECT waiting_for AS waits,waiting_since AS since FROM list_row WHERE case_id=?", [
        caseId,
      ]);
    const forHer = [{ waits: "applicant", since: today }];
    expect(await waits()).toEqual(forHer);
    await dies(personId);
    await tell(personId);
    expect(await waits()).toEqual([{ waits: null, since: null }]);
    await annuls(personId);
    await tell(personId);
    expect(await waits()).toEqual(forHer);
  });

  test("does not stand in the way of undoing what was done before", async () => {
    const personId = await person("Ida");
    const caseId = await applicationOf(personId, "Ida");
    const { seq } = await onApplication(caseId, "TAKE_TO_VERIFY", { reasonText: "x" });
    await dies(personId);
    await tell(personId);
    await onApplication(caseId, "UNDO", { undoes: seq });
    expect((await snapshotOf(caseId)).state).toBe("imported");
    expect(await heard(caseId)).toEqual(known);
  });

  test("is somebody else's when the applicant was recorded wrong", async () => {
    const [wrong, right] = [await person("Lea"), await person("Lia")];
    const caseId = await applicationOf(wrong, "Lea");
    await dies(wrong);
    await tell(wrong);
    const values = platformOf(right, "Lea");
    await onApplication(caseId, "CORRECT", { corrects: 1, mendReason: "Scambio di persona", values }, manager);
    const { doc } = await snapshotOf(caseId);
    const pending = Object.entries(doc.corrections).find(([, one]) => one.outcome === "pending");
    if (pending)
      await onApplication(
        caseId,
        "SETTLE_CORRECTION",
        { settles: Number(pending[0]), choice: "apply", reason: "x" },
        manager,
      );
    expect((await snapshotOf(caseId)).doc.head.personId).toBe(right);
    await tell(caseId);
    expect(await heard(caseId)).toEqual(nothing);
  });
});

describe("nothing is remembered between two runs", () => {
  test("a death recorded before, and an application that came after it, are found by the next", async () => {
    const personId = await person("Mara");
    const before = await applicationOf(personId, "Mara");
    await dies(personId);
    expect(await heard(before)).toEqual(nothing);
    expect(await runPersonDeaths(house.services)).toBe(1);
    expect(await heard(before)).toEqual(known);
    await onApplication(before, "WITHDRAW", { withdrawnOn: today });
    const after = await applicationOf(personId, "Mara again");
    expect(await tell(after)).toBe(1);
    expect(await heard(after)).toEqual(known);
  });

  test("a record that goes on in another dies with it, and is alive again when the two are told apart", async () => {
    const [stays, goes] = [await person("Nino"), await person("Nina")];
    const caseId = await applicationOf(goes, "Nina");
    await onPerson(goes, "MERGE_INTO", { other: stays, mergeText: "La stessa" }, manager);
    await dies(stays);
    expect(await tell(stays)).toBe(1);
    expect(await heard(caseId)).toEqual(known);
    await annuls(stays);
    expect(await tell(stays)).toBe(1);
    expect(await heard(caseId)).toEqual(nothing);
    await dies(stays);
    await tell(stays);
    await onPerson(goes, "UNMERGE", { unmergeText: "Due persone" }, manager);
    expect(await tell(goes)).toBe(1);
    expect(await heard(caseId)).toEqual(nothing);
    expect((await snapshotOf(goes)).state).toBe("identified");
  });

  test("a restricted application hears too, for who reads it", async () => {
    const personId = await person("Olga");
    const caseId = await applicationOf(personId, "Olga");
    await onApplication(caseId, "RESTRICT", { restricted: true, readers: "clerk", reason: "x" }, manager);
    await dies(personId);
    await tell(personId);
    expect((await shownTo(clerk, caseId))?.diedOn).toBe("2026-03-05");
    const other = sessionOf("other clerk", "housingClerk");
    await expect(callerOf(house, other).cases.getCase({ caseId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("an open contact hears of it too: nobody calls back the dead", async () => {
  const desk = sessionOf("desk", "frontDesk");
  const personId = await person("Pia");
  const caseId = uuidOf("contact of Pia");
  await act(desk, caseId, "contact", "RECORD_CONTACT", {
    ...{ territory: ostiglia, area: "adults", need: "income", channel: "desk", requester: "self", person: personId },
    ...{ contactReason: "Chiede un contributo", outcome: "toCallBack", callBackOn: "2026-03-12" },
  });
  await dies(personId);
  expect(await tell(personId)).toBe(1);
  expect(await shownTo(desk, caseId)).toMatchObject({ diedOn: "2026-03-05", ways: ["ANSWER_CONTACT"] });
});

test("only commits that touch records and such cases are looked at", () => {
  const of = (kind: string) => ({
    ...{ caseId: kind, kind, state: "x", territory: ostiglia, area: "housing" as const, assignee: "" },
    ...{ restricted: false, readers: [] },
  });
  const cases = ["person", "case-intake", "housing-application", "household"].map(of);
  expect(touchedBy({ pos: 1, cases }, ["housing-application"])).toEqual(["person", "housing-application"]);
});
