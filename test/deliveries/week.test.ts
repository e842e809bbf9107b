// The week of deliveries: pure days and plans, then through the real gate what each reader is shown of it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import { giveGrant } from "../../server/access/grants.ts";
import type { Session } from "../../server/access/session.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { mondayOf, sumOfDay, type WeekDelivery, weekOf } from "../../workflows/rules/deliveries/week.ts";
import { callerOf } from "../support/caller.ts";
import { giveService, sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

describe("days and plans", () => {
  const base: WeekDelivery = {
    ...{ caseId: "c", number: "2026-000001", comune: "020038", service: "homeCare", unit: "hour" },
    plans: [
      {
        from: "2026-03-02",
        week: [
          { weekday: "mon", part: "afternoon", quantity: 30 },
          { weekday: "mon", part: "morning", quantity: 60 },
          { weekday: "fri", quantity: 45 },
        ],
      },
      { from: "2026-03-13", to: "2026-03-20", week: [{ weekday: "fri", quantity: 90 }] },
    ],
    months: [],
  };
  const week = (one: WeekDelivery, monday: string) =>
    weekOf([one], monday).map(({ day, part, quantity, standing }) => [day, part, quantity, standing]);

  test("a week begins on Monday, whatever day is asked", () => {
    for (const day of ["2026-03-09", "2026-03-12", "2026-03-15"]) expect(mondayOf(day)).toBe("2026-03-09");
    expect(mondayOf("2026-03-08")).toBe("2026-03-02");
  });

  test("slots follow the plan in force, by time of day, until it or the service ends", () => {
    expect(week(base, "2026-03-02")).toEqual([
      ["2026-03-02", "morning", 60, "planned"],
      ["2026-03-02", "afternoon", 30, "planned"],
      ["2026-03-06", undefined, 45, "planned"],
    ]);
    expect(week(base, "2026-03-09").map(([, , quantity]) => quantity)).toEqual([60, 30, 90]);
    expect(week(base, "2026-03-23")).toEqual([]);
    expect(week({ ...base, endedOn: "2026-03-05" }, "2026-03-02")).toHaveLength(2);
  });

  test("a day that was given counts what was given, once, however many parts it was planned in", () => {
    const rows = [{ on: "2026-03-02", quantity: 70, deviation: "agreedChange" as const }];
    const one = { ...base, months: [{ month: "2026-03", standing: "open" as const, rows, hands: [] }] };
    const entries = weekOf([one], "2026-03-02");
    expect(entries.map(({ standing, given }) => [standing, given])).toEqual([
      ["given", 70],
      ["given", undefined],
      ["planned", undefined],
    ]);
    expect(sumOfDay(entries)).toEqual({ minutes: 115, pieces: 0 });
  });

  test("what is recorded as not given is off and in no sum; what came besides is told apart", () => {
    const rows = [
      { on: "2026-03-02", quantity: 0, deviation: "personAbsent" as const },
      { on: "2026-03-04", quantity: 20, deviation: "extraAgreed" as const },
      { on: "2026-03-06", quantity: 45 },
    ];
    const entries = weekOf(
      [{ ...base, months: [{ month: "2026-03", standing: "open", rows, hands: [] }] }],
      "2026-03-02",
    );
    expect(entries.map(({ standing }) => standing)).toEqual(["off", "off", "extra", "given"]);
    expect(sumOfDay(entries)).toEqual({ minutes: 65, pieces: 0 });
    expect(sumOfDay(weekOf([base], "2026-03-02"))).toEqual({ minutes: 135, pieces: 0 });
    expect(sumOfDay([{ ...(entries[3] as (typeof entries)[number]), unit: "piece" }])).toEqual({
      minutes: 0,
      pieces: 45,
    });
  });
});

describe("whose", () => {
  const day = "2026-03-02";
  const [here, there] = ["020038", "020061"];
  const head = sessionOf("head", { role: "supervisor" });
  const other = sessionOf("other head", { role: "supervisor" });
  const workerHere = sessionOf("worker here", { role: "socialWorker", territory: here });
  const coop = sessionOf("coop", { role: "provider" });
  const hand = sessionOf("hand of coop", { role: "provider", body: "coop" });
  const rival = sessionOf("rival", { role: "provider" });
  const planner = sessionOf("planner", { role: "coordinator" });
  const desk = sessionOf("desk", { role: "frontDesk" });
  let house: Installation;
  const given: Record<string, Awaited<ReturnType<typeof giveService>>> = {};
  const week = (by: Session, more: JsonObject = {}) => callerOf(house, by).deliveries.getWeek({ day, ...more });
  const namesIn = async (by: Session, more: JsonObject = {}) => Object.values((await week(by, more)).persons).sort();

  beforeAll(async () => {
    house = await install({ now: `${day}T08:00:00.000Z` });
    for (const one of [head, other, workerHere, coop, rival, planner, desk]) house.know(one.accountId, ...one.grants);
    house.know(hand.accountId);
    const grant = { role: "provider" as const, territory: "district", areas: "all" as const, body: "coop" };
    giveGrant(house.services.accounts, "hand of coop", grant, "test");
    const plan = { planFrom: day, unit: "hour", tasksText: "Igiene", whereText: "Via Prova 3" };
    for (const [name, comune, provider, service] of [
      ["Ada", here, "coop", "homeCare"],
      ["Bice", there, "coop", "homeCare"],
      ["Rina", here, "rival", "homeEducation"],
    ] as const)
      given[name] = await giveService(house, head, other, {
        ...{ name, comune, day, provider, service },
        plan: { ...plan, week: [{ weekday: "mon", partOfDay: "morning", quantity: 90 }] },
      });
    const attendance = [{ givenOn: day, quantity: 0, deviation: "hospital" }];
    await sendTo(house, coop, given.Ada?.register ?? "", "delivery", "RECORD_ATTENDANCE", { attendance });
  });
  afterAll(() => house.close());

  test("a provider's is its own, a worker's that of her comune, and none tells where or what", async () => {
    for (const one of [coop, hand]) expect(await namesIn(one)).toEqual(["Zampironi Ada", "Zampironi Bice"]);
    expect(await namesIn(rival)).toEqual(["Zampironi Rina"]);
    expect(await namesIn(workerHere)).toEqual(["Zampironi Ada", "Zampironi Rina"]);
    expect(JSON.stringify(await week(coop))).not.toMatch(/Via Prova|Igiene|Cents|Confidenza/);
    await expect(week(desk)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("a planner sees when and how much, and neither a name nor why somebody was absent", async () => {
    const found = await week(planner);
    expect(found.entries.map(({ standing }) => standing).sort()).toEqual(["off", "planned", "planned"]);
    expect(found.persons).toEqual({});
    expect(JSON.stringify(found)).not.toMatch(/hospital|Zampironi/);
    expect(JSON.stringify(await week(head))).toMatch(/hospital/);
  });

  test("it is narrowed by comune, service and to whose one follows", async () => {
    expect(await namesIn(head, { comune: there })).toEqual(["Zampironi Bice"]);
    expect(await namesIn(head, { service: "homeEducation" })).toEqual(["Zampironi Rina"]);
    expect(await namesIn(workerHere, { mine: true })).toEqual([]);
    await sendTo(house, head, given.Ada?.intake ?? "", "case-intake", "ASSIGN", { assignee: "worker here" });
    expect(await namesIn(workerHere, { mine: true })).toEqual(["Zampironi Ada"]);
    // Asking for what one may not see shows nothing more.
    expect(await namesIn(workerHere, { comune: there })).toEqual([]);
  });

  test("a week that is over keeps what was given by a delivery that has ended and is settled since", async () => {
    const { intake, register } = given.Rina ?? { intake: "", register: "" };
    house.at("2026-03-10T08:00:00.000Z");
    const march = { monthOn: "2026-03-01" };
    const act = (by: Session, type: string, payload: JsonObject) =>
      sendTo(house, by, register, "delivery", type, payload);
    const attendance = [
      { givenOn: day, quantity: 90 },
      { givenOn: "2026-03-09", quantity: 60, deviation: "agreedChange" },
    ];
    await act(rival, "RECORD_ATTENDANCE", { attendance });
    await sendTo(house, head, intake, "case-intake", "CLOSE", {
      motive: "goalsReached",
      situation: "homeWithServices",
    });
    await act(rival, "SUBMIT_MONTH", march);
    await act(other, "APPROVE_MONTH", march);
    await act(head, "CLOSE_REGISTER", {});
    expect((await readCases(house.services.driver, [register]))[0]?.snapshot.state).toBe("closed");
    const standings = async (of: string) =>
      (await week(head, { day: of, service: "homeEducation" })).entries.map((one) => `${one.day} ${one.standing}`);
    expect(await standings(day)).toEqual([`${day} given`]);
    expect(await standings("2026-03-09")).toEqual(["2026-03-09 given"]);
    expect(await standings("2026-03-16")).toEqual([]);
    expect(await namesIn(workerHere, { service: "homeEducation" })).toEqual(["Zampironi Rina"]);
    expect((await week(planner, { service: "homeEducation" })).persons).toEqual({});
  });

  test("a case that is restricted takes its delivery out of the calendars of others, and back", async () => {
    const send = (restricted: boolean) =>
      sendTo(house, head, given.Bice?.intake ?? "", "case-intake", "RESTRICT", {
        ...{ restricted, reason: "x" },
        ...(restricted ? { readers: "head" } : {}),
      });
    await send(true);
    expect(await namesIn(other)).toEqual(["Zampironi Ada", "Zampironi Rina"]);
    expect((await week(planner)).entries).toHaveLength(2);
    expect(await namesIn(coop)).toEqual(["Zampironi Ada", "Zampironi Bice"]);
    await send(false);
    expect((await week(planner)).entries).toHaveLength(3);
  });
});
