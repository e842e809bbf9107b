// A statement that was issued stays as it was: what is approved later is its supplement, said as such, and no month is in two statements.
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
const clerk = sessionOf("clerk", { role: "adminClerk", territory: here });
const clerkThere = sessionOf("clerk there", { role: "adminClerk", territory: there });
const worker = sessionOf("worker", { role: "socialWorker", territory: here });
const coop = sessionOf("coop", { role: "provider" });

let house: Installation;
const given: Record<string, Awaited<ReturnType<typeof giveService>>> = {};
const [march, april, may] = ["2026-03", "2026-04", "2026-05"];

const act = (by: Session, name: string, type: string, payload: JsonObject = {}) =>
  sendTo(house, by, given[name]?.register ?? "", "delivery", type, payload);
const record = (name: string, givenOn: string, quantity: number) =>
  act(coop, name, "RECORD_ATTENDANCE", {
    attendance: [{ givenOn, quantity, ...(quantity === 60 ? {} : { deviation: "agreedChange" }) }],
  });
async function approve(name: string, month = march) {
  await act(coop, name, "SUBMIT_MONTH", { monthOn: `${month}-01` });
  await act(other, name, "APPROVE_MONTH", { monthOn: `${month}-01` });
}
type Part = number | "open";
const about = (month: string, part?: Part) => ({ provider: "coop", month, ...(part === undefined ? {} : { part }) });
const statement = (by: Session, month = march, part?: Part) =>
  callerOf(house, by).deliveries.getPayment(about(month, part));
const cents = async (by: Session, part?: Part, month = march) => (await statement(by, month, part)).payment.total.cents;
/** As the page does: what was looked at is what is issued. */
async function issue(by: Session, month = march, expected?: { lines: number; cents: number }) {
  const { open } = await statement(by, month);
  return callerOf(house, by).deliveries.issuePayment({ payment: about(month), expected: expected ?? open });
}
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: { cause?: { code?: string }; code: string }) => error.cause?.code ?? error.code,
  );

beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  for (const one of [head, other, clerk, clerkThere, worker, coop]) house.know(one.accountId, ...one.grants);
  const week = [{ weekday: "mon", quantity: 60 }];
  const plan = { planFrom: "2026-03-30", unit: "hour", tasksText: "Igiene", week, unitCents: 20_00 };
  for (const [name, comune] of [
    ["Ada", here],
    ["Bice", here],
    ["Carla", there],
  ] as const)
    given[name] = await giveService(house, head, other, { name, comune, day, provider: "coop", plan });
  house.at("2026-04-02T08:00:00.000Z");
  for (const name of ["Ada", "Bice", "Carla"]) await record(name, "2026-03-30", 60);
  await approve("Ada");
});
afterAll(() => house.close());

test("is issued once by who pays, as it was looked at, when its month is over", async () => {
  expect(await codeOf(issue(worker))).toBe("FORBIDDEN");
  expect(await codeOf(issue(coop))).toBe("FORBIDDEN");
  expect(await codeOf(issue(clerk, april))).toBe("INVALID");
  expect(await codeOf(issue(clerkThere))).toBe("INVALID");
  expect(await codeOf(issue(clerk, march, { lines: 1, cents: 19_00 }))).toBe("STALE");
  expect((await statement(clerk)).open).toEqual({ lines: 1, cents: 20_00 });
  expect(await issue(clerk)).toEqual({ issue: 1 });
  expect(await codeOf(issue(clerk))).toBe("INVALID");
  expect((await statement(clerk)).issues).toMatchObject([{ issue: 1, by: "clerk", lines: 1, cents: 20_00 }]);
  expect((await statement(clerk)).isSupplement).toBe(false);
});

test("what is approved after that is its supplement, and the statement that was issued stays as it was", async () => {
  const before = (await statement(clerk, march, 1)).payment;
  house.at("2026-05-04T08:00:00.000Z");
  await approve("Bice");
  const whole = await statement(clerk);
  expect(whole.payment.total.cents).toBe(40_00);
  expect(whole.payment.lines.map(({ issue: one }) => one)).toEqual([1, undefined]);
  expect([whole.open, whole.isSupplement]).toEqual([{ lines: 1, cents: 20_00 }, true]);
  expect((await statement(clerk, march, 1)).payment).toEqual({ ...before, waiting: [] });
  expect(await cents(clerk, "open")).toBe(20_00);
  // Wherever one looks, it is said which months have more to be issued.
  expect((await statement(clerk, may)).late).toEqual([{ month: march, lines: 1, cents: 20_00 }]);
  const take = (part: Part) =>
    callerOf(house, clerk).deliveries.takePayment({ payment: about(march, part), format: "csv", locale: "it" });
  expect((await take(1)).file?.content).toContain("Prospetto n. 1, emesso il 02/04/2026 da clerk");
  expect((await take(1)).file?.content).toContain("Totale approvato;;;;;;;60;0;20\r\n");
  expect((await take("open")).file?.content).toContain("Integrazione da emettere");
});

test("the supplement is issued by itself; no line is in two statements, whoever issues", async () => {
  await approve("Carla");
  // The district's head sees one more than the clerk, of another comune.
  expect((await statement(head)).open).toEqual({ lines: 2, cents: 40_00 });
  expect(await issue(clerk)).toEqual({ issue: 2 });
  expect((await statement(clerk, may)).late).toEqual([]);
  expect(await cents(clerk, 2)).toBe(20_00);
  expect(await issue(head)).toEqual({ issue: 3 });
  expect((await statement(head)).issues.map((one) => [one.issue, one.cents])).toEqual([
    [1, 20_00],
    [2, 20_00],
    [3, 20_00],
  ]);
  // Each is told of what holds lines of hers; who is paid, that it was, and not by whom.
  expect((await statement(clerkThere)).issues).toMatchObject([{ issue: 3, cents: 20_00 }]);
  expect((await statement(coop)).issues.map(({ by }) => by)).toEqual(["", "", ""]);
  expect(await cents(clerkThere, 1)).toBe(0);
});

test("a correction is no part of the statement it corrects, also where the month of its approval was issued", async () => {
  await act(head, "Ada", "REOPEN_MONTH", { monthOn: "2026-03-01", reopenText: "x" });
  await record("Ada", "2026-03-30", 30);
  await approve("Ada");
  house.at("2026-06-03T08:00:00.000Z");
  expect((await statement(clerk, may)).open).toEqual({ lines: 1, cents: -10_00 });
  expect(await issue(clerk, may)).toEqual({ issue: 1 });
  expect(await cents(clerk, 1)).toBe(20_00);
  expect(await cents(clerk)).toBe(40_00);
});

test("an approval that may be in it is neither undone, stepped back from nor corrected", async () => {
  const back = (type: string, payload: JsonObject) =>
    act(other, "Bice", type, payload).then(
      () => ["done"],
      (error: { details?: { refusal?: { reasons?: { id: string }[] } } }) => error.details?.refusal?.reasons,
    );
  const page = await callerOf(house, other).cases.getCase({ caseId: given.Bice?.register ?? "" });
  if (page.level !== "content") throw new Error(page.level);
  const [line] = page.context.told as unknown as { approval: number }[];
  const undoes = line?.approval ?? 0;
  for (const [type, payload] of [
    ["UNDO", { undoes }],
    ["STEP_BACK", { undoes, reason: "x" }],
  ] as const)
    expect(JSON.stringify(await back(type, payload))).toContain("approvalStays");
  expect(await cents(clerk, 2)).toBe(20_00);
});

test("what was issued is never taken back or changed", () => {
  const { db } = house.services.accounts;
  const run = (sql: string) => () => db.batchSync([{ sql, args: [] }]);
  expect(run("DELETE FROM issued_statement")).toThrow("append-only");
  expect(run("UPDATE issued_line SET statement_id=1")).toThrow("append-only");
  expect(run("DELETE FROM issued_line")).toThrow("append-only");
});
