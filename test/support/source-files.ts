// The files under version control, as text: what the tests about the house itself look at.
// New files count as soon as they exist, ignored ones never.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

export interface SourceFile {
  /** From the root, with forward slashes. */
  path: string;
  text: string;
}

/** Paths of all files that are or would be under version control and exist. */
export function listPaths(): string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const out = execFileSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return out
    .split("\0")
    .filter((path) => path !== "" && existsSync(join(root, path)))
    .sort();
}

export function readSource(path: string): SourceFile {
  return { path, text: readFileSync(join(root, path), "utf8") };
}
