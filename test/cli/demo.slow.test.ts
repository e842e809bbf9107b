// npm run demo: fills an empty demo folder under its lock, says so when it is full, and refuses any other folder.
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import type { CommandContext } from "../../server/cli/command.ts";
import { demoCommand } from "../../server/cli/demo.ts";
import { readConfig } from "../../server/config.ts";
import { findDemoScale } from "../../server/demo/scale.ts";
import { workflows } from "../../workflows/registry.ts";

let dir: string;
let said: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "ambito-cli-"));
  said = [];
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const context = (env: Record<string, string> = { DEMO: "1" }): CommandContext => ({
  root: resolve(import.meta.dirname, "../.."),
  config: readConfig({ DATA_DIR: dir, ...env }, dir),
  workflows,
  wall: () => new Date("2026-11-22T09:00:00.000Z"),
  random: (size) => randomBytes(size),
  say: (line) => said.push(line),
});

test("a folder that is no demo's is refused and left as it was", async () => {
  await expect(demoCommand(context({}), ["--cases", "12"])).rejects.toThrow("not a demo");
  writeFileSync(join(dir, "installation.json"), JSON.stringify({ mode: "production", createdOn: "2026-01-01" }));
  await expect(demoCommand(context({}), ["--cases", "12"])).rejects.toThrow("not a demo");
});

test("a folder in use, a wrong number or an unknown option stop it", async () => {
  await expect(demoCommand(context(), ["--cases", "3"])).rejects.toThrow("--cases");
  await expect(demoCommand(context(), ["--size", "3"])).rejects.toThrow("--cases");
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, "installation.json"), JSON.stringify({ mode: "demo", createdOn: "2026-01-01" }));
  writeFileSync(join(dir, "lock"), String(process.ppid));
  await expect(demoCommand(context(), ["--cases", "12"])).rejects.toThrow("in use");
});

test("it fills the folder once, and what an interrupted run left is made again", { timeout: 120_000 }, async () => {
  expect(await demoCommand(context(), ["--cases", "12"])).toBe(0);
  expect(said.at(-1)).toMatch(/200 persons, 12 cases, \d+ commands/);
  expect(await demoCommand(context(), ["--cases", "12"])).toBe(1);
  const driver = EmbeddedDriver.open(join(dir, "ambito.db"), { mode: "write" });
  expect(await findDemoScale(driver)).toMatchObject({ cases: 12, load: false });
  await driver.batch([{ sql: "DELETE FROM setting WHERE key='demoScale'", args: [] }]);
  driver.close();
  expect(await demoCommand(context(), ["--cases", "12", "--seed", "again"])).toBe(0);
});
