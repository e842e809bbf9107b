// The payment statement through the real gate: what it comes to is what the deliveries themselves say, each reader's is about what that
// reader may see, and taking it is recorded.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { listReads } from "../../db/read-log/reads.ts";
import { giveGrant, nameBody } from "../../server/access/grants.ts";
import type { Session } from "../../server/access/session.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { callerOf } from "../support/caller.ts";
import { giveService, sendTo } from "../support/given-service.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";

const day = "2026-03-02";
const [here, there] = ["020038", "020061"];
const head = sessionOf("head", { role: "supervisor" });
const other = sessionOf("other head", { role: "supervisor" });
const clerk = sessionOf("clerk", { role: "adminClerk" });
const workerHere = sessionOf("worker here", { role: "socialWorker", territory: here });
const coop = sessionOf("coop", { role: "provider" });
const hand = sessionOf("hand of coop", { role: "provider", body: "coop" });
const rival = sessionOf("rival", { role: "provider" });
const planner = sessionOf("planner", { role: "coordinator" });

let house: Installation;
const given: Record<string, Awaited<ReturnType<typeof giveService>>> = {};
const month = { provider: "coop", month: "2026-03" };
const march = { monthOn: "2026-03-01" };

const act = (by: Session, name: string, type: string, payload: JsonObject = {}) =>
  sendTo(house, by, given[name]?.register ?? "", "delivery", type, payload);
const record = (name: string, ...rows: [string, number, string?][]) =>
  act(coop, name, "RECORD_ATTENDANCE", {
    attendance: rows.map(([givenOn, quantity, deviation]) => ({
      givenOn,
      quantity,
      ...(deviation ? { deviation } : {}),
    })),
  });
const statement = (by: Session, input = month) => callerOf(house, by).deliveries.getPayment(input);
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: { cause?: { code?: string }; code: string }) => error.cause?.code ?? error.code,
  );

const week = (quantity: number) => [{ weekday: "mon", partOfDay: "morning", quantity }];
const hours = (unitCents: number) => ({ planFrom: day, unit: "hour", tasksText: "Igiene", week: week(90), unitCents });

beforeAll(async () => {
  house = await install({ now: `${day}T08:00:00.000Z` });
  for (const one of [head, other, clerk, workerHere, coop, rival, planner]) house.know(one.accountId, ...one.grants);
  house.know(hand.accountId);
  const grant = { role: "provider" as const, territory: "district", areas: "all" as const, body: "coop" };
  giveGrant(house.services.accounts, "hand of coop", grant, "test");
  nameBody(house.services.accounts, "coop", "Cooperativa sociale Esempio", "test");
  const service = (name: string, comune: string, more: JsonObject & { provider?: string } = {}) =>
    giveService(house, head, other, { name, comune, day, provider: "coop", plan: hours(20_01), ...more }).then(
      (made) => {
        given[name] = made;
      },
    );
  await service("Ada", here);
  await service("Bice", there, { budget: { budgetSource: "householdShare" } });
  const meals = { planFrom: day, unit: "piece", tasksText: "Pasti", week: week(1), unitCents: 8_00 };
  await service("Carla", here, { service: "mealsAtHome", plan: meals });
  await service("Dina", here);
  await service("Rina", here, { provider: "rival" });
  house.at("2026-04-01T08:00:00.000Z");
  const mondays = ["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30"];
  const whole = mondays.map((on): [string, number] => [on, 90]);
  await record("Ada", ...whole);
  await record("Bice", ...whole.slice(0, 4), ["2026-03-30", 35, "agreedChange"]);
  await record("Carla", ...mondays.map((on): [string, number] => [on, 1]));
  await record("Dina", ...whole);
  for (const name of ["Ada", "Bice", "Carla"]) {
    await act(coop, name, "SUBMIT_MONTH", march);
    await act(other, name, "APPROVE_MONTH", march);
  }
  await act(coop, "Dina", "SUBMIT_MONTH", march);
});
afterAll(() => house.close());

interface Told {
  statement: string;
  quantity: number;
  cents: number;
}
/** What the pages of these deliveries say of the month, added up one by one. */
async function ownFigures(names: readonly string[], of = "2026-03") {
  let cents = 0;
  for (const name of names) {
    const found = await callerOf(house, head).cases.getCase({ caseId: given[name]?.register ?? "" });
    if (found.level !== "content") throw new Error(found.level);
    for (const line of found.context.told as unknown as Told[]) if (line.statement === of) cents += line.cents;
  }
  return cents;
}

test("comes to what its deliveries say, in cents, and what is not approved stands apart", async () => {
  const { payment, provider, outside } = await statement(clerk);
  // 450 and 395 minutes at 20.01 the hour, five meals at 8.
  expect(payment.lines.map(({ cents, quantity }) => [quantity, cents])).toEqual([
    [450, 150_08],
    [395, 131_73],
    [5, 40_00],
  ]);
  expect(payment.total).toEqual({ minutes: 845, pieces: 5, cents: 321_81 });
  expect(payment.total.cents).toBe(await ownFigures(["Ada", "Bice", "Carla", "Dina"]));
  expect(payment.byComune).toMatchObject([
    { key: here, cents: 190_08 },
    { key: there, cents: 131_73 },
  ]);
  expect(payment.byService.map(({ key, cents }) => [key, cents])).toEqual([
    ["homeCare", 281_81],
    ["mealsAtHome", 40_00],
  ]);
  expect(payment.byPayer.map(({ key, cents }) => [key.source, cents])).toEqual([
    ["comune", 190_08],
    ["householdShare", 131_73],
  ]);
  expect(payment.waiting).toMatchObject([{ caseId: given.Dina?.register, why: "submitted", quantity: 450 }]);
  expect([provider.name, outside]).toEqual(["Cooperativa sociale Esempio", false]);
});

test("a correction stands in the month that approved it, and its first month stays as it was", async () => {
  house.at("2026-05-04T08:00:00.000Z");
  await act(head, "Ada", "REOPEN_MONTH", { ...march, reopenText: "x" });
  expect((await statement(clerk)).payment.waiting).toMatchObject([{ why: "reopened" }, { why: "submitted" }]);
  await record("Ada", ["2026-03-09", 60, "agreedChange"]);
  await act(coop, "Ada", "SUBMIT_MONTH", march);
  await act(other, "Ada", "APPROVE_MONTH", march);
  expect((await statement(clerk)).payment.total.cents).toBe(321_81);
  const may = (await statement(clerk, { ...month, month: "2026-05" })).payment;
  expect(may.lines).toMatchObject([{ month: "2026-03", adjustment: true, quantity: -30 }]);
  expect(may.total.cents).toBe(await ownFigures(["Ada"], "2026-05"));
});

describe("whose", () => {
  test("a worker's is about her deliveries, a provider's about its own, and nobody else has any", async () => {
    const here = (await statement(workerHere)).payment;
    expect(here.total.cents).toBe(await ownFigures(["Ada", "Carla"]));
    expect(JSON.stringify(await statement(workerHere))).not.toContain("Bice");
    for (const one of [coop, hand]) {
      const own = await statement(one);
      expect(own.payment.total.cents).toBe(321_81);
      expect(own.outside).toBe(true);
      // Who pays is not told, nor is anything of the case behind it.
      expect(JSON.stringify(own)).not.toMatch(/householdShare|"source"|Confidenza|Igiene/);
    }
    // Nor on the page of the delivery itself.
    const page = await callerOf(house, coop).cases.getCase({ caseId: given.Bice?.register ?? "" });
    expect(JSON.stringify(page)).toContain("395");
    expect(JSON.stringify(page)).not.toMatch(/householdShare/);
    expect((await statement(coop, { ...month, provider: "rival" })).payment.lines).toEqual([]);
    const none = await statement(rival);
    expect(none).toEqual({
      ...(await statement(rival, { ...month, provider: "nobody at all" })),
      ...{ provider: none.provider, at: none.at },
    });
    expect([none.provider.name, none.payment.lines, none.payment.waiting, none.persons]).toEqual(["", [], [], {}]);
    expect(await codeOf(statement(planner))).toBe("FORBIDDEN");
    expect(await codeOf(callerOf(house, planner).deliveries.listProviders())).toBe("FORBIDDEN");
  });

  test("providers to choose from are those of readable deliveries", async () => {
    const names = async (by: Session) =>
      (await callerOf(house, by).deliveries.listProviders()).map(({ accountId }) => accountId);
    expect(await names(clerk)).toEqual(["coop", "rival"]);
    expect(await names(hand)).toEqual(["coop"]);
    expect(await names(rival)).toEqual(["rival"]);
  });

  test("a case that is restricted takes its delivery out of the sums of others, and back", async () => {
    const send = (restricted: boolean) =>
      sendTo(house, head, given.Carla?.intake ?? "", "case-intake", "RESTRICT", {
        ...{ restricted, reason: "x" },
        ...(restricted ? { readers: "head" } : {}),
      });
    await send(true);
    expect((await statement(clerk)).payment.total.cents).toBe(281_81);
    expect((await statement(clerk)).payment.byService).toHaveLength(1);
    expect((await statement(coop)).payment.total.cents).toBe(321_81);
    await send(false);
    expect((await statement(clerk)).payment.total.cents).toBe(321_81);
  });
});

describe("taken away", () => {
  const take = (by: Session, format: "print" | "csv" = "csv") =>
    callerOf(house, by).deliveries.takePayment({ payment: month, format, locale: "it" });
  const recorded = (accountId: string) =>
    listReads(house.services.reads.db, { accountId, what: "export" }, 50).map(({ kind, answered }) => [kind, answered]);

  test("it is recorded with how many deliveries it tells of, names nobody, and looking at it is not", async () => {
    await statement(clerk);
    expect(recorded("clerk")).toEqual([]);
    const { file } = await take(clerk);
    await take(clerk, "print");
    expect(recorded("clerk")).toEqual([
      ["delivery", 4],
      ["delivery", 4],
    ]);
    const text = file?.content ?? "";
    expect(text).toContain("Prospetto di liquidazione: Cooperativa sociale Esempio, marzo 2026");
    expect(text).toContain("Totale approvato;;;;;;;845;5;321,81");
    expect(text).toMatch(/Non ancora approvati: fuori dai totali/);
    expect(text).not.toMatch(/Zampironi|Ada|Igiene/);
    expect(text.split("\r\n").every((line) => !/^[=+@-]|;[=+@]/.test(line.replace("\uFEFF", "")))).toBe(true);
    const own = await take(coop);
    expect(own.file?.content).toContain("321,81");
    expect(own.file?.content).not.toMatch(/famiglia|Chi paga|Zampironi/);
    expect(recorded("coop")).toEqual([["delivery", 4]]);
  });

  test("a name that a spreadsheet would run is kept as text", async () => {
    const { paymentFile } = await import("../../server/deliveries/payment-file.ts");
    const sheet = await statement(clerk);
    const { content } = paymentFile(
      house.services,
      { ...sheet, by: "=cmd()", provider: { accountId: "x", name: "x" } },
      "it",
    );
    expect(content).not.toMatch(/(^|;)=/m);
    const lines = sheet.payment.lines.map((line) => ({ ...line, comune: "=1+1" }));
    const file = paymentFile(house.services, { ...sheet, payment: { ...sheet.payment, lines } }, "it");
    expect(file.content).toContain(";'=1+1;");
  });
});

describe("a body is paid, and not who works for it", () => {
  test("its registered name stands on screen, paper, file and page; who recorded the hours stands beside them", async () => {
    const sheet = await statement(clerk);
    expect(sheet.payment.lines.map(({ hands }) => hands)).toEqual([["coop"], ["coop"], ["coop"]]);
    expect(sheet.hands).toEqual({ coop: "coop" });
    const { file } = await callerOf(house, clerk).deliveries.takePayment({
      ...{ payment: month, format: "csv", locale: "it" },
    });
    expect(file?.content.split("\r\n")[2]).toMatch(/Ore registrate da$/);
    expect(file?.content.split("\r\n")[3]).toMatch(/;coop$/);
    const page = await callerOf(house, head).cases.getCase({ caseId: given.Ada?.register ?? "" });
    if (page.level !== "content") throw new Error(page.level);
    expect(page.names["providerAccount.coop"]).toBe("Cooperativa sociale Esempio");
    const line = await callerOf(house, head).cases.listTimeline({ caseId: given.Ada?.intake ?? "", limit: 50 });
    expect(line.names["providerAccount.coop"]).toBe("Cooperativa sociale Esempio");
    expect(line.entries.flatMap(({ given: said = [] }) => said)).toContainEqual({
      ...{ field: "providerAccount", value: "coop" },
    });
  });

  test("where no name is recorded there is none, and no person's name takes its place", async () => {
    expect(await callerOf(house, clerk).deliveries.listProviders()).toEqual([
      { accountId: "coop", name: "Cooperativa sociale Esempio" },
      { accountId: "rival", name: "", account: "rival" },
    ]);
    const { file, sheet } = await callerOf(house, clerk).deliveries.takePayment({
      ...{ payment: { ...month, provider: "rival" }, format: "csv", locale: "it" },
    });
    expect(sheet.provider.name).toBe("");
    expect(file?.content).toContain("Prospetto di liquidazione: ente senza denominazione registrata, marzo 2026");
    expect(file?.content).toContain("La denominazione dell'ente si registra");
  });

  test("a name that changes holds for what was approved before", async () => {
    nameBody(house.services.accounts, "coop", "Cooperativa sociale Nuova", "test");
    expect((await statement(clerk)).provider.name).toBe("Cooperativa sociale Nuova");
    nameBody(house.services.accounts, "coop", "Cooperativa sociale Esempio", "test");
    const { accounts } = house.services;
    expect(() => nameBody(accounts, "hand of coop", "x", "test")).toThrow("bodyName");
    expect(() => nameBody(accounts, "coop", "  ", "test")).toThrow("bodyName");
    expect(() => accounts.db.batchSync([{ sql: "UPDATE body_name SET name='x'", args: [] }])).toThrow("append-only");
  });

  test("nothing new is entrusted to who works for a body; what was before is paid to the body", async () => {
    const dina = given.Dina;
    expect(
      await codeOf(
        giveService(house, head, other, {
          ...{ name: "Elsa", comune: here, day, provider: "hand of coop", plan: hours(20_01) },
        }),
      ),
    ).toBe("INVALID");
    // As releases before this one could record it.
    const write = EmbeddedDriver.open(house.services.folder.database, { mode: "write" });
    const set = (from: string, to: string) =>
      write.batchSync([
        {
          sql: "UPDATE snapshot SET doc=json_set(doc, '$.head.provider', ?) WHERE case_id=?",
          args: [to, dina?.register ?? ""],
        },
        {
          sql: "UPDATE case_reader SET account_id=? WHERE case_id=? AND account_id=?",
          args: [to, dina?.register ?? "", from],
        },
      ]);
    set("coop", "hand of coop");
    const sheet = await statement(clerk);
    expect(sheet.provider.name).toBe("Cooperativa sociale Esempio");
    expect(sheet.payment.waiting).toMatchObject([{ caseId: dina?.register, why: "submitted" }]);
    expect((await callerOf(house, clerk).deliveries.listProviders()).map(({ accountId }) => accountId)).toEqual([
      ...["coop", "rival"],
    ]);
    const page = await callerOf(house, head).cases.getCase({ caseId: dina?.register ?? "" });
    if (page.level !== "content") throw new Error(page.level);
    expect(page.names["providerAccount.hand of coop"]).toBe("Cooperativa sociale Esempio");
    set("hand of coop", "coop");
    write.close();
  });
});

test("a month is one that registers still hold, and no other text", async () => {
  expect(await codeOf(statement(clerk, { ...month, month: "2023-12" }))).toBe("INVALID");
  expect(await codeOf(statement(clerk, { ...month, month: "2026-07" }))).toBe("INVALID");
  expect(await codeOf(statement(clerk, { ...month, month: "2026-13" }))).not.toBe("done");
});
