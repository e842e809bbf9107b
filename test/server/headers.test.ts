// Security headers stand on every kind of answer: pages, data, errors, health; data are never cached.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../server/app.ts";
import { createLog } from "../../server/log.ts";
import { appRouter } from "../../server/router.ts";
import { type Installation, install } from "../support/installation.ts";

let house: Installation;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  house = await install();
  app = createApp({ services: house.services, log: createLog({ logLevel: "silent" }), clientFolder: house.dir });
});
afterAll(() => house.close());

const procedures = Object.keys((appRouter as unknown as { _def: { procedures: object } })._def.procedures);

const routes: [string, string][] = [
  ["GET", "/"],
  ["GET", "/pratiche/qualunque"],
  ["GET", "/assets/missing.js"],
  ["GET", "/healthz"],
  ["GET", "/readyz"],
  ["GET", "/metrics"],
  ["GET", "/api/nothing"],
  ["GET", "/api/queues/page"],
  ["POST", "/api/auth/sign-in"],
  ["POST", "/api/cases/send"],
  ...procedures.flatMap((path): [string, string][] => [
    ["GET", `/trpc/${path}`],
    ["POST", `/trpc/${path}`],
  ]),
];

describe.each(routes)("%s %s", (method, path) => {
  test("carries the headers", async () => {
    const signal = AbortSignal.timeout(5000);
    const answer = await app.request(`http://127.0.0.1:3000${path}`, { method, signal });
    const header = (name: string) => answer.headers.get(name) ?? "";
    expect(header("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(header("content-security-policy")).not.toContain("unsafe");
    expect(header("x-content-type-options")).toBe("nosniff");
    expect(header("referrer-policy")).toBe("no-referrer");
    expect(header("cache-control")).toBe("no-store");
    expect(header("x-request-id")).not.toBe("");
    await answer.body?.cancel();
  });
});

interface Described {
  _def: { procedures: Record<string, { _def: { type: string; meta?: { rule: string } } }> };
}

test.each(procedures)("%s answers nobody without a session, unless it says so", async (path) => {
  const { type, meta } = (appRouter as unknown as Described)._def.procedures[path]?._def ?? { type: "" };
  if (meta?.rule === "public") return;
  const isMutation = type === "mutation";
  const answer = await app.request(`http://127.0.0.1:3000/trpc/${path}`, {
    method: isMutation ? "POST" : "GET",
    ...(isMutation
      ? { headers: { "content-type": "application/json", origin: "http://127.0.0.1:3000" }, body: "{}" }
      : {}),
  });
  const text = await answer.text();
  // A stream says so in its first event, since its status is sent before.
  expect(type === "subscription" ? text : String(answer.status)).toMatch(
    type === "subscription" ? /UNAUTHORIZED/ : /^401$/,
  );
});

test("over https, browsers are told to stay there", async () => {
  const services = { ...house.services, config: { ...house.services.config, https: true } };
  const secure = createApp({ services, log: createLog({ logLevel: "silent" }), clientFolder: house.dir });
  const answer = await secure.request("http://127.0.0.1:3000/healthz");
  expect(answer.headers.get("strict-transport-security")).toMatch(/max-age=\d{8}/);
});

test("an error shows its request id and nothing else", async () => {
  const answer = await app.request("http://127.0.0.1:3000/trpc/cases.send", {
    method: "POST",
    headers: { "content-type": "application/json", origin: "http://127.0.0.1:3000" },
    body: "not json",
  });
  const text = await answer.text();
  expect(text).not.toMatch(/stack|node_modules|at .*\.ts/);
});
