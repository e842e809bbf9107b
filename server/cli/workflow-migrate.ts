// npm run workflow -- migrate ID --plan FILE: moves the cases of a plan to the new version. While the server runs the plan
// is handed to it and goes through its writer; otherwise the command takes the folder's lock and does it itself.
import { createHmac } from "node:crypto";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openServerDriver } from "../../db/driver/server.ts";
import type { Workflow } from "../../workflows/kernel/definition.ts";
import { createClock, shiftFor } from "../clock.ts";
import { type DataFolder, findHolder, openSecrets, takeLock } from "../data-folder.ts";
import { openWriter } from "../engine/open-writer.ts";
import { backupBeforeMigration } from "../jobs/backup.ts";
import { identities, unlocked } from "../versions/identity.ts";
import { type ReadPlan, readPlan } from "../versions/plan-file.ts";
import { readLock, readTree } from "../versions/read-tree.ts";
import { planProblem, type RunReport, runPlan } from "../versions/run-plan.ts";
import { addToTable, startTable } from "../versions/stayed.ts";
import { findProgress, putRequest, requestOf, withdraw } from "../versions/tray.ts";
import { type CommandContext, existingFolder, options } from "./command.ts";
import { findWorkflow } from "./workflow-plan.ts";

interface Asked {
  context: CommandContext;
  workflow: Workflow;
  file: string;
  plan: ReadPlan;
  back: boolean;
  /** One line a case that did not move. */
  table: string;
}

const tellEvery = 1_000;
const usage = "npm run workflow -- migrate ID --plan FILE [--back]";

export async function migrateCommand(context: CommandContext, args: string[]): Promise<number> {
  const [id, ...rest] = args;
  const { say, root } = context;
  const workflow = findWorkflow(context, id);
  const back = rest.includes("--back");
  const given = options(
    rest.filter((one) => one !== "--back"),
    ["plan"],
    usage,
  );
  if (!given.plan) throw new Error(`expected ${usage}`);
  const lock = readLock(root);
  const behind = unlocked(lock, await readTree(root, context.workflows), workflow);
  for (const line of behind) say(line);
  if (behind.length > 0) return 1;
  const file = resolve(given.plan);
  const plan = await readPlan(file);
  if (plan.head.workflow !== workflow.id) throw new Error(`${file} is a plan of ${plan.head.workflow}`);
  const problem = planProblem(plan.head, workflow, identities(lock, workflow.id));
  if (problem) throw new Error(problem);
  const { folder, demo } = existingFolder(context);
  const table = `${file.replace(/\.jsonl$/, "")}${back ? "-back" : ""}-stayed.txt`;
  const asked: Asked = { context, workflow, file, plan, back, table };
  const holder = findHolder(folder);
  if (holder === undefined) return conclude(asked, await runHere(asked, folder, demo), table);
  say(`The folder is in use by process ${holder}: the plan is handed to it.`);
  return handOver(asked, folder);
}

function conclude({ context, back, plan }: Asked, report: RunReport, table: string): number {
  const { moved, skipped, refused, whole } = report;
  context.say(
    `${moved} of ${plan.end.moves} ${back ? "taken back" : "moved"}, ${skipped} skipped, ${refused} refused.`,
  );
  if (skipped + refused > 0) context.say(`One line for each that stayed: ${table}`);
  if (!whole) context.say("Stopped on the way: the same command goes on.");
  return whole && skipped + refused === 0 ? 0 : 1;
}

/** Says how far it is, now and then. */
function teller({ context, plan }: Asked): (done: number) => void {
  let told = 0;
  return (done) => {
    if (done - told < tellEvery) return;
    told = done;
    context.say(`  ${done} of ${plan.end.moves}`);
  };
}

async function runHere(asked: Asked, folder: DataFolder, demo: boolean): Promise<RunReport> {
  const { context, workflow, plan, back, table } = asked;
  const { config } = context;
  const release = takeLock(folder);
  try {
    const { masterKey, secret } = openSecrets(config, folder, demo, context.random);
    const clock = createClock(context.wall, demo ? shiftFor(context.wall, config.demoToday) : 0);
    const files = {
      ...{ databaseFile: folder.database, keyFile: folder.keys, backups: folder.backups },
      ...{ encryptionKey: config.databaseEncryptionKey, databaseUrl: config.databaseUrl },
    };
    const { writer, driver, close } = await openWriter({
      ...{ ...files, root: context.root, demo, masterKey, workflows: context.workflows, now: clock.now },
      random: context.random,
      ...(config.databaseUrl ? { driver: openServerDriver(config.databaseUrl, config.databaseAuthToken) } : {}),
      backup: () =>
        backupBeforeMigration({
          ...{ ...files, masterKey, random: context.random },
          stamp: clock
            .now()
            .replace(/[^0-9]/g, "")
            .slice(0, 14),
        }),
    });
    const mac = (text: string) => createHmac("sha256", secret).update(text).digest("hex");
    let stopped = false;
    const stop = () => {
      stopped = true;
    };
    process.once("SIGINT", stop);
    startTable(table);
    const tell = teller(asked);
    let done = 0;
    try {
      return await runPlan({
        ...{ services: { driver, port: writer, clock, mac }, workflow, plan, back, isStopped: () => stopped },
        onBatch: async (outcomes) => {
          addToTable(table, workflow, outcomes);
          done += outcomes.length;
          tell(done);
        },
      });
    } finally {
      process.off("SIGINT", stop);
      await close();
    }
  } finally {
    release();
  }
}

const lookEveryMs = 500;
/** A server that looks into the tray says so within two looks. */
const patienceMs = 30_000;

async function handOver(asked: Asked, folder: DataFolder): Promise<number> {
  const { file, plan, back } = asked;
  const request = requestOf(folder.migrations, plan.end.sha256, back);
  putRequest(request, file);
  const stop = () => withdraw(request);
  process.once("SIGINT", stop);
  const tell = teller(asked);
  try {
    for (let waited = 0; ; waited += lookEveryMs) {
      await wait(lookEveryMs);
      const now = findProgress(request);
      if (now?.problem) throw new Error(`the server did not follow the plan: ${now.problem}`);
      if (now?.ended) return conclude(asked, now, request.table);
      if (now) tell(now.moved + now.skipped + now.refused);
      if (findHolder(folder) === undefined)
        throw new Error("the server has stopped: it goes on when it is started, or run this again");
      if (!now && waited > patienceMs) {
        withdraw(request);
        throw new Error("the running server takes no plans: start this release first, or stop it and run this again");
      }
    }
  } finally {
    process.off("SIGINT", stop);
  }
}
