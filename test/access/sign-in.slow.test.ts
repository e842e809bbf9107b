// Signing in: equal answers, lock by name and by address, idle screens, deactivation and ended grants at once.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { liveGrants } from "../../db/accounts/history.ts";
import { deactivate, endGrant, giveGrant, reactivate } from "../../server/access/grants.ts";
import { cookieOf, enter, type House, openHouse, password, settle } from "./house.ts";

let house: House;
beforeEach(() => {
  house = openHouse();
});
afterEach(() => house.close());

const worker = {
  email: "anna@demo.example",
  grants: [{ role: "socialWorker" as const, territory: "020038", areas: "all" as const }],
};
const wrong = (email: string) => house.post("sign-in", { email, password: "un'altra frase 2" });

describe("a session", () => {
  it("carries name, grants and nothing secret", async () => {
    await settle(house, worker);
    const session = house.check(await enter(house, worker.email), "person");
    expect(session).toMatchObject({ name: "Prova", locale: "it", brokenGlass: [] });
    expect(session?.grants).toEqual([{ role: "socialWorker", territory: "020038", areas: "all", from: "2026-03-02" }]);
  });
  it("is not made by a forged or foreign cookie", async () => {
    await settle(house, worker);
    const cookie = await enter(house, worker.email);
    expect(house.check(cookie.replace(/.$/, "x"), "person")).toBeUndefined();
    expect(house.check(cookie.replace("session_token=", "session_token=a"), "person")).toBeUndefined();
    expect(house.check(undefined, "person")).toBeUndefined();
    expect(house.check("ambito.session_token=%E0%A4%A", "person")).toBeUndefined();
  });
  it("ends with sign-out", async () => {
    await settle(house, worker);
    const cookie = await enter(house, worker.email);
    expect((await house.post("sign-out", {}, { cookie })).status).toBe(200);
    expect(house.check(cookie, "person")).toBeUndefined();
  });
  it("locks an idle screen, whatever the page asks by itself", async () => {
    await settle(house, worker);
    const cookie = await enter(house, worker.email);
    house.pass(10);
    expect(house.check(cookie, "person")).toBeDefined();
    house.pass(10);
    expect(house.check(cookie, "page")).toBeDefined();
    house.pass(6);
    expect(house.check(cookie, "page")).toBeUndefined();
    expect(house.check(cookie, "person")).toBeUndefined();
  });
  it("has an end even when never idle", async () => {
    await settle(house, worker);
    const cookie = await enter(house, worker.email);
    for (let i = 0; i < 12 * 6 - 1; i++) {
      house.pass(10);
      expect(house.check(cookie, "person")).toBeDefined();
    }
    house.pass(11);
    expect(house.check(cookie, "person")).toBeUndefined();
  });
});

describe("what ends at once", () => {
  it("deactivation, also for the right password afterwards", async () => {
    const accountId = await settle(house, worker);
    const cookie = await enter(house, worker.email);
    const told: string[] = [];
    house.accounts.onChange((id) => told.push(id));
    deactivate(house.accounts, accountId, { reason: "left", openCases: 0 }, "system");
    expect(house.check(cookie, "person")).toBeUndefined();
    expect(told).toEqual([accountId]);
    const right = await house.post("sign-in", { email: worker.email, password });
    const other = await wrong(worker.email);
    expect([right.status, await right.text()]).toEqual([other.status, await other.text()]);
    reactivate(house.accounts, accountId, "system");
    expect(house.check(await enter(house, worker.email), "person")?.grants).toHaveLength(1);
  });
  it("a grant ended now, and one past its last day", async () => {
    const accountId = await settle(house, worker);
    giveGrant(
      house.accounts,
      accountId,
      { role: "supervisor", territory: "district", areas: ["adults"], to: "2026-03-03" },
      "system",
    );
    const cookie = await enter(house, worker.email);
    const roles = () => house.check(cookie, "page")?.grants.map((grant) => grant.role);
    expect(roles()).toEqual(["socialWorker", "supervisor"]);
    const [first] = liveGrants(house.accounts.db, accountId, "2026-03-02");
    endGrant(house.accounts, { accountId, grantId: first?.grantId ?? "" }, "system");
    expect(roles()).toEqual(["supervisor"]);
    house.day.today = "2026-03-03";
    expect(roles()).toEqual(["supervisor"]);
    house.day.today = "2026-03-04";
    expect(roles()).toEqual([]);
  });
  it("a grant that begins later waits for its day", async () => {
    const accountId = await settle(house, worker);
    giveGrant(
      house.accounts,
      accountId,
      { role: "supervisor", territory: "district", areas: "all", from: "2026-03-05" },
      "system",
    );
    const cookie = await enter(house, worker.email);
    expect(house.check(cookie, "page")?.grants).toHaveLength(1);
    house.day.today = "2026-03-05";
    expect(house.check(cookie, "page")?.grants).toHaveLength(2);
  });
});

describe("guessing", () => {
  it("gets the same answers for unknown names, up to the lock and behind it", async () => {
    await settle(house, worker);
    const told = async (email: string) => {
      const answers = [];
      for (let i = 0; i < 12; i++) {
        const response = await wrong(email);
        answers.push([response.status, (await response.json()).code]);
      }
      return answers;
    };
    const known = await told(worker.email);
    expect(await told("nessuno@demo.example")).toEqual(known);
    expect(known[9]).toEqual([401, "SIGN_IN"]);
    expect(known[10]).toEqual([429, "LOCKED"]);
  });
  it("is locked out even with the right password, until the lock runs out", async () => {
    await settle(house, worker);
    for (let i = 0; i < 10; i++) await wrong(worker.email.toUpperCase());
    expect((await house.post("sign-in", { email: worker.email, password })).status).toBe(429);
    house.pass(16);
    expect(await enter(house, worker.email)).toContain("session_token");
  });
  it("counts guesses sent together", async () => {
    await settle(house, worker);
    const all = await Promise.all(Array.from({ length: 25 }, () => wrong(worker.email)));
    expect(all.filter((response) => response.status === 401)).toHaveLength(10);
  });
  it("forgets failures after a good sign-in", async () => {
    await settle(house, worker);
    for (let i = 0; i < 9; i++) await wrong(worker.email);
    await enter(house, worker.email);
    for (let i = 0; i < 9; i++) expect((await wrong(worker.email)).status).toBe(401);
  });
  it("takes as long for an unknown name as for a wrong password", async () => {
    await settle(house, worker);
    const median = async (email: (i: number) => string) => {
      const times = [];
      for (let i = 0; i < 7; i++) {
        const before = performance.now();
        await wrong(email(i));
        times.push(performance.now() - before);
      }
      return times.sort((a, b) => a - b)[3] ?? 0;
    };
    const known = await median(() => worker.email);
    const unknown = await median((i) => `n${i}@demo.example`);
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(2);
  });
  it("is slowed by address, whatever names it tries", async () => {
    house.close();
    house = openHouse({ failuresPerAddress: 5 });
    const statuses = [];
    for (let i = 0; i < 7; i++) statuses.push((await wrong(`n${i}@demo.example`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    house.pass(11);
    expect((await wrong("altro@demo.example")).status).toBe(401);
  });
  it("believes X-Forwarded-For only behind a trusted proxy, and only its last entry", async () => {
    const tries = async (trustProxy: boolean, from: (i: number) => string) => {
      house.close();
      house = openHouse({ failuresPerAddress: 2, trustProxy });
      const statuses = [];
      for (let i = 0; i < 4; i++) {
        const headers = { "x-forwarded-for": from(i) };
        statuses.push((await house.post("sign-in", { email: `n${i}@demo.example`, password }, headers)).status);
      }
      return statuses;
    };
    expect(await tries(false, (i) => `10.0.0.${i}`)).toEqual([401, 401, 429, 429]);
    expect(await tries(true, (i) => `10.0.0.${i}`)).toEqual([401, 401, 401, 401]);
    expect(await tries(true, (i) => `10.0.0.${i}, 192.0.2.1`)).toEqual([401, 401, 429, 429]);
  });
});

describe("what a browser must prove", () => {
  it("own origin and JSON", async () => {
    const body = { email: worker.email, password };
    expect((await house.post("sign-in", body, { origin: "https://evil.example" })).status).toBe(403);
    expect((await house.post("sign-in", body, { "content-type": "text/plain" })).status).toBe(415);
    expect((await house.post("sign-in", body, { "content-type": "application/x-www-form-urlencoded" })).status).toBe(
      415,
    );
    const bare = (headers: Record<string, string>) =>
      house.app.request("/api/auth/sign-in", {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      });
    expect((await bare({})).status).toBe(403);
    expect((await bare({ "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await bare({ "sec-fetch-site": "same-origin" })).status).toBe(401);
  });
  it("gets HttpOnly, Lax cookies, Secure when the site is https", async () => {
    await settle(house, worker);
    const plain = (await house.post("sign-in", { email: worker.email, password })).headers.getSetCookie().join();
    expect(plain).toMatch(/HttpOnly/i);
    expect(plain).toMatch(/SameSite=Lax/i);
    expect(plain).not.toMatch(/Secure/);
    house.close();
    house = openHouse({ baseUrl: "https://ambito.example" });
    await settle(house, worker);
    const response = await house.post("sign-in", { email: worker.email, password });
    expect(response.headers.getSetCookie().join()).toMatch(/__Secure-ambito\.session_token=.*Secure/);
    expect(house.check(cookieOf(response), "person")).toBeDefined();
  });
  it("cannot sign itself up or reach better-auth's own routes", async () => {
    for (const path of ["sign-up/email", "sign-in/email", "two-factor/disable", "update-user", "delete-user"]) {
      expect((await house.post(path, { email: "x@y.zz", password, name: "x" })).status).toBe(404);
    }
  });
});
