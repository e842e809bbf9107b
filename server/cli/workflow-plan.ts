// npm run workflow -- plan ID: tries every case of a workflow on another version and says, case by case, what would
// become of it. Reads only, beside the running server; writes a plan that `migrate` follows, and a table to read.
import { once } from "node:events";
import { createWriteStream, rmSync } from "node:fs";
import { resolve } from "node:path";
import { loadTables } from "../../db/district/load-tables.ts";
import type { Workflow, WorkflowVersion } from "../../workflows/kernel/definition.ts";
import { migrationProblems, statesWithoutPlace } from "../../workflows/kernel/migration-problems.ts";
import type { Verdict } from "../../workflows/kernel/trial.ts";
import { createClock, shiftFor } from "../clock.ts";
import { identities, unlocked } from "../versions/identity.ts";
import { rulesetChanges } from "../versions/lock.ts";
import { optionalVerdicts, planLines } from "../versions/plan.ts";
import { type PlanEnd, type PlanHead, writePlan } from "../versions/plan-file.ts";
import { lineInWords, PlanSummary } from "../versions/plan-words.ts";
import { readLock, readTree } from "../versions/read-tree.ts";
import { byId, type CommandContext, options } from "./command.ts";
import { openReader } from "./open-reader.ts";

const tellEvery = 1_000;
const usage = "npm run workflow -- plan ID [--to N] [--cases running] [--also differently,lacking] [--out FILE]";

export function findWorkflow({ workflows }: CommandContext, id: string | undefined): Workflow {
  const found = workflows.find((one) => one.id === id);
  if (found) return found;
  throw new Error(`expected a workflow, one of: ${workflows.map((one) => one.id).join(", ")}`);
}

/** Says what is wrong or worth knowing before any case is looked at; false when no plan can be made. */
function introduce({ say }: CommandContext, workflow: Workflow, to: WorkflowVersion): boolean {
  const ways = Object.entries(to.migrations ?? {}).map(([from, migration]) => ({ from: Number(from), migration }));
  const problems = ways.flatMap(({ from, migration }) => migrationProblems(workflow.versions[from], to, migration));
  for (const problem of problems) say(`PROBLEM ${problem}`);
  for (const { from, migration } of ways) {
    const own = workflow.versions[from];
    const without = own ? statesWithoutPlace(own, to, migration) : [];
    if (without.length > 0) say(`Cases of version ${from} in ${without.join(", ")} have no place and stay.`);
  }
  if (Object.keys(workflow.versions).length === 1)
    say(`${workflow.id} has version ${to.version} alone: nothing to move.`);
  else if (ways.length === 0) say(`Version ${to.version} takes no cases of other versions: all will be stuck.`);
  return problems.length === 0;
}

function alsoOf(text: string | undefined): Verdict[] {
  const asked = (text ?? "").split(",").filter(Boolean);
  const known = optionalVerdicts.filter((verdict) => asked.includes(verdict));
  if (known.length !== asked.length) throw new Error(`--also expects ${optionalVerdicts.join(",")}`);
  return known;
}

export async function planCommand(context: CommandContext, args: string[]): Promise<number> {
  const [id, ...rest] = args;
  const { say, root, config } = context;
  const workflow = findWorkflow(context, id);
  const given = options(rest, ["to", "out", "also", "cases"], usage);
  const to = workflow.versions[Number(given.to ?? workflow.current)];
  if (!to) throw new Error(`${workflow.id} has no version ${given.to}`);
  if (given.cases !== undefined && given.cases !== "running") throw new Error("--cases expects running");
  const lock = readLock(root);
  const behind = unlocked(lock, await readTree(root, context.workflows), workflow);
  for (const line of behind) say(line);
  if (behind.length > 0 || !introduce(context, workflow, to)) return 1;
  const { demo, driver } = await openReader(context);
  try {
    const clock = createClock(context.wall, demo ? shiftFor(context.wall, config.demoToday) : 0);
    const tables = await loadTables(driver);
    for (const change of rulesetChanges(lock, tables.rulesets)) say(`NOTE this installation's ${change}`);
    const head: PlanHead = {
      ...{ plan: "workflow", format: 1, workflow: workflow.id, to: to.version, madeAt: clock.now() },
      versions: identities(lock, workflow.id),
      ...{ also: alsoOf(given.also), runningOnly: given.cases === "running" },
    };
    const file = resolve(given.out ?? `plan-${workflow.id}-v${to.version}.jsonl`);
    const source = { driver, tables, workflows: byId(context.workflows), workflow, to };
    const at = { recordedAt: head.madeAt, today: clock.today(), also: head.also, runningOnly: head.runningOnly };
    const end = await write(context, workflow, head, file, planLines({ ...source, ...at }));
    conclude(context, workflow, { file, isNamed: given.out !== undefined }, end);
    return 0;
  } finally {
    driver.close();
  }
}

async function write(
  { say }: CommandContext,
  workflow: Workflow,
  head: PlanHead,
  file: string,
  lines: ReturnType<typeof planLines>,
): Promise<PlanEnd> {
  const summary = new PlanSummary(workflow);
  const table = createWriteStream(tableOf(file), { mode: 0o600 });
  let done = 0;
  const end = await writePlan(file, head, lines, async (line) => {
    summary.add(line);
    if (!table.write(`${lineInWords(workflow, line)}\n`)) await once(table, "drain");
    done += 1;
    if (done % tellEvery === 0) say(`  ${done} cases tried`);
  });
  table.end();
  await once(table, "close");
  for (const line of summary.lines()) say(line);
  return end;
}

const tableOf = (file: string) => `${file.replace(/\.jsonl$/, "")}.txt`;

/** Where no case moves there is no plan to follow, and where all stay as they are nothing to read: only a file that was asked for is kept. */
function conclude(
  { say }: CommandContext,
  { id }: Workflow,
  { file, isNamed }: { file: string; isNamed: boolean },
  { cases, moves, verdicts }: PlanEnd,
): void {
  const isDull = (verdicts.unchanged ?? 0) === cases;
  if (moves === 0 && !isNamed) rmSync(file);
  if (isDull && !isNamed) rmSync(tableOf(file));
  const table = isDull && !isNamed ? "" : ` One line a case: ${tableOf(file)}`;
  say(`${cases} cases: ${moves} would move, ${cases - moves} stay.${table}`);
  if (moves > 0) say(`To move them: npm run workflow -- migrate ${id} --plan ${file}`);
  else if (!isNamed) say("There is nothing to migrate, so no plan was kept.");
}
