// Months of a case that went to another comune stay in the statement of the comune that pays for them, with amounts and nothing of who
// is in care; the comune it went to pays for none of them.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Session } from "../../server/access/session.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { giveService, sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const day = "2026-03-02";
const [here, there] = ["020038", "020061"];
const head = sessionOf("head", { role: "supervisor" });
const other = sessionOf("other head", { role: "supervisor" });
const clerkHere = sessionOf("clerk here", { role: "adminClerk", territory: here });
const clerkThere = sessionOf("clerk there", { role: "adminClerk", territory: there });
const clerkElsewhere = sessionOf("clerk elsewhere", { role: "adminClerk", territory: "020042" });
const workerHere = sessionOf("worker here", { role: "socialWorker", territory: here });
const coop = sessionOf("coop", { role: "provider" });

let house: Installation;
const given: Record<string, Awaited<ReturnType<typeof giveService>>> = {};
const [march, april] = ["2026-03", "2026-04"];

const act = (by: Session, name: string, type: string, payload: JsonObject = {}) =>
  sendTo(house, by, given[name]?.register ?? "", "delivery", type, payload);
const ofCase = (by: Session, name: string, type: string, payload: JsonObject = {}) =>
  sendTo(house, by, given[name]?.intake ?? "", "case-intake", type, payload);
const record = (name: string, ...days: string[]) =>
  act(coop, name, "RECORD_ATTENDANCE", { attendance: days.map((givenOn) => ({ givenOn, quantity: 60 })) });
async function approve(name: string, month: string) {
  await act(coop, name, "SUBMIT_MONTH", { monthOn: `${month}-01` });
  await act(other, name, "APPROVE_MONTH", { monthOn: `${month}-01` });
}
const statement = (by: Session, month = march) =>
  callerOf(house, by).deliveries.getPayment({ provider: "coop", month });
const cents = async (by: Session, month = march) => (await statement(by, month)).payment.total.cents;
const marchMondays = ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30"];
const aprilMondays = ["2026-04-06", "2026-04-13", "2026-04-20", "2026-04-27"];

async function transfer(name: string, to: string) {
  await ofCase(head, name, "TRANSFER", { inside: true, territory: to, handoverText: "Riservato" });
  await ofCase(head, name, "ACCEPT_TRANSFER");
}

beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  for (const one of [head, other, clerkHere, clerkThere, clerkElsewhere, workerHere, coop])
    house.know(one.accountId, ...one.grants);
  const week = [{ weekday: "mon", quantity: 60 }];
  const plan = { planFrom: day, unit: "hour", tasksText: "Igiene", week, unitCents: 20_00 };
  for (const [name, more] of [
    ["Ada", { budget: { budgetSource: "comune", budgetTerritory: here, commitCents: 400_00 } }],
    ["Bice", { budget: { budgetSource: "householdShare" } }],
    ["Carla", {}],
  ] as const)
    given[name] = await giveService(house, head, other, { name, comune: here, day, provider: "coop", plan, ...more });
  house.at("2026-04-01T08:00:00.000Z");
  for (const name of ["Ada", "Bice", "Carla"]) await record(name, ...marchMondays);
  await approve("Ada", march);
  await approve("Bice", march);
  expect(await cents(clerkHere)).toBe(200_00);
  await transfer("Ada", there);
  await transfer("Bice", there);
});
afterAll(() => house.close());

test("what was approved before the transfer stays with the comune that pays, and is not paid once more by the other", async () => {
  expect(await cents(clerkHere)).toBe(200_00);
  expect(await cents(workerHere)).toBe(200_00);
  expect(await cents(clerkThere)).toBe(0);
  expect(await cents(clerkElsewhere)).toBe(0);
  expect(await cents(head)).toBe(200_00);
  expect((await statement(head)).payment.byComune).toMatchObject([{ key: here, cents: 200_00 }]);
  expect(await callerOf(house, clerkHere).deliveries.listProviders()).toMatchObject([{ accountId: "coop" }]);
  expect(await callerOf(house, clerkElsewhere).deliveries.listProviders()).toEqual([]);
});

test("amounts, service, provider and month are told of it, and nothing of the delivery or of who is in care", async () => {
  const sheet = await statement(clerkHere);
  const [ada] = sheet.payment.lines;
  expect(ada).toMatchObject({ month: march, service: "homeCare", comune: here, cents: 100_00, quantity: 300 });
  expect(ada).toMatchObject({ caseId: "", hands: [] });
  const text = JSON.stringify(sheet);
  for (const name of ["Ada", "Bice"]) {
    expect(text).not.toContain(given[name]?.register);
    expect(text).not.toContain(name);
  }
  // What still lies there is named as before.
  expect(text).toContain("Carla");
  expect(Object.keys(sheet.persons)).toEqual([given.Carla?.register]);
  await expect(callerOf(house, clerkHere).cases.getCase({ caseId: given.Ada?.register ?? "" })).rejects.toThrow();
  const { file } = await callerOf(house, clerkHere).deliveries.takePayment({
    ...{ payment: { provider: "coop", month: march }, format: "csv", locale: "it" },
  });
  expect(file?.content).toContain("Totale approvato;;;;;;;600;0;200\r\n");
});

test("a month given before and approved after the transfer is of the comune it was given in", async () => {
  await transfer("Carla", there);
  await approve("Carla", march);
  expect(await cents(clerkHere)).toBe(300_00);
  await act(head, "Bice", "REOPEN_MONTH", { monthOn: "2026-03-01", reopenText: "x" });
  // Nothing of what is being corrected elsewhere, until it is approved.
  expect(JSON.stringify((await statement(clerkHere)).payment.waiting)).not.toContain("reopened");
  await act(coop, "Bice", "RECORD_ATTENDANCE", {
    attendance: [{ givenOn: "2026-03-09", quantity: 30, deviation: "agreedChange" }],
  });
  await approve("Bice", march);
  expect(await cents(clerkHere, april)).toBe(-10_00);
  expect(await cents(clerkThere, april)).toBe(0);
  expect(await cents(clerkThere)).toBe(0);
});

test("what is given after it is paid by whose money the plan names, wherever the case lies", async () => {
  house.at("2026-05-04T08:00:00.000Z");
  const money = { budgetSource: "comune", budgetTerritory: there, service: "homeCare", commitCents: 500_00 };
  const { seq: commitment } = await ofCase(other, "Ada", "COMMIT_BUDGET", {
    ...{ ...money, periodFrom: "2026-04-01", periodTo: "2027-12-31" },
  });
  const week = [{ weekday: "mon", quantity: 60 }];
  await act(head, "Ada", "SET_PLAN", {
    ...{ planFrom: "2026-04-13", unit: "hour", tasksText: "Igiene", week, unitCents: 20_00, commitment },
  });
  await record("Ada", ...aprilMondays);
  await approve("Ada", april);
  // One Monday of the old commitment, three of the new one; the correction of the test before.
  expect(await cents(clerkHere, april)).toBe(20_00 - 10_00);
  // Who follows it sees also what another comune pays of what is given here, and that it does.
  expect((await statement(clerkThere, april)).payment.byPayer).toMatchObject([
    { key: { territory: here }, cents: 20_00 },
    { key: { territory: there }, cents: 60_00 },
  ]);
  const told = (await statement(clerkHere, april)).payment;
  expect(told.byComune).toMatchObject([{ key: here, cents: 10_00 }]);
  expect(JSON.stringify(told)).not.toContain(there);
  expect(await cents(coop, april)).toBe(70_00);
});

test("a case that is restricted, or of an area that is closed to the reader, is in no other's statement either", async () => {
  const before = await cents(clerkHere);
  await ofCase(head, "Ada", "RESTRICT", { restricted: true, readers: "head", reason: "x" });
  expect(await cents(clerkHere)).toBe(before - 100_00);
  await ofCase(head, "Ada", "RESTRICT", { restricted: false, reason: "x" });
  expect(await cents(clerkHere)).toBe(before);
});
