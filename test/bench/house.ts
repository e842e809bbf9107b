// What a newcomer waits for: the first start of a demo (its seeding), the second start, the check.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApp } from "../support/app.ts";
import { type Figure, figureOf, median } from "./figure.ts";

const seconds = 1000;
const seedLimitS = 15;
const secondStartLimitMs = 2_000;
const checkLimitS = 60;

export async function startSuite(root: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ambito-bench-"));
  const options = { dataDir: join(folder, "data"), env: { DEMO: "1" }, readyWithinMs: 300_000 };
  const first = await startApp(options);
  await first.stop();
  const seedS = Number(/commands in ([\d.]+) s/.exec(first.output())?.[1]);
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const started = performance.now();
    const set = spawnSync(process.execPath, [join(root, "server/setup.mjs"), "start"], { cwd: root });
    if (set.status !== 0) throw new Error("the set-up failed");
    const app = await startApp(options);
    times.push(performance.now() - started);
    await app.stop();
  }
  rmSync(folder, { recursive: true, force: true });
  return [
    figureOf({
      figure: "demo.seed_s",
      value: seedS,
      limit: seedLimitS,
      unit: "s",
      n: "2,000 persons, 600 cases; limit = aim",
    }),
    figureOf({
      figure: "start.second_ms",
      value: median(times),
      limit: secondStartLimitMs,
      unit: "ms",
      n: "set-up and start until ready, median of 5; limit = aim",
    }),
  ];
}

export async function checkSuite(root: string): Promise<Figure[]> {
  const started = performance.now();
  const done = spawnSync("npm", ["run", "check"], { cwd: root, stdio: "ignore" });
  const value = (performance.now() - started) / seconds;
  if (done.status !== 0) throw new Error("npm run check fails: there is nothing to time");
  return [figureOf({ figure: "check.s", value, limit: checkLimitS, unit: "s", n: "one run; limit = aim" })];
}
