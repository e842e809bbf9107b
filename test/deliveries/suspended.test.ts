// Days on which a delivery is suspended, by itself or with its case: nothing is due, nothing is missing, nothing is given without a
// reason, and what is paid is what was given.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import { rowsOf } from "../../workflows/kernel/data.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { paymentOf } from "../../workflows/rules/deliveries/payment.ts";
import { plannedOn, suspensionOn, withResumed } from "../../workflows/rules/deliveries/register.ts";
import { sumOfDay, type WeekDelivery, weekOf } from "../../workflows/rules/deliveries/week.ts";
import { callerOf } from "../support/caller.ts";
import { giveService, sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

describe("days that are suspended", () => {
  const plans = [{ from: "2026-03-02", week: [{ weekday: "mon" as const, quantity: 90 }] }];
  const hospital = { from: "2026-03-09", until: "2026-03-16", kind: "hospital" as const };

  test("have nothing due from the first to the last, both included, and without a last one for ever", () => {
    const due = (day: string, until: string | undefined) => plannedOn(plans, day, undefined, [{ ...hospital, until }]);
    expect(["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"].map((day) => due(day, hospital.until))).toEqual([
      ...[90, 0, 0, 90],
    ]);
    expect(due("2027-03-01", undefined)).toBe(0);
    expect(suspensionOn([hospital], "2026-03-17")).toBeUndefined();
  });

  test("end the day before it is taken up again; what had not begun falls away, what is over stays", () => {
    expect(withResumed([hospital], "2026-03-12")).toEqual([{ ...hospital, until: "2026-03-11" }]);
    expect(withResumed([hospital], "2026-03-09")).toEqual([]);
    expect(withResumed([hospital], "2026-03-17")).toEqual([hospital]);
  });

  test("stand in the week as suspended, in no sum, unless something was given", () => {
    const one: WeekDelivery = {
      ...{ caseId: "c", number: "2026-000001", comune: "020038", service: "homeCare", unit: "hour" },
      ...{ plans, suspensions: [hospital], months: [] },
    };
    const [entry] = weekOf([one], "2026-03-09");
    expect(entry).toMatchObject({ standing: "suspended", suspension: "hospital", quantity: 90 });
    expect(sumOfDay(entry ? [entry] : [])).toEqual({ minutes: 0, pieces: 0 });
    const rows = [{ on: "2026-03-09", quantity: 30, deviation: "agreedChange" as const }];
    const month = { month: "2026-03", standing: "open" as const, rows, hands: [] };
    expect(weekOf([{ ...one, months: [month] }], "2026-03-09")).toMatchObject([{ standing: "given", given: 30 }]);
  });

  test("are missing in no statement", () => {
    const one = {
      ...{ caseId: "c", number: "2026-000001", comune: "020038", service: "homeCare", unit: "hour" as const },
      ...{ from: "2026-03-02", plans, months: [], told: [] },
    };
    const waiting = (suspensions: (typeof hospital)[]) => paymentOf([{ ...one, suspensions }], "2026-04").waiting;
    expect(waiting([])).toMatchObject([{ why: "missing" }]);
    expect(waiting([{ ...hospital, until: "2026-04-30" }])).toEqual([]);
  });
});

describe("a delivery", () => {
  const day = "2026-03-02";
  const head = sessionOf("head", { role: "supervisor" });
  const other = sessionOf("other head", { role: "supervisor" });
  const coop = sessionOf("coop", { role: "provider" });
  const planner = sessionOf("planner", { role: "coordinator" });
  let house: Installation;
  let [intake, register] = ["", ""];
  beforeAll(async () => {
    house = await install({ now: `${day}T08:00:00.000Z` });
    for (const one of [head, other, coop, planner]) house.know(one.accountId, ...one.grants);
    const plan = { planFrom: day, unit: "hour", tasksText: "Igiene", whereText: "Via Prova 3" };
    ({ intake, register } = await giveService(house, head, other, {
      ...{ name: "Ada", comune: "020038", day, provider: "coop", service: "homeCare" },
      plan: { ...plan, week: [{ weekday: "mon", partOfDay: "morning", quantity: 90 }], unitCents: 20_00 },
    }));
  });
  afterAll(() => house.close());

  const act = (by: typeof head, type: string, payload: JsonObject) =>
    sendTo(house, by, register, "delivery", type, payload);
  const reasonsOf = (promise: Promise<unknown>) =>
    promise.then(
      () => "done",
      (error: { code: string; details?: { refusal?: { reasons: string[] } } }) =>
        error.details?.refusal?.reasons ?? error.code,
    );
  const suspensions = async (of = register) =>
    (await readCases(house.services.driver, [of]))[0]?.snapshot.doc.context.suspensions;
  const standings = async (by: typeof head, of: string) =>
    (await callerOf(house, by).deliveries.getWeek({ day: of })).entries.map(({ standing }) => standing);
  const record = (givenOn: string, quantity: number, deviation?: string) =>
    act(coop, "RECORD_ATTENDANCE", { attendance: [{ givenOn, quantity, ...(deviation ? { deviation } : {}) }] });

  test("is suspended by the office, not by who delivers, in order and never twice", async () => {
    const asked = { suspendedFrom: "2026-03-09", suspendedTo: "2026-03-15", suspensionKind: "absence" };
    expect(await reasonsOf(act(coop, "SUSPEND_DELIVERY", asked))).toBe("FORBIDDEN");
    const backwards = { ...asked, suspendedTo: "2026-03-01" };
    expect(await reasonsOf(act(head, "SUSPEND_DELIVERY", backwards))).toContain("suspensionInOrder");
    await act(head, "SUSPEND_DELIVERY", asked);
    expect(await reasonsOf(act(head, "SUSPEND_DELIVERY", { ...asked, suspendedFrom: "2026-03-15" }))).toContain(
      "notSuspendedThen",
    );
    expect(await suspensions()).toEqual([{ from: "2026-03-09", until: "2026-03-15", kind: "absence" }]);
    expect(await standings(coop, "2026-03-09")).toEqual(["suspended"]);
    // Why is for who reads the delivery.
    const seen = await callerOf(house, planner).deliveries.getWeek({ day: "2026-03-09" });
    expect(seen.entries).toMatchObject([{ standing: "suspended" }]);
    expect(JSON.stringify(seen)).not.toContain("absence");
    expect(JSON.stringify(await callerOf(house, coop).deliveries.getWeek({ day: "2026-03-09" }))).toContain("absence");
  });

  test("suspended with its case shows it at once, and is taken up again with it", async () => {
    const own = (await suspensions()) as JsonObject[];
    house.at("2026-03-16T08:00:00.000Z");
    await sendTo(house, head, intake, "case-intake", "SUSPEND", { suspensionKind: "hospital" });
    expect(await suspensions()).toEqual([...own, { from: "2026-03-16", kind: "hospital", withCase: true }]);
    expect(await standings(coop, "2026-03-16")).toEqual(["suspended"]);
    expect(await standings(coop, "2026-03-23")).toEqual(["suspended"]);
    // Taken back with the act that brought it.
    const seq = (await readCases(house.services.driver, [intake]))[0]?.snapshot.seq ?? 0;
    const back = (undoes: number) => sendTo(house, head, intake, "case-intake", "STEP_BACK", { undoes, reason: "x" });
    await back(seq);
    expect(await suspensions()).toEqual(own);
    // That a share is not paid is no matter of who delivers.
    await sendTo(house, head, intake, "case-intake", "SUSPEND", { suspensionKind: "unpaidShare" });
    expect(await suspensions()).toContainEqual({ from: "2026-03-16", kind: "other", withCase: true });
    await back(seq + 2);
    await sendTo(house, head, intake, "case-intake", "SUSPEND", { suspensionKind: "hospital" });
    house.at("2026-03-25T08:00:00.000Z");
    await sendTo(house, head, intake, "case-intake", "RESUME", {});
    expect(await suspensions()).toEqual([
      ...own,
      { from: "2026-03-16", until: "2026-03-24", kind: "hospital", withCase: true },
    ]);
    expect(await standings(coop, "2026-03-30")).toEqual(["planned"]);
  });

  test("takes hours of a suspended day with a reason alone, and pays what was given", async () => {
    house.at("2026-04-01T08:00:00.000Z");
    await record("2026-03-02", 90);
    await record("2026-03-30", 90);
    expect(await reasonsOf(record("2026-03-23", 60))).toEqual(["suspendedExplained"]);
    await record("2026-03-23", 60, "agreedChange");
    // The other two Mondays are suspended: nothing is to be explained, nothing is paid.
    await act(coop, "SUBMIT_MONTH", { monthOn: "2026-03-01" });
    await act(other, "APPROVE_MONTH", { monthOn: "2026-03-01" });
    const told = (await readCases(house.services.driver, [register]))[0]?.snapshot.doc.context.told;
    expect(told).toMatchObject([{ quantity: 240, cents: 80_00 }]);
    const late = { suspendedFrom: "2026-03-30", suspensionKind: "other" };
    expect(await reasonsOf(act(head, "SUSPEND_DELIVERY", late))).toContain("suspensionAfterSettled");
  });

  test("is taken up again by the office, and the log holds all of it", async () => {
    await act(head, "SUSPEND_DELIVERY", { suspendedFrom: "2026-04-06", suspensionKind: "publicHoliday" });
    expect(await standings(head, "2026-04-13")).toEqual(["suspended"]);
    await act(head, "RESUME_DELIVERY", { resumedOn: "2026-04-07" });
    expect(await standings(head, "2026-04-06")).toEqual(["suspended"]);
    expect(await standings(head, "2026-04-13")).toEqual(["planned"]);
    expect(await reasonsOf(act(head, "RESUME_DELIVERY", { resumedOn: "2026-04-08" }))).toContain("suspendedThen");
  });

  test("that has ended leaves its case free to be suspended", async () => {
    const before = await suspensions();
    const [stored] = await readCases(house.services.driver, [intake]);
    const [service] = rowsOf(stored?.snapshot.doc.context.deliveries);
    await sendTo(house, head, intake, "case-intake", "END_DELIVERY", {
      ...{ delivery: Number(service?.delivery), deliveryEnd: "goalsReached" },
    });
    await sendTo(house, head, intake, "case-intake", "SUSPEND", { suspensionKind: "absence" });
    expect(await suspensions()).toEqual(before);
  });
});
