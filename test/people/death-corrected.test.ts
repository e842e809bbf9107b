// The day of a death is corrected as other facts are: the record takes it, and all who heard of the first day hear of the right one. The
// services the death had ended end on that day, and where hours stand on the wrong side of it the register waits for somebody.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadTables } from "../../db/district/load-tables.ts";
import { readCases } from "../../db/log/read-log.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { verify } from "../../server/engine/verify.ts";
import { runFanOuts } from "../../server/jobs/fan-out.ts";
import { tellOfDeaths } from "../../server/jobs/person-deaths.ts";
import { rowsOf } from "../../workflows/kernel/data.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { errorOf } from "../support/error-of.ts";
import { giveService, sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const day = "2026-03-02";
const comune = "020038";
const head = sessionOf("head", { role: "supervisor" });
const other = sessionOf("other head", { role: "supervisor" });
const clerk = sessionOf("clerk", { role: "adminClerk" });
const desk = sessionOf("desk", { role: "frontDesk" });
const coop = sessionOf("coop", { role: "provider" });
const mondays = ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30"];
const march = { monthOn: "2026-03-01" };
const plan = {
  ...{ planFrom: day, unit: "hour", tasksText: "Igiene", unitCents: 20_00 },
  week: [{ weekday: "mon", quantity: 60 }],
};

let house: Installation;
const given: Record<string, Awaited<ReturnType<typeof giveService>>> = {};
const ofName = (name: string) => {
  const found = given[name];
  if (!found) throw new Error(`nothing given to ${name}`);
  return found;
};

beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  for (const one of [head, other, clerk, desk, coop]) house.know(one.accountId, ...one.grants);
  for (const name of ["Ada", "Bice", "Carla", "Dina", "Elsa", "Fede", "Gina", "Ivo", "Lia"])
    given[name] = await giveService(house, head, other, { name, comune, day, provider: "coop", plan });
  house.at("2026-04-02T08:00:00.000Z");
});
afterAll(async () => {
  const { driver, keys, workflows } = house.services;
  const report = await verify({ driver, keys, tables: await loadTables(driver), workflows });
  await house.close();
  expect(report.problems).toEqual([]);
});

async function stands(caseId: string) {
  const [one] = await readCases(house.services.driver, [caseId]);
  if (!one) throw new Error("no case");
  const { state, doc } = one.snapshot;
  return { state, context: doc.context as JsonObject, doc };
}
const onPerson = (id: string, type: string, payload: JsonObject = {}) =>
  sendTo(house, head, id, "person", type, payload);
async function dies(id: string, diedOn: string): Promise<number> {
  const { seq } = await onPerson(id, "RECORD_DEATH", { diedOn });
  await runFanOuts(house.services);
  return seq;
}
const correction = (corrects: number, diedOn: string) => ({ corrects, mendReason: "Letto male", values: { diedOn } });
async function rights(id: string, corrects: number, diedOn: string): Promise<number> {
  const { seq } = await onPerson(id, "CORRECT", correction(corrects, diedOn));
  await runFanOuts(house.services);
  return seq;
}
const record = (name: string, days: readonly string[], quantity = 60) =>
  sendTo(house, coop, ofName(name).register, "delivery", "RECORD_ATTENDANCE", {
    attendance: days.map((givenOn) => ({ givenOn, quantity })),
  });
const inRegister = (by: typeof head, name: string, type: string, payload: JsonObject = march) =>
  sendTo(house, by, ofName(name).register, "delivery", type, payload);
const ends = async (name: string) => {
  const [intake, register] = [await stands(ofName(name).intake), await stands(ofName(name).register)];
  return {
    service: rowsOf(intake.context.deliveries)[0]?.until,
    register: register.context.endedOn,
    states: [intake.state, register.state],
  };
};

describe("a corrected day of death", () => {
  test("stands at once, and the services it had ended end on it", async () => {
    const { person } = ofName("Ada");
    await record("Ada", mondays);
    const seq = await dies(person, "2026-03-20");
    const seen = await callerOf(house, head).cases.previewCorrection({
      caseId: person,
      ...correction(seq, "2026-03-10"),
    });
    expect(seen).toMatchObject({ elsewhere: false, toldAnew: true });
    expect(seen.blocked).toBeUndefined();
    const corrected = await rights(person, seq, "2026-03-10");
    const { state, context, doc } = await stands(person);
    expect([state, context.diedOn]).toEqual(["deceased", "2026-03-10"]);
    expect(doc.corrections[corrected]?.outcome).toBe("applied");
    const states = ["closed", "finishing"];
    expect(await ends("Ada")).toEqual({ service: "2026-03-10", register: "2026-03-10", states });
    const later = await rights(person, seq, "2026-03-18");
    expect(await ends("Ada")).toEqual({ service: "2026-03-18", register: "2026-03-18", states });
    // Others have heard of it: it is corrected, and not undone behind them.
    const refused = await errorOf(onPerson(person, "UNDO", { undoes: later }));
    expect(refused.details.refusal?.reasons).toEqual(["correctionTold"]);
  });

  test("an earlier one leaves approved hours to be looked at, a later one opens the days between", async () => {
    const { person } = ofName("Bice");
    await record("Bice", mondays.slice(0, 2));
    const seq = await dies(person, "2026-03-10");
    await inRegister(coop, "Bice", "SUBMIT_MONTH");
    await inRegister(other, "Bice", "APPROVE_MONTH");
    await inRegister(clerk, "Bice", "CLOSE_REGISTER", {});
    await rights(person, seq, "2026-03-09");
    expect((await ends("Bice")).states).toEqual(["closed", "closed"]);
    await rights(person, seq, "2026-03-05");
    expect(await ends("Bice")).toMatchObject({ register: "2026-03-05", states: ["closed", "finishing"] });
    await rights(person, seq, "2026-03-17");
    await inRegister(head, "Bice", "REOPEN_MONTH", { ...march, reopenText: "Morta il 17" });
    await record("Bice", ["2026-03-16"]);
    expect(await ends("Bice")).toMatchObject({ register: "2026-03-17", states: ["closed", "finishing"] });
  });

  test("of a record that goes on in another is told to the cases at either", async () => {
    const [stays, goes] = [ofName("Carla"), ofName("Dina")];
    await onPerson(goes.person, "MERGE_INTO", { other: stays.person, mergeText: "La stessa (esempio)" });
    const seq = await dies(stays.person, "2026-03-20");
    await rights(stays.person, seq, "2026-03-12");
    for (const name of ["Carla", "Dina"])
      expect(await ends(name)).toMatchObject({ service: "2026-03-12", register: "2026-03-12" });
    // Told apart since, the other record is of somebody else, and is told nothing more.
    await onPerson(goes.person, "UNMERGE", { unmergeText: "Un’altra (esempio)" });
    await rights(stays.person, seq, "2026-03-13");
    expect([(await ends("Carla")).service, (await ends("Dina")).service]).toEqual(["2026-03-13", "2026-03-12"]);
  });

  test("reaches who was to be called back, whose open contact had heard of the first day", async () => {
    const { person } = ofName("Elsa");
    const contact = uuidOf("contact of the corrected death");
    await sendTo(house, desk, contact, "contact", "RECORD_CONTACT", {
      ...{ channel: "desk", requester: "self", need: "income", territory: comune, area: "adults", person },
      ...{ contactReason: "Chiede un contributo", outcome: "toCallBack", callBackOn: "2026-04-12" },
    });
    const seq = await dies(person, "2026-03-20");
    await tellOfDeaths(house.services, [person]);
    expect((await stands(contact)).doc.death?.diedOn).toBe("2026-03-20");
    await rights(person, seq, "2026-03-10");
    await tellOfDeaths(house.services, [person]);
    expect((await stands(contact)).doc.death?.diedOn).toBe("2026-03-10");
  });

  test("told by hand in a case is corrected there, and the register ends with it", async () => {
    const { intake } = ofName("Gina");
    const { seq } = await sendTo(house, head, intake, "case-intake", "PERSON_DIED", { diedOn: "2026-03-20" });
    await sendTo(house, head, intake, "case-intake", "CORRECT", correction(seq, "2026-03-10"));
    expect(await ends("Gina")).toMatchObject({ service: "2026-03-10", register: "2026-03-10" });
    const [last] = (await readCases(house.services.driver, [intake])).map(({ snapshot }) => snapshot.seq);
    await sendTo(house, head, intake, "case-intake", "UNDO", { undoes: last ?? 0 });
    expect(await ends("Gina")).toMatchObject({ service: "2026-03-20", register: "2026-03-20" });
  });

  test("is told where the death was first a mistake and then recorded of another day", async () => {
    const { person } = ofName("Fede");
    await dies(person, "2026-03-20");
    await onPerson(person, "ANNUL_DEATH", { annulReason: "Giorno sbagliato" });
    await dies(person, "2026-03-08");
    expect(await ends("Fede")).toMatchObject({ service: "2026-03-08", register: "2026-03-08" });
  });

  test("waits for a decision where something that came later would not have been possible", async () => {
    const { person } = ofName("Ivo");
    const seq = await dies(person, "2026-03-20");
    const home = uuidOf("household of the corrected death");
    await sendTo(house, head, home, "household", "OPEN_HOUSEHOLD", {
      ...{ householdKind: "deFacto", territory: comune },
      members: [{ person, relation: "reference", from: "2026-03-15" }],
    });
    const made = await rights(person, seq, "2026-03-10");
    const { context, doc } = await stands(person);
    expect([context.diedOn, doc.corrections[made]?.outcome]).toEqual(["2026-03-20", "pending"]);
    expect((await ends("Ivo")).service).toBe("2026-03-20");
    const settled = { settles: made, choice: "apply", reason: "x" };
    const refused = await errorOf(onPerson(person, "SETTLE_CORRECTION", settled));
    expect(refused.details.refusal?.reasons).toEqual(["correctionRefused"]);
    // She never lived there then: without that the day stands.
    await sendTo(house, head, home, "household", "OPENED_BY_MISTAKE", { mistakeReason: "otherPerson" });
    await rights(person, seq, "2026-03-16");
    expect((await ends("Ivo")).service).toBe("2026-03-16");
  });

  test("is followed by the last day in her household, once somebody says so there", async () => {
    const { person } = ofName("Lia");
    const seq = await dies(person, "2026-03-20");
    const home = uuidOf("household that she left by death");
    const ugo = uuidOf("who stays in the household");
    const who = { surname: "Esempio", givenName: "Ugo", fiscalCodeMissing: "unknown", territory: comune };
    await onPerson(ugo, "OPEN_PERSON", who);
    const inHome = (type: string, payload: JsonObject) => sendTo(house, head, home, "household", type, payload);
    await inHome("OPEN_HOUSEHOLD", {
      ...{ householdKind: "deFacto", territory: comune },
      members: [
        { person: ugo, relation: "reference", from: "2020-01-01" },
        { person, relation: "spouse", from: "2020-01-01" },
      ],
    });
    const ended = await inHome("END_MEMBER", { person, until: "2026-03-20", endReason: "died" });
    await rights(person, seq, "2026-03-10");
    await inHome("CORRECT", {
      corrects: ended.seq,
      mendReason: "x",
      values: { person, until: "2026-03-10", endReason: "died" },
    });
    const on = (asked: string) => callerOf(house, head).people.getHousehold({ householdId: home, on: asked });
    const livedThere = async (asked: string) => ((await on(asked)).day?.members ?? []).map((one) => one.person);
    expect([await livedThere("2026-03-10"), await livedThere("2026-03-11")]).toEqual([[ugo, person], [ugo]]);
  });
});
