// What the log and the figures call things: errors without their message, paths without what somebody put into them.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../server/app.ts";
import { forLog, fromLogged } from "../../server/error-for-log.ts";
import { createLog } from "../../server/log.ts";
import { routeNames } from "../../server/route-names.ts";
import { type Installation, install } from "../support/installation.ts";

const name = "Zampironi";

function thrownBy(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}

describe("an error", () => {
  test.each([
    ["of a broken JSON", () => JSON.parse(`${name} Ada`)],
    [
      "with lines of its own that look like frames",
      () => {
        throw new Error(`${name}\n    at ${name} (persona.ts:1:1)`);
      },
    ],
    [
      "with a name and a code that are none",
      () => {
        throw Object.assign(new TypeError("x"), { name: `${name} Ada`, code: `${name}!` });
      },
    ],
  ])("%s is logged by kind and place, without what it quotes", (_what, run) => {
    const error = thrownBy(run);
    expect(String((error as Error).stack) + (error as Error).name).toContain(name);
    const logged = forLog(error);
    expect(JSON.stringify(logged)).not.toContain(name);
    expect(logged?.at[0]).toMatch(/^at /);
  });

  test("keeps its code, also across a thread", () => {
    const full = Object.assign(new Error(`disk full at ${name}`), { name: "SqliteError", code: "SQLITE_FULL" });
    const logged = forLog(full);
    expect(logged).toMatchObject({ name: "SqliteError", code: "SQLITE_FULL" });
    expect(logged && forLog(fromLogged(structuredClone(logged)))).toEqual(logged);
    expect(forLog("no error")).toBeUndefined();
  });
});

describe("a path", () => {
  const routeOf = routeNames(["people.find", "cases.send"]);
  test.each([
    ["/", "/", "/"],
    ["/healthz", "/healthz", "/healthz"],
    ["/trpc/people.find", "/trpc/people", "/trpc/people.find"],
    ["/trpc/people.find,cases.send", "/trpc/people", "/trpc/people.find,cases.send"],
    [`/trpc/people.${name}%2Ccases.send`, "/trpc/?", "/trpc/?,cases.send"],
    [`/trpc/${name}`, "/trpc/?", "/trpc/?"],
    [`/trpc/people.find/${name}`, "/trpc/people", "/trpc/people.find"],
    ["/api/queues/page", "/api/queues", "/api/queues"],
    [`/api/${name}`, "/api/?", "/api/?"],
    [`/assets/${name}.js`, "/assets", "/assets"],
    [`/persone/${name}`, "/page", "/page"],
  ])("%s is counted as %s and logged as %s", (path, group, logged) => {
    expect(routeOf(path)).toEqual({ group, path: logged });
  });
});

describe("the app", () => {
  let house: Installation;
  const lines: string[] = [];
  beforeAll(async () => {
    house = await install();
  });
  afterAll(() => house.close());

  test("logs every request without the words of who asked", async () => {
    const log = createLog({ logLevel: "debug" }, { write: (line) => void lines.push(line) });
    const { services } = house;
    const app = createApp({ services, log, clientFolder: house.dir });
    const ask = (path: string, init?: RequestInit) => app.request(`http://127.0.0.1:3000${path}`, init);
    for (const path of [`/${name}`, `/trpc/${name}?input=${name}`, `/api/queues/page?ask=${name}`, `/?cerca=${name}`])
      await ask(path, { headers: { "user-agent": name, cookie: `a=${name}` } });
    expect((await ask(`/trpc/network.comuni?${name}`)).status).toBe(401);
    expect((await ask(`/trpc/people.find`, { method: "POST", body: `{"words":"${name}` })).status).toBeGreaterThan(399);
    const all = lines.join("");
    expect(lines.length).toBeGreaterThanOrEqual(6);
    expect(all).not.toContain(name);
    expect(await services.metrics.registry.metrics()).not.toContain(name);
  });
});
