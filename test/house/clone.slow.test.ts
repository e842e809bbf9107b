// What a newcomer meets: a fresh clone, set up as in production, is complete, leaves version control clean and is not
// done again the second time. Packages come from npm's own cache where it has them.
import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "../support/source-files.ts";

const folder = mkdtempSync(join(tmpdir(), "ambito-clone-"));
const clone = join(folder, "ambito");
const run = (command: string, args: string[], env: NodeJS.ProcessEnv = {}) =>
  execFileSync(command, args, { cwd: clone, encoding: "utf8", env: { ...process.env, ...env }, stdio: "pipe" });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the set-up of a clone works under NODE_ENV=production and changes no file under version control", () => {
  execFileSync("git", ["clone", "--quiet", root, clone], { stdio: "pipe" });
  run(process.execPath, ["server/setup.mjs"], { NODE_ENV: "production", npm_config_prefer_offline: "true" });
  expect(lstatSync(join(clone, "node_modules")).isDirectory()).toBe(true);
  for (const product of ["build/client/index.html", "build/server/main.js", "build/server/cli.js"]) {
    expect(existsSync(join(clone, product)), product).toBe(true);
  }
  expect(run("git", ["status", "--porcelain"])).toBe("");
});

test("a second set-up does nothing, well below a second", () => {
  const from = performance.now();
  const said = run(process.execPath, ["server/setup.mjs"], { NODE_ENV: "production" });
  expect(said).toBe("");
  expect(performance.now() - from).toBeLessThan(1000);
});
