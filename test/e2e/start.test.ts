// The built server as the office's technician meets it: starts, starts again quickly, refuses what is wrong with the
// setting's name, keeps a second process out of its folder, and stops when asked.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, makeFolder, startApp } from "../support/app.ts";
import { type Demo, startDemo } from "../support/demo.ts";
import { root } from "../support/source-files.ts";

const folder = makeFolder();
let demo: Demo;
let app: App;
let dataDir: string;

beforeAll(async () => {
  demo = await startDemo();
  app = demo;
  dataDir = demo.dataDir;
});

afterAll(async () => {
  await app?.stop();
  await demo?.end();
  folder.remove();
});

/** Starts the server where it must refuse; resolves to what it said. */
function refusal(env: Record<string, string>): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, "build/server/main.js")], {
    cwd: root,
    encoding: "utf8",
    timeout: 30_000,
    env: { PATH: process.env.PATH, PORT: "0", DATA_DIR: join(folder.path, "other"), ...env },
  });
  expect(status).toBe(1);
  return `${stdout}${stderr}`;
}

describe("a start", () => {
  test("answers, and says where", async () => {
    expect(app.output()).toContain(app.url);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${app.url}/`)).headers.get("content-type")).toContain("text/html");
  });

  test("a second process is kept out of the folder", () => {
    expect(refusal({ DATA_DIR: dataDir, DEMO: "1" })).toMatch(/in use by process \d+/);
  });

  test("is stopped by SIGTERM without an error, and answers within 2 s the second time", async () => {
    // The best of three: how long a start takes here, not what else the machine is doing.
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 3; round++) {
      expect(await app.stop()).toBe(0);
      const from = performance.now();
      app = await startApp({ dataDir });
      best = Math.min(best, performance.now() - from);
    }
    // A core that others use too gives us its share only.
    const crowd = Math.max(1, (loadavg()[0] ?? 0) / availableParallelism());
    expect(best).toBeLessThan(2000 * crowd);
  });

  test.each([
    ["PORT", { PORT: "http" }],
    ["BASE_URL", { HOST: "0.0.0.0" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["DATABASE_URL", { DATABASE_URL: "postgres://host" }],
    ["AUTH_SECRET", { AUTH_SECRET: "short" }],
    ["DEMO", { DEMO: "perhaps" }],
    ["DEMO_TODAY", { DEMO: "1", DEMO_TODAY: "tomorrow" }],
    ["MASTER_KEY_FILE", { DEMO: "0" }],
    ["DEMO_TODAY", { DEMO: "0", DEMO_TODAY: "2026-01-01" }],
  ])("a wrong %s stops it with the name of the setting", (name, env) => {
    expect(refusal({ DATA_DIR: makeFolder().path, ...env })).toContain(name);
  });

  test("a demo never becomes production", async () => {
    await app.stop();
    expect(refusal({ DATA_DIR: dataDir, DEMO: "0" })).toContain("DEMO");
    app = await startApp({ dataDir });
  });
});

describe("every answer", () => {
  const paths = ["/", "/pratiche/1", "/healthz", "/readyz", "/metrics", "/trpc/none", "/api/none", "/manifest.json"];

  test.each(paths)("%s carries the security headers", async (path) => {
    const { headers } = await fetch(`${app.url}${path}`);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  });

  test("data are never stored by a cache, files with a hash in their name are", async () => {
    expect((await fetch(`${app.url}/trpc/none`)).headers.get("cache-control")).toContain("no-store");
    const page = readFileSync(join(root, "build/client/index.html"), "utf8");
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1];
    expect(script).toBeDefined();
    expect((await fetch(`${app.url}${script}`)).headers.get("cache-control")).toContain("immutable");
    expect((await fetch(`${app.url}/`)).headers.get("cache-control")).not.toContain("immutable");
  });

  test("nothing outside the page's folder is served", async () => {
    for (const path of [
      "/../package.json",
      "/%2e%2e/package.json",
      "/..%2fserver/main.js",
      "/assets/../../server/main.js",
    ]) {
      const answer = await fetch(`${app.url}${path}`);
      expect(await answer.text()).not.toMatch(/"devDependencies"|createServer|import \{/);
    }
  });
});
