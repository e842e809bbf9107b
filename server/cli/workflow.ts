// npm run workflow -- <act>: everything about changing a procedure under running cases. docs/workflow-change.md tells
// the whole way; each act has its own file in server/versions.
import { loadTables } from "../../db/district/load-tables.ts";
import type { Driver } from "../../db/driver/driver.ts";
import { listUses } from "../versions/held.ts";
import { differences, inWords, type Lock, lockOf, release, relocked, rulesetChanges } from "../versions/lock.ts";
import { readLock, readTree, writeLock } from "../versions/read-tree.ts";
import { textTable } from "../versions/table.ts";
import { type CommandContext, options } from "./command.ts";
import { openReader } from "./open-reader.ts";
import { migrateCommand } from "./workflow-migrate.ts";
import { planCommand } from "./workflow-plan.ts";

const usage = `npm run workflow -- <act>
  versions   lists versions with the running and closed cases that hold them, and which may be removed
  plan ID [--to N] [--cases running] [--also differently,lacking] [--out FILE]
             tries every case of a workflow on a version (the current one) and writes a plan; reads only
  migrate ID --plan FILE [--back]
             moves the cases the plan says, through the running server or by itself; --back takes that back
             where nobody acted since. Cut off, it is run again
  lock       notes every version and ruleset as it is now; refuses where a released one has changed
  release    marks all of them as released: from then on they never change`;

/** Who holds which version, and in what the rulesets of this installation differ from those locked. */
async function usesAndRulesets(driver: Driver, { workflows }: CommandContext, lock: Lock) {
  const uses = await listUses(driver, workflows);
  return { uses, changes: rulesetChanges(lock, (await loadTables(driver)).rulesets) };
}

async function listVersions(context: CommandContext, args: string[]): Promise<number> {
  options(args, [], "npm run workflow -- versions, and nothing after it");
  const lock = readLock(context.root);
  const { driver } = await openReader(context);
  const { uses, changes } = await usesAndRulesets(driver, context, lock).finally(() => driver.close());
  const rows = uses.map(({ workflow, version, current, inTree, running, closed, removable }) => {
    const entry = lock.workflows[workflow]?.versions[version];
    const released = entry?.released ? "released" : "not released";
    const note = !inTree ? "NOT IN THIS RELEASE" : current ? "current" : removable ? "may be removed" : "held";
    return [workflow, version, released, running, closed, note];
  });
  for (const line of textTable(["workflow", "version", "lock", "running", "closed", ""], rows)) context.say(line);
  for (const change of changes) context.say(`NOTE this installation's ${change}`);
  return uses.every(({ inTree }) => inTree) ? 0 : 1;
}

type Act = (context: CommandContext, args: string[]) => Promise<number>;

async function found({ root, workflows }: CommandContext): Promise<{ locked: Lock; now: Lock }> {
  return { locked: readLock(root), now: lockOf(await readTree(root, workflows)) };
}

const acts: Record<string, Act> = {
  versions: listVersions,
  plan: planCommand,
  migrate: migrateCommand,
  lock: async (context) => {
    const { locked, now } = await found(context);
    const list = differences(locked, now);
    for (const line of inWords(list)) context.say(line);
    if (list.some(({ frozen }) => frozen)) return 1;
    writeLock(context.root, relocked(locked, now));
    context.say(list.length === 0 ? "Nothing has changed." : "Locked.");
    return 0;
  },
  release: async (context) => {
    const { locked, now } = await found(context);
    const list = differences(locked, now);
    for (const line of inWords(list)) context.say(line);
    if (list.length > 0) return 1;
    const { lock, marked } = release(locked);
    writeLock(context.root, lock);
    for (const one of marked) context.say(`released: ${one}`);
    if (marked.length === 0) context.say("Everything was released already.");
    return 0;
  },
};

export async function workflowCommand(context: CommandContext, args: string[]): Promise<number> {
  const [name = "", ...rest] = args;
  const act = acts[name];
  if (act) return act(context, rest);
  context.say(usage);
  return 2;
}
