// Reads what the lock of versions is about from the folder of the program: code of the version folders, rulesets of the
// tables, and the lock itself.
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import type { Lock, RulesetSource, Tree } from "./lock.ts";
import { loadCompiler, normalCode } from "./normal-code.ts";

const lockFile = (root: string) => join(root, "workflows/versions.lock.json");
const emptyLock: Lock = { workflows: {}, rulesets: {} };

export async function readTree(root: string, workflows: readonly Workflow[]): Promise<Tree> {
  const ts = await loadCompiler();
  const rulesets = JSON.parse(readFileSync(join(root, "db/seed/data/rulesets.json"), "utf8")) as RulesetSource[];
  return {
    workflows,
    rulesets,
    filesOf: (workflow, version) => {
      const folder = join(root, "workflows", workflow, `v${version}`);
      if (!existsSync(folder)) return undefined;
      const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
      return Object.fromEntries(
        names.map((name) => [name.replaceAll("\\", "/"), normalCode(ts, readFileSync(join(folder, name), "utf8"))]),
      );
    },
  };
}

export const readLock = (root: string): Lock =>
  existsSync(lockFile(root)) ? (JSON.parse(readFileSync(lockFile(root), "utf8")) as Lock) : emptyLock;

/** Whole or not at all. */
export function writeLock(root: string, lock: Lock): void {
  writeFileSync(`${lockFile(root)}.part`, `${JSON.stringify(lock, null, 2)}\n`);
  renameSync(`${lockFile(root)}.part`, lockFile(root));
}
