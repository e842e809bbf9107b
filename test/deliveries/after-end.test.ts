// What was recorded before somebody knew that the service had ended: it can be taken away, it is not paid, and what was paid already
// comes back. Hours are put right by recording them anew, under the eyes of somebody else, and never behind a month handed in.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCases } from "../../db/log/read-log.ts";
import type { Session } from "../../server/access/session.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { deliveryCaseOf } from "../../workflows/rules/deliveries/delivery-case.ts";
import { callerOf } from "../support/caller.ts";
import { giveService, sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const day = "2026-03-02";
const head = sessionOf("head", { role: "supervisor" });
const other = sessionOf("other head", { role: "supervisor" });
const clerk = sessionOf("clerk", { role: "adminClerk" });
const coop = sessionOf("coop", { role: "provider" });
const march = { monthOn: "2026-03-01" };
const mondays = ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30"];
const plan = { planFrom: day, unit: "hour", tasksText: "Igiene", week: [{ weekday: "mon", quantity: 60 }] };

let house: Installation;
const given: Record<string, Awaited<ReturnType<typeof giveService>>> = {};

const idOf = (name: string, kind: "delivery" | "case-intake") =>
  given[name]?.[kind === "delivery" ? "register" : "intake"] ?? "";
const act = (by: Session, name: string, type: string, payload: JsonObject = {}) =>
  sendTo(house, by, idOf(name, "delivery"), "delivery", type, payload);
const inCase = (by: Session, name: string, type: string, payload: JsonObject = {}) =>
  sendTo(house, by, idOf(name, "case-intake"), "case-intake", type, payload);
const record = (name: string, days: readonly string[], quantity: number, deviation?: string) =>
  act(coop, name, "RECORD_ATTENDANCE", {
    attendance: days.map((givenOn) => ({ givenOn, quantity, ...(deviation ? { deviation } : {}) })),
  });
const reasonsOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: { code: string; details?: { refusal?: { reasons: string[] } } }) =>
      error.details?.refusal?.reasons ?? error.code,
  );
async function stands(caseId: string) {
  const [one] = await readCases(house.services.driver, [caseId]);
  if (!one) throw new Error("no case");
  return { state: one.snapshot.state, context: one.snapshot.doc.context as JsonObject };
}
const register = (name: string) => stands(idOf(name, "delivery"));
const spent = async (name: string) =>
  ((await stands(idOf(name, "case-intake"))).context.budget as { spentCents: number }[])[0]?.spentCents;

beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  for (const one of [head, other, clerk, coop]) house.know(one.accountId, ...one.grants);
  const comune = "020038";
  for (const name of ["Ada", "Bice", "Carla", "Dina", "Elsa", "Fede", "Gina", "Hilde"])
    given[name] = await giveService(house, head, other, {
      ...{ name, comune, day, provider: "coop", plan: { ...plan, unitCents: 20_00 } },
    });
  house.at("2026-04-01T08:00:00.000Z");
});
afterAll(() => house.close());

describe("a death in the middle of a month", () => {
  test("the days after it are taken away, and the others are paid", async () => {
    await record("Ada", mondays, 60);
    await inCase(head, "Ada", "PERSON_DIED", { diedOn: "2026-03-10" });
    expect(await reasonsOf(act(coop, "Ada", "SUBMIT_MONTH", march))).toEqual([
      ...["nothingAfterEnd", "deviationsExplained"],
    ]);
    expect(await reasonsOf(record("Ada", mondays.slice(2), 0, "other"))).toEqual(["withinPlan"]);
    await record("Ada", mondays.slice(2), 0);
    await act(coop, "Ada", "SUBMIT_MONTH", march);
    await act(other, "Ada", "APPROVE_MONTH", march);
    expect(await spent("Ada")).toBe(40_00);
  });

  test("days that nobody had recorded yet are recorded after it was told, and paid", async () => {
    await inCase(head, "Gina", "PERSON_DIED", { diedOn: "2026-03-10" });
    expect((await register("Gina")).state).toBe("finishing");
    expect(await reasonsOf(record("Gina", mondays, 60))).toEqual(["withinPlan"]);
    await record("Gina", mondays.slice(0, 2), 60);
    expect(await reasonsOf(act(clerk, "Gina", "CLOSE_REGISTER"))).toEqual(["allSettled"]);
    await act(coop, "Gina", "SUBMIT_MONTH", march);
    await act(other, "Gina", "APPROVE_MONTH", march);
    expect(await spent("Gina")).toBe(40_00);
    await act(clerk, "Gina", "CLOSE_REGISTER");
    expect((await register("Gina")).state).toBe("closed");
  });

  test("where every planned day was approved the register closes by itself", async () => {
    await record("Hilde", mondays, 60);
    await act(coop, "Hilde", "SUBMIT_MONTH", march);
    await act(other, "Hilde", "APPROVE_MONTH", march);
    await inCase(head, "Hilde", "PERSON_DIED", { diedOn: "2026-03-31" });
    expect((await register("Hilde")).state).toBe("closed");
  });

  test("a reason beside the hours does not pay them, nor does a month handed in before", async () => {
    await record("Bice", mondays, 90, "extraAgreed");
    await act(coop, "Bice", "SUBMIT_MONTH", march);
    await inCase(head, "Bice", "PERSON_DIED", { diedOn: "2026-03-10" });
    expect(await reasonsOf(act(other, "Bice", "APPROVE_MONTH", march))).toEqual(["nothingAfterEnd"]);
    await act(other, "Bice", "RETURN_MONTH", { ...march, returnText: "Deceduta il 10" });
    expect(await reasonsOf(act(coop, "Bice", "SUBMIT_MONTH", march))).toEqual(["nothingAfterEnd"]);
    await record("Bice", mondays.slice(2), 0);
    await act(coop, "Bice", "SUBMIT_MONTH", march);
    await act(other, "Bice", "APPROVE_MONTH", march);
    expect(await spent("Bice")).toBe(60_00);
  });

  test("hours that were approved before it was known keep the register open, and come back whole", async () => {
    await record("Carla", mondays, 60);
    await act(coop, "Carla", "SUBMIT_MONTH", march);
    await act(other, "Carla", "APPROVE_MONTH", march);
    await inCase(head, "Carla", "PERSON_DIED", { diedOn: "2026-03-01" });
    expect((await register("Carla")).state).toBe("finishing");
    await act(head, "Carla", "REOPEN_MONTH", { ...march, reopenText: "Deceduta" });
    await record("Carla", mondays, 0);
    expect(await reasonsOf(act(clerk, "Carla", "CLOSE_REGISTER"))).toEqual(["allSettled"]);
    await act(coop, "Carla", "SUBMIT_MONTH", march);
    await act(other, "Carla", "APPROVE_MONTH", march);
    expect(await spent("Carla")).toBe(0);
    await act(clerk, "Carla", "CLOSE_REGISTER");
  });
});

describe("hours are put right by recording them anew", () => {
  const corrected = (by: Session, corrects: number) =>
    act(by, "Dina", "CORRECT", {
      ...{ corrects, mendReason: "x" },
      values: { attendance: mondays.map((givenOn) => ({ givenOn, quantity: 600, deviation: "extraAgreed" })) },
    });

  test("not by a correction: neither by who would then approve it, nor behind what was handed in", async () => {
    const { seq } = await record("Dina", mondays, 60);
    expect(await reasonsOf(corrected(clerk, seq))).toBe("FORBIDDEN");
    await act(coop, "Dina", "SUBMIT_MONTH", march);
    expect(await reasonsOf(corrected(coop, seq))).toBe("FORBIDDEN");
    await act(clerk, "Dina", "APPROVE_MONTH", march);
    expect(await reasonsOf(corrected(coop, seq))).toBe("FORBIDDEN");
    expect(await spent("Dina")).toBe(100_00);
    const line = await callerOf(house, coop).cases.listTimeline({ caseId: idOf("Dina", "delivery"), limit: 50 });
    const entry = line.entries.find((one) => one.seq === seq);
    expect([entry?.type, entry?.mayCorrect]).toEqual(["RECORD_ATTENDANCE", undefined]);
  });
});

test("a service entrusted while its case is suspended has nothing due, until the case is taken up again", async () => {
  const { seq: delivery } = await inCase(head, "Elsa", "ACTIVATE_DELIVERY", { service: "mealsAtHome" });
  await inCase(head, "Elsa", "SUSPEND", { suspensionKind: "unpaidShare" });
  await inCase(head, "Elsa", "ENTRUST_DELIVERY", { delivery, providerAccount: "coop" });
  const caseId = deliveryCaseOf(idOf("Elsa", "case-intake"), delivery);
  expect((await stands(caseId)).context.suspensions).toEqual([{ from: "2026-04-01", kind: "other", withCase: true }]);
  await sendTo(house, head, caseId, "delivery", "SET_PLAN", { ...plan, planFrom: "2026-04-01" });
  house.at("2026-05-04T08:00:00.000Z");
  await inCase(head, "Elsa", "RESUME");
  expect((await stands(caseId)).context.suspensions).toMatchObject([{ from: "2026-04-01", until: "2026-05-03" }]);
  const { payment } = await callerOf(house, clerk).deliveries.getPayment({ provider: "coop", month: "2026-04" });
  expect(payment.waiting.filter((one) => one.caseId === caseId)).toEqual([]);
});

test("a month approved as nothing, and corrected later, stands in the statement of the correction", async () => {
  house.at("2026-04-01T08:00:00.000Z");
  await record("Fede", mondays, 0, "hospital");
  await act(coop, "Fede", "SUBMIT_MONTH", march);
  await act(other, "Fede", "APPROVE_MONTH", march);
  expect((await register("Fede")).context.told).toEqual([]);
  house.at("2026-05-04T08:00:00.000Z");
  await act(head, "Fede", "REOPEN_MONTH", { ...march, reopenText: "x" });
  const month = { provider: "coop", month: "2026-03" };
  const { payment } = await callerOf(house, clerk).deliveries.getPayment(month);
  expect(payment.waiting.find((one) => one.caseId === idOf("Fede", "delivery"))?.why).toBe("reopened");
  await record("Fede", mondays.slice(4), 60);
  await act(coop, "Fede", "SUBMIT_MONTH", march);
  await act(other, "Fede", "APPROVE_MONTH", march);
  expect((await register("Fede")).context.told).toMatchObject([
    { month: "2026-03", statement: "2026-05", adjustment: true, cents: 20_00 },
  ]);
});
