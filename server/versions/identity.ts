// Which version a plan was made for: its hash as locked. A tree that is not as locked makes no plan and moves no case.
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { differences, inWords, type Lock, lockOf, type Tree } from "./lock.ts";

/** Hashes of the versions of a workflow by number. */
export function identities(lock: Lock, workflow: string): Record<string, string> {
  const versions = lock.workflows[workflow]?.versions ?? {};
  return Object.fromEntries(Object.entries(versions).map(([number, { sha256 }]) => [number, sha256]));
}

/** What stands between the tree and the lock for one workflow, in words. */
export const unlocked = (lock: Lock, tree: Tree, { id }: Workflow): string[] =>
  inWords(differences(lock, lockOf(tree)).filter(({ what }) => what === id || what.startsWith(`${id} v`)));
