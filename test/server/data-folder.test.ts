// The data folder: demo or production for ever, secrets only where they may be made, one process at a time.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../server/config.ts";
import { dataFolder, openFolder, openSecrets, takeLock } from "../../server/data-folder.ts";

const today = "2026-03-02";
const random = (size: number) => randomBytes(size);
const fresh = () => mkdtempSync(join(tmpdir(), "ambito-folder-"));

/** What production needs besides. */
function secrets() {
  const MASTER_KEY_FILE = join(fresh(), "master.key");
  writeFileSync(MASTER_KEY_FILE, "a".repeat(64));
  return { MASTER_KEY_FILE, AUTH_SECRET: "s".repeat(32) };
}

test("the empty default folder on loopback becomes a demo, any other one production", () => {
  const cwd = fresh();
  expect(openFolder(readConfig({}, cwd), today)).toMatchObject({ demo: true, fresh: true });
  expect(openFolder(readConfig({}, cwd), today)).toMatchObject({ demo: true, fresh: false });
  const other = { DATA_DIR: join(fresh(), "d"), ...secrets() };
  expect(openFolder(readConfig(other, cwd), today)).toMatchObject({ demo: false });
  const open = { ...secrets(), HOST: "0.0.0.0", BASE_URL: "https://a.example.it" };
  expect(openFolder(readConfig(open, fresh()), today)).toMatchObject({ demo: false });
  expect(openFolder(readConfig({ ...open, DEMO: "1" }, fresh()), today)).toMatchObject({ demo: true });
});

test("a demo never becomes production, nor the reverse", () => {
  const demo = fresh();
  openFolder(readConfig({}, demo), today);
  expect(() => openFolder(readConfig({ DEMO: "0" }, demo), today)).toThrow(/^DEMO: expected 1/);
  const real = join(fresh(), "d");
  openFolder(readConfig({ DATA_DIR: real, ...secrets() }, "/"), today);
  expect(() => openFolder(readConfig({ DATA_DIR: real, DEMO: "1" }, "/"), today)).toThrow(/^DEMO: expected 0/);
});

test("a first start that its settings stop leaves the folder neither a demo's nor production's", () => {
  const dir = join(fresh(), "d");
  const whole = secrets();
  const bad = join(fresh(), "bad.key");
  writeFileSync(bad, "not hex");
  for (const [setting, env] of [
    ["MASTER_KEY_FILE", {}],
    ["AUTH_SECRET", { MASTER_KEY_FILE: whole.MASTER_KEY_FILE }],
    ["MASTER_KEY_FILE", { ...whole, MASTER_KEY_FILE: bad }],
    ["MASTER_KEY_FILE", { ...whole, MASTER_KEY_FILE: `${bad}.none` }],
    ["DEMO_TODAY", { ...whole, DEMO_TODAY: "2026-01-01" }],
  ] as const) {
    const config = readConfig({ DATA_DIR: dir, ...env }, "/");
    expect(() => openFolder(config, today)).toThrow(new RegExp(`^${setting}: expected`));
    expect(existsSync(dataFolder(dir).mark)).toBe(false);
  }
  expect(openFolder(readConfig({ DATA_DIR: dir, DEMO: "1" }, "/"), today)).toMatchObject({ demo: true, fresh: true });
});

test("a folder of something else is left alone", () => {
  const dir = fresh();
  writeFileSync(join(dir, "letters.txt"), "mine");
  expect(() => openFolder(readConfig({ DATA_DIR: dir }, "/"), today)).toThrow(/^DATA_DIR: expected an empty folder/);
});

test("production makes no secret by itself; a demo makes them once, for its owner only", () => {
  const dir = fresh();
  const folder = dataFolder(dir);
  const config = readConfig({ DATA_DIR: dir }, "/");
  expect(() => openSecrets(config, folder, false, random)).toThrow(/^MASTER_KEY_FILE/);
  const first = openSecrets(config, folder, true, random);
  expect(openSecrets(config, folder, true, random)).toEqual(first);
  expect(first.masterKey).toHaveLength(32);
  expect(statSync(folder.masterKey).mode & 0o077).toBe(0);
  const keyFile = join(fresh(), "key");
  writeFileSync(keyFile, "not hex");
  const withFile = readConfig({ DATA_DIR: dir, MASTER_KEY_FILE: keyFile, AUTH_SECRET: "s".repeat(32) }, "/");
  expect(() => openSecrets(withFile, folder, false, random)).toThrow(/64 hex digits/);
});

test("a second process is kept out while the first lives, and let in after it died", async () => {
  const dir = join(fresh(), "d");
  mkdirSync(dir);
  const folder = dataFolder(dir);
  const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);
  writeFileSync(folder.lock, String(child.pid));
  expect(() => takeLock(folder)).toThrow(/in use by process/);
  // The machine was started again, and the number is now another program's.
  writeFileSync(folder.lock, `${child.pid} 1`);
  takeLock(folder)();
  writeFileSync(folder.lock, String(child.pid));
  child.kill("SIGKILL");
  await new Promise((done) => child.once("close", done));
  const release = takeLock(folder);
  expect(readFileSync(folder.lock, "utf8")).toMatch(new RegExp(`^${process.pid}( \\d+)?$`));
  release();
  expect(() => statSync(folder.lock)).toThrow();
});

test("the lock holds though the file that names the process is gone or names nobody, and makes no folder full", () => {
  const dir = join(fresh(), "d");
  mkdirSync(dir);
  const folder = dataFolder(dir);
  const release = takeLock(folder);
  rmSync(folder.lock);
  expect(() => takeLock(folder)).toThrow(/in use by process \(unknown\)\. Stop that one first/);
  writeFileSync(folder.lock, "1999999999 1");
  expect(() => takeLock(folder)).toThrow(/in use by process 1999999999/);
  release();
  takeLock(folder)();
  expect(openFolder(readConfig({ DATA_DIR: dir, ...secrets() }, "/"), today)).toMatchObject({ fresh: true });
});
