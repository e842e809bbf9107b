// How the scripts of this folder start the tools of node_modules, and what dependency-cruiser says of the floors.
import { spawn } from "node:child_process";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** With fewer modules than this the direction check has looked at nothing: its parser lost the TypeScript files. */
const leastModules = 30;

export const bin = (path) => resolve(root, "node_modules", path);

/** Runs a tool of node_modules; resolves to its exit code and its output, standard output kept apart for parsing. */
export function runTool(args, env = {}) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env } });
    const out = { code: 1, stdout: "", text: "" };
    child.stdout.on("data", (data) => {
      out.stdout += data;
      out.text += data;
    });
    child.stderr.on("data", (data) => {
      out.text += data;
    });
    child.on("error", (error) => done({ ...out, text: `${out.text}${error.message}` }));
    child.on("close", (code) => done({ ...out, code: code ?? 1 }));
  });
}

/** What dependency-cruiser says of the four floors: `modules` and the `wrong` findings, in words. */
export async function cruise() {
  const tool = bin("dependency-cruiser/bin/dependency-cruise.mjs");
  const floors = ["workflows", "db", "server", "client"];
  const args = [tool, "--config", ".dependency-cruiser.cjs", "--output-type", "json", ...floors];
  const { stdout, text } = await runTool(args);
  let result;
  try {
    result = JSON.parse(stdout);
  } catch {
    return { modules: [], wrong: [text] };
  }
  const modules = result.modules.filter(({ source }) => floors.some((floor) => source.startsWith(`${floor}/`)));
  const found = result.summary.violations;
  const wrong = found.map(({ rule, from, to }) => `${rule.severity} ${rule.name}: ${from} -> ${to}`);
  if (modules.length < leastModules)
    wrong.push(`only ${modules.length} modules seen, at least ${leastModules} expected`);
  return { modules, wrong };
}
