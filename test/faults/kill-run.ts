// Kills the built server again and again at random moments, also while it starts, under sixteen clients that do whatever
// an office does; then looks whether anything was lost, halved or doubled. One run for `npm test` and the long one.
import type { ChildProcess } from "node:child_process";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { dataFolder } from "../../server/data-folder.ts";
import { workflows } from "../../workflows/registry.ts";
import { type App, findFreePort, startApp } from "../support/app.ts";
import { makeProductionFolder, type ProductionFolder } from "../support/production-folder.ts";
import { type Random, randomFrom } from "../support/random-payload.ts";
import { checkFolder } from "./check-folder.ts";
import { HttpOffice, officeStaff } from "./http-office.ts";
import { Lane } from "./lane.ts";
import { Known, Ledger } from "./office.ts";

const clients = 16;
/** A long run is looked at in between: a fault is found near where it came from. */
const roundSeconds = 150;
/** Of the kills, those that meet a server that is not ready yet. */
const whileStarting = 0.2;
const longestLifeMs = 5_000;
/** Recorded commands that are sent again to the server after the last kill of a round. */
const sentAgain = 300;
const settleMs = 60_000;

export interface KillReport {
  kills: number;
  /** Of them, those of a server that was not ready. */
  killedStarting: number;
  recorded: number;
  refused: number;
  /** Recorded, then sent again and answered as before. */
  repeated: number;
  unanswered: number;
  events: number;
  cases: number;
  alarms: number;
  /** Events that were recorded, by workflow and name. */
  met: Map<string, number>;
  problems: string[];
}

interface Killing {
  folder: ProductionFolder;
  origin: string;
  app: App;
  random: Random;
  report: KillReport;
  /** Set when the run cannot go on. */
  failure?: unknown;
}

const ended = (child: ChildProcess) =>
  new Promise<void>((done) => {
    if (child.exitCode !== null || child.signalCode !== null) done();
    else child.once("close", () => done());
  });

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Starts the server; now and then it is killed before it is ready, and started again. */
async function startAgain(killing: Killing, mayKill: boolean): Promise<void> {
  const { folder, origin, random, report } = killing;
  for (;;) {
    const early = mayKill && random() < whileStarting;
    try {
      killing.app = await startApp({
        dataDir: folder.dir,
        port: Number(new URL(origin).port),
        env: { ...folder.env, BASE_URL: origin },
        onSpawn: (child) => {
          if (early) setTimeout(() => child.kill("SIGKILL"), random() * 1_500);
        },
      });
      if (!early) return;
      // It was ready before its time came.
      await ended(killing.app.process);
    } catch (error) {
      if (!early || !/ended with code SIGKILL/.test(String(error))) throw error;
    }
    report.kills += 1;
    report.killedStarting += 1;
  }
}

async function killUntil(killing: Killing, until: number): Promise<void> {
  const { random, report } = killing;
  while (Date.now() < until && killing.failure === undefined) {
    await pause(random() ** 1.5 * longestLifeMs);
    const { process: child, output } = killing.app;
    if (child.exitCode !== null) throw new Error(`the server ended by itself:\n${output()}`);
    child.kill("SIGKILL");
    await ended(child);
    report.kills += 1;
    if (/"level":(50|60)/.test(output()))
      report.problems.push(`the server logged an error: ${output().slice(0, 2_000)}`);
    await startAgain(killing, true);
  }
}

/** Waits until all that was to spread has spread. */
async function settled({ folder, report }: Killing): Promise<void> {
  const driver = EmbeddedDriver.open(dataFolder(folder.dir).database, { mode: "read" });
  const until = Date.now() + settleMs;
  const pending = () => driver.readSync<{ n: number }>("SELECT COUNT(*) AS n FROM outbox WHERE status='pending'")[0]?.n;
  while ((pending() ?? 0) > 0 && Date.now() < until) await pause(100);
  if ((pending() ?? 0) > 0) report.problems.push(`${pending()} entries of the outbox stay pending`);
  driver.close();
}

/** One round: work under kills, the look at the folder, and the questions again. */
async function round(killing: Killing, lanes: (isOver: () => boolean) => Lane[], ledger: Ledger, seconds: number) {
  const { folder, report } = killing;
  const until = Date.now() + seconds * 1_000;
  const isOver = () => Date.now() > until || killing.failure !== undefined;
  const noted = (work: Promise<void>) =>
    work.catch((error: unknown) => {
      killing.failure ??= error;
    });
  const working = lanes(isOver);
  await Promise.all([noted(killUntil(killing, until)), ...working.map((lane) => noted(lane.run()))]);
  if (killing.failure !== undefined) throw killing.failure;
  await settled(killing);
  killing.app.process.kill("SIGKILL");
  await ended(killing.app.process);
  report.kills += 1;
  const found = await checkFolder(folder, folder.accountIds, ledger);
  report.problems.push(...found.problems);
  Object.assign(report, { events: found.events, cases: found.cases, alarms: found.alarms });
  await startAgain(killing, false);
  for (let i = 0; i < sentAgain; i++) await working[i % working.length]?.again();
}

export async function runKills(options: {
  seconds: number;
  seed?: number;
  say?: (line: string) => void;
}): Promise<KillReport> {
  const { seconds, seed = Date.now() % 1_000_000, say = () => {} } = options;
  const origin = `http://127.0.0.1:${await findFreePort()}`;
  const folder = makeProductionFolder(officeStaff, origin);
  const report: KillReport = {
    ...{ kills: 0, killedStarting: 0, recorded: 0, refused: 0, repeated: 0, unanswered: 0 },
    ...{ events: 0, cases: 0, alarms: 0, met: new Map(), problems: [] },
  };
  const env = { ...folder.env, BASE_URL: origin };
  const app = await startApp({ dataDir: folder.dir, port: Number(new URL(origin).port), env });
  const killing: Killing = { folder, origin, app, random: randomFrom(seed), report };
  try {
    const office = await HttpOffice.open(folder, origin);
    const [known, ledger] = [new Known(), new Ledger()];
    for (let left = seconds, n = 0; left > 0 && report.problems.length === 0; left -= roundSeconds, n++) {
      const lanes = (isOver: () => boolean) =>
        Array.from({ length: clients }, (_, i) => {
          const name = `${seed}/${n}/${i}`;
          return new Lane({
            ...{ office, workflows, known, ledger, isOver, name },
            random: randomFrom(seed * 1_000 + n * clients + i),
          });
        });
      await round(killing, lanes, ledger, Math.min(left, roundSeconds));
      const { done, refused, repeated } = ledger.counts;
      Object.assign(report, { recorded: done - repeated, refused, repeated, unanswered: office.unanswered });
      report.met = ledger.events;
      say(killLine(report));
    }
  } finally {
    killing.app.process.kill("SIGKILL");
    await ended(killing.app.process);
    // A folder in which something is wrong is kept to be looked at.
    if (report.problems.length === 0) folder.remove();
    else say(`The folder is kept: ${folder.dir}`);
  }
  return report;
}

export const killLine = (report: KillReport): string =>
  [
    `${report.kills} kills (${report.killedStarting} of a server that was starting)`,
    `${report.recorded} commands recorded, ${report.refused} refused, ${report.repeated} repeated`,
    `${report.unanswered} requests without an answer`,
    `${report.events} events of ${report.cases} cases, ${report.alarms} alarms`,
    `${report.met.size} kinds of events, ${report.problems.length} problems`,
  ].join("; ");
