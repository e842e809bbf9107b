// Settings: defaults, what is refused with its name, and the README's table.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ConfigError, readConfig, settings } from "../../server/config.ts";
import { root } from "../support/source-files.ts";

test("without settings: loopback, port 3000, ./data, demo left to the folder", () => {
  const config = readConfig({}, "/srv/ambito");
  expect(config).toMatchObject({
    port: 3000,
    host: "127.0.0.1",
    baseUrl: "http://127.0.0.1:3000",
    https: false,
    dataDir: "/srv/ambito/data",
    demo: undefined,
    loopback: true,
    defaultFolder: true,
    logLevel: "info",
  });
});

describe("a bad value stops the start with its name", () => {
  test.each<[string, Record<string, string>]>([
    ["PORT", { PORT: "http" }],
    ["PORT", { PORT: "70000" }],
    ["BASE_URL", { HOST: "0.0.0.0" }],
    ["BASE_URL", { HOST: "0.0.0.0", BASE_URL: "http://ambito.example.it" }],
    ["BASE_URL", { BASE_URL: "https://ambito.example.it/path" }],
    ["BASE_URL", { BASE_URL: "nonsense" }],
    ["TRUST_PROXY", { TRUST_PROXY: "maybe" }],
    ["DATABASE_URL", { DATABASE_URL: "postgres://x" }],
    ["DATABASE_ENCRYPTION_KEY", { DATABASE_URL: "http://127.0.0.1:1", DATABASE_ENCRYPTION_KEY: "k" }],
    ["MASTER_KEY_FILE", { DATA_DIR: "/srv/data", MASTER_KEY_FILE: "/srv/data/key" }],
    ["AUTH_SECRET", { AUTH_SECRET: "short" }],
    ["OFFICE_PHONE", { FIRST_CONTACT: "1", PRIVACY_NOTICE_URL: "https://ambito.example.it/privacy" }],
    ["PRIVACY_NOTICE_URL", { FIRST_CONTACT: "1", OFFICE_PHONE: "0000 000000" }],
    ["PRIVACY_NOTICE_URL", { PRIVACY_NOTICE_URL: "http://ambito.example.it/privacy" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
    ["DEMO", { DEMO: "yes please" }],
    ["DEMO_TODAY", { DEMO_TODAY: "2026-02-30" }],
  ])("%s %j", (name, env) => {
    expect(() => readConfig(env, "/srv")).toThrow(ConfigError);
    expect(() => readConfig(env, "/srv")).toThrow(new RegExp(`^${name}: expected `));
  });
});

test("off loopback with https: secure cookies and the address given", () => {
  const config = readConfig({ HOST: "0.0.0.0", BASE_URL: "https://ambito.example.it", TRUST_PROXY: "1" }, "/srv");
  expect(config).toMatchObject({
    https: true,
    baseUrl: "https://ambito.example.it",
    trustProxy: true,
    loopback: false,
  });
});

test("the README names every setting, and no other", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const named = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
  expect(named).toEqual(settings.map((setting) => setting.name));
});
