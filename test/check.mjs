// `npm run check`: types, lint, direction of imports, dead code and the fast tests, in about three minutes.
// The tools run one after the other beside the tests, because each of them fills a core.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isDrawn } from "./room-graph.mjs";
import { bin, cruise, root, runTool } from "./tools.mjs";

async function types() {
  const args = [bin("typescript/bin/tsc"), "-p", ".", "--incremental", "--tsBuildInfoFile", "build/types.tsbuildinfo"];
  const { code, text } = await runTool(args);
  return { ok: code === 0, text };
}

async function lint() {
  const { code, text } = await runTool([bin("@biomejs/biome/bin/biome"), "ci", "."]);
  return { ok: code === 0, text };
}

async function direction() {
  const { modules, wrong } = await cruise();
  if (!isDrawn(modules)) wrong.push("docs/room-graph.md is not what the code imports: run `npm run graph`");
  return { ok: wrong.length === 0, text: wrong.join("\n"), note: `${modules.length} modules` };
}

async function deadCode() {
  const { code, text } = await runTool([bin("knip/bin/knip.js"), "--no-progress"]);
  return { ok: code === 0, text };
}

/**
 * Runs vitest projects and counts from vitest's own JSON report.
 * @param {string[]} projects names in vite.config.ts
 * @returns {Promise<{passed: number, failed: number, again: string[], ok: boolean, text: string}>}
 *   `again`: names of those that passed at a second attempt; a skipped test and a file that did not load count as failed
 */
export async function runTests(projects) {
  const report = resolve(root, "build", `tests-${projects.join("-")}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const args = [bin("vitest/vitest.mjs"), "run", ...projects.flatMap((name) => ["--project", name])];
  args.push("--reporter=default", "--reporter=json", `--outputFile.json=${report}`);
  // What tests leave behind goes with their folder, also of those that were killed on purpose.
  const scratch = mkdtempSync(join(tmpdir(), "ambito-tests-"));
  // Tests hold in the office's zone as in any other: they run in one where the day differs from Rome's and from UTC's.
  const { code, text } = await runTool(args, {
    NODE_ENV: "test",
    TMPDIR: scratch,
    TZ: "Pacific/Auckland",
    FORCE_COLOR: "",
    NO_COLOR: "1",
  });
  rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  if (!existsSync(report)) return { passed: 0, failed: 1, again: [], ok: false, text };
  const { numPassedTests: passed, numTotalTests: total, testResults } = JSON.parse(readFileSync(report, "utf8"));
  const unloaded = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  const failed = total - passed + unloaded;
  const again = testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status === "passed" && test.failureMessages.length > 0)
    .map((test) => test.fullName);
  return { passed, failed, again, ok: code === 0 && failed === 0 && passed > 0, text };
}

async function timed(name, work) {
  const from = Date.now();
  const result = await work();
  const note = result.note ? `, ${result.note}` : "";
  console.log(`${result.ok ? "ok    " : "FAILED"} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s${note})`);
  if (!result.ok) console.log(result.text.trim());
  return result;
}

/** The whole check; `failedTools` counts the tools that complained. */
export async function check() {
  const tools = async () => {
    const results = [];
    results.push(await timed("types", types));
    results.push(await timed("lint", lint));
    results.push(await timed("direction", direction));
    results.push(await timed("dead code", deadCode));
    return results.filter(({ ok }) => !ok).length;
  };
  const tests = async () => {
    const counted = { note: "" };
    return timed("fast tests", async () => {
      Object.assign(counted, await runTests(["unit", "screen"]));
      return { ...counted, note: `${counted.passed} passed, ${counted.failed} failed` };
    });
  };
  const [failedTools, fast] = await Promise.all([tools(), tests()]);
  return { failedTools, fast };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { failedTools, fast } = await check();
  process.exit(failedTools === 0 && fast.ok ? 0 : 1);
}
