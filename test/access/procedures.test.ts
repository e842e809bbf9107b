// The administrator's page, the dpo's and emergency openings through the router; the log's echo of all of it.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { untoldHistory } from "../../db/accounts/history.ts";
import { readCaseEvents, readCases } from "../../db/log/read-log.ts";
import { createSessionCheck } from "../../server/access/check.ts";
import { createAccount } from "../../server/access/grants.ts";
import { applyHouseSettings } from "../../server/access/house-settings.ts";
import type { Session } from "../../server/access/session.ts";
import { tellLog } from "../../server/access/tell-log.ts";
import { uuidOf } from "../../server/engine/send.ts";
import { callerOf } from "../support/caller.ts";
import { type Installation, install, sessionOf } from "../support/installation.ts";
import { cookieFor } from "../support/session-cookie.ts";

let house: Installation;
let admin: Session;
beforeAll(async () => {
  house = await install();
  admin = sessionOf(made("Ada", "ada@demo.example", "administrator"), "administrator");
});
afterAll(() => house.close());

function made(name: string, email: string, role: "administrator" | "socialWorker" | "supervisor" | "dpo"): string {
  const grants = [{ role, territory: "district", areas: "all" as const }];
  return createAccount(house.services.accounts, { name, email, grants }, "system").accountId;
}

const grant = { role: "socialWorker" as const, territory: "020038", areas: ["adults" as const] };

describe("the administrator", () => {
  it("makes an account and gets its link once; list and history show it without the link", async () => {
    const as = callerOf(house, admin);
    const { accountId, link } = await as.access.createUser({
      name: "Bruno",
      email: "bruno@demo.example",
      grants: [grant],
    });
    expect(link).toMatch(/#\/benvenuto\//);
    const { users } = await as.access.listUsers({});
    expect(users.find((user) => user.accountId === accountId)).toMatchObject({
      name: "Bruno",
      ready: false,
      grants: [{ role: "socialWorker", territory: "020038", areas: ["adults"] }],
    });
    const history = await as.access.listUserHistory({ accountId });
    expect(history.entries.map((entry) => entry.action)).toEqual(["linkIssued", "grantGiven", "created"]);
    expect(history.names[admin.accountId]).toBe("Ada");
    expect(JSON.stringify([users, history])).not.toContain(link.split("/").at(-1));
  });
  it("gives and ends grants, switches off and on, with reasons for what cannot be", async () => {
    const as = callerOf(house, admin);
    const { accountId } = await as.access.createUser({ name: "Carla", email: "carla@demo.example", grants: [grant] });
    await as.access.giveGrant({
      accountId,
      grant: { role: "trainee", territory: "020042", areas: "all", to: "2026-06-30" },
    });
    const of = async () => (await as.access.listUsers({})).users.find((user) => user.accountId === accountId);
    const trainee = (await of())?.grants.find((one) => one.role === "trainee");
    await as.access.endGrant({ accountId, grantId: trainee?.grantId ?? "", reason: "roleChanged" });
    expect((await of())?.grants.map((one) => one.role)).toEqual(["socialWorker"]);
    await expect(
      as.access.giveGrant({ accountId, grant: { role: "dpo", territory: "district", areas: "all" } }),
    ).rejects.toMatchObject({
      cause: { code: "INVALID", details: { reason: "soleRole" } },
    });
    await expect(
      as.access.createUser({ name: "C", email: "carla@demo.example", grants: [grant] }),
    ).rejects.toMatchObject({
      cause: { details: { reason: "emailTaken" } },
    });
    await as.access.deactivateUser({ accountId, reason: "left" });
    expect((await of())?.deactivatedAt).not.toBeNull();
    expect(await as.cases.listColleagues().catch((error) => error.code)).toBe("FORBIDDEN");
    await as.access.reactivateUser({ accountId });
    expect((await as.access.renewLink({ accountId })).link).toMatch(/benvenuto/);
    await expect(as.access.deactivateUser({ accountId: admin.accountId, reason: "left" })).rejects.toMatchObject({
      cause: { details: { reason: "self" } },
    });
    await expect(as.access.renewLink({ accountId: uuidOf("nobody") })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
  it("names the body that a provider's account stands for, and makes none without", async () => {
    const as = callerOf(house, admin);
    const grants = [{ role: "provider" as const, territory: "district", areas: "all" as const }];
    const coop = { name: "Elsa", email: "elsa@demo.example", grants };
    await expect(as.access.createUser(coop)).rejects.toMatchObject({ cause: { details: { reason: "bodyName" } } });
    const { accountId } = await as.access.createUser({ ...coop, bodyName: "Cooperativa Esempio" });
    await as.access.nameBody({ accountId, bodyName: "Cooperativa Esempio ETS" });
    const { users } = await as.access.listUsers({});
    expect(users.find((user) => user.accountId === accountId)).toMatchObject({ bodyName: "Cooperativa Esempio ETS" });
    const history = await as.access.listUserHistory({ accountId });
    expect(history.called.map(({ name, by }) => [name, history.names[by]])).toEqual([
      ["Cooperativa Esempio ETS", "Ada"],
      ["Cooperativa Esempio", "Ada"],
    ]);
    // Who works for it needs no name of its own, until it stands for itself.
    const hand = { name: "Gino", email: "gino@demo.example" };
    const of = await as.access.createUser({
      ...hand,
      grants: grants.map((one) => ({ ...one, body: accountId })),
    });
    expect((await as.access.listUsers({})).users.find((user) => user.accountId === of.accountId)?.bodyName).toBe(
      undefined,
    );
    const given = {
      accountId: of.accountId,
      grant: { role: "provider" as const, territory: "district", areas: "all" as const },
    };
    await expect(as.access.giveGrant(given)).rejects.toMatchObject({ cause: { details: { reason: "bodyName" } } });
    await expect(as.access.nameBody({ accountId: of.accountId, bodyName: "x" })).rejects.toMatchObject({
      cause: { details: { reason: "bodyName" } },
    });
    await as.access.giveGrant({ ...given, bodyName: "Gino Esempio impresa individuale" });
    await expect(
      callerOf(house, sessionOf("head", "supervisor")).access.nameBody({ accountId, bodyName: "x" }),
    ).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
  it("sets the house's idle lock within bounds, at once and for the next opening, with who did it", async () => {
    const as = callerOf(house, admin);
    await as.access.changeSetting({ name: "idleMinutes", value: 5 });
    await expect(as.access.changeSetting({ name: "idleMinutes", value: 0 })).rejects.toMatchObject({
      cause: { code: "INVALID", details: { reason: "bounds" } },
    });
    const { settings, history, names } = await as.access.listSettings();
    expect(settings.find((one) => one.name === "idleMinutes")?.value).toBe(5);
    expect(history).toMatchObject([{ name: "idleMinutes", value: 5, by: admin.accountId }]);
    expect(names[admin.accountId]).toBe("Ada");
    const reopened = { ...house.services.accounts.settings, idleMinutes: 15 };
    applyHouseSettings({ db: house.services.accounts.db, settings: reopened });
    expect(reopened.idleMinutes).toBe(5);
  });
  it("has every act echoed in the log, once", async () => {
    const all = untoldHistory(house.services.accounts.db, 1000);
    expect(await tellLog(house.services)).toEqual({ told: all.length, refused: [] });
    expect(await tellLog(house.services)).toEqual({ told: 0, refused: [] });
    const carla = all.find((entry) => entry.territory === "020042")?.accountId ?? "";
    const events = await readCaseEvents(house.services.driver, carla, 0, 50);
    expect(events.map((event) => event.type)).toEqual([
      "ACCOUNT_CREATED",
      "GRANT_GIVEN",
      "SIGN_IN_LINK_ISSUED",
      "GRANT_GIVEN",
      "GRANT_ENDED",
      "ACCOUNT_DEACTIVATED",
      "ACCOUNT_REACTIVATED",
      "SIGN_IN_LINK_ISSUED",
    ]);
    expect(events.map((event) => event.actor)).toEqual(Array(8).fill(admin.accountId));
    const [stored] = await readCases(house.services.driver, [carla]);
    expect(stored?.snapshot).toMatchObject({ kind: "account", state: "active" });
    expect(JSON.stringify(events)).not.toMatch(/carla@|Carla/);
  });
});

describe("a stream", () => {
  it("ends when its account is switched off, though the page says nothing", async () => {
    const { accounts } = house.services;
    const accountId = made("Elia", "elia@demo.example", "socialWorker");
    const cookie = cookieFor(accounts, accountId, "2026-03-02T09:00:00.000Z");
    const check = createSessionCheck(accounts);
    const recheck = () => check(cookie, "page");
    expect(recheck()?.name).toBe("Elia");
    const caller = callerOf(house, recheck(), recheck);
    const stream = (await caller.live.hints())[Symbol.asyncIterator]();
    const ended = stream.next();
    await new Promise((done) => setImmediate(done));
    expect(house.services.live.size).toBe(1);
    await callerOf(house, admin).access.deactivateUser({ accountId, reason: "security" });
    expect((await ended).done).toBe(true);
    expect(recheck()).toBeUndefined();
  });
});

describe("an emergency opening", () => {
  it("opens the case for an hour, alarms supervisor and dpo, and is read-logged", async () => {
    const supervisor = sessionOf(made("Sara", "sara@demo.example", "supervisor"), "supervisor");
    const worker = sessionOf(made("Livia", "livia@demo.example", "socialWorker"), {
      role: "socialWorker",
      territory: "020042",
    });
    const dpo = sessionOf(made("Dario", "dario@demo.example", "dpo"), "dpo");
    const caseId = uuidOf("a person in another comune");
    await house.send(sessionOf(uuidOf("opener"), "socialWorker"), {
      caseId,
      kind: "person",
      expectedSeq: 0,
      type: "OPEN_PERSON",
      payload: { surname: "Prova", territory: "020038" },
    });
    await expect(
      callerOf(house, admin).access.breakGlass({ caseId, reason: "chiamata notturna" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(callerOf(house, dpo).access.breakGlass({ caseId, reason: "chiamata notturna" })).rejects.toMatchObject(
      {
        code: "FORBIDDEN",
      },
    );
    await expect(callerOf(house, worker).access.breakGlass({ caseId, reason: "boh" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    const { until } = await callerOf(house, worker).access.breakGlass({
      caseId,
      reason: "chiamata notturna dei carabinieri",
    });
    expect(until).toBe("2026-03-02T10:00:00.000Z");

    const alarms = await callerOf(house, supervisor).access.listBrokenGlass({});
    expect(alarms.openings).toMatchObject([
      { name: "Livia", caseId, reason: "chiamata notturna dei carabinieri", seen: false },
    ]);
    await callerOf(house, supervisor).access.acknowledgeGlass({ pos: alarms.openings[0]?.pos ?? 0 });
    expect((await callerOf(house, supervisor).access.listBrokenGlass({})).openings[0]?.seen).toBe(true);
    expect((await callerOf(house, dpo).access.listBrokenGlass({})).openings[0]?.seen).toBe(false);
    const elsewhere = { ...supervisor, grants: supervisor.grants.map((one) => ({ ...one, territory: "020061" })) };
    expect((await callerOf(house, elsewhere).access.listBrokenGlass({})).openings).toEqual([]);

    const { rows, names } = await callerOf(house, dpo).access.readLog({ byGlass: true });
    expect(rows).toMatchObject([{ accountId: worker.accountId, caseId, what: "case", byGlass: 1 }]);
    expect(names[worker.accountId]).toBe("Livia");
    await expect(callerOf(house, supervisor).access.readLog({})).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(JSON.stringify(house.services.accounts.db.readSync("SELECT reason FROM broken_glass"))).not.toContain(
      "carabinieri",
    );
  });
});
