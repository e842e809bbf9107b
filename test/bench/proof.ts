// What the log's proof costs, on a demo's mix of cases: following chains and seals, folding and comparing every cache,
// deciding again beside xstate's bare transition().
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AnyMachineSnapshot, type AnyStateMachine, transition } from "xstate";
import { loadTables } from "../../db/district/load-tables.ts";
import { EmbeddedDriver } from "../../db/driver/embedded.ts";
import { findChainEnd } from "../../db/log/chain-reads.ts";
import { readFoldEvents, readReplayEvents } from "../../db/log/replay-reads.ts";
import { simulate } from "../../server/demo/simulate.ts";
import { inThreads, rangesFor } from "../../server/engine/chain-threads.ts";
import { loggedFrom } from "../../server/engine/logged.ts";
import { replayAndCompare, toCompare } from "../../server/engine/verify.ts";
import { checkChains } from "../../server/engine/verify-chains.ts";
import { DecisionCheck } from "../../server/engine/verify-decisions.ts";
import { foldEvent } from "../../server/engine/verify-replay.ts";
import { machineEvent, reviveCase } from "../../workflows/kernel/decide-event.ts";
import type { MachineEvent, Workflow } from "../../workflows/kernel/definition.ts";
import { apply, emptySnapshot } from "../../workflows/kernel/fold.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { actorOf, askedOf } from "../../workflows/kernel/logged-event.ts";
import { workflows } from "../../workflows/registry.ts";
import { type Figure, figureOf, median } from "./figure.ts";

const rounds = 5;
/** Deciding a long log again takes a minute. */
const slowRounds = 3;
/** What is held in memory at once: the first events of the log. */
const inMemory = 45_000;
/** Aims of the house. */
const verifyAim = 200_000;
const replayAim = 100_000;

const byId: ReadonlyMap<string, Workflow> = new Map(workflows.map((one) => [one.id, one]));

/** Events a second: by the clock, and of processor time, all threads of the process together. */
async function rate(events: number, work: () => Promise<unknown>): Promise<{ clock: number; core: number }> {
  const before = process.cpuUsage();
  const started = performance.now();
  await work();
  const clock = (events * 1000) / (performance.now() - started);
  const { user, system } = process.cpuUsage(before);
  return { clock, core: (events * 1e6) / (user + system) };
}

interface Step {
  machine: AnyStateMachine;
  snapshot: AnyMachineSnapshot;
  event: MachineEvent;
}

/** Transitions of the log that ask for no fact, ready to be taken: what the bare loop does. */
async function bareSteps(driver: EmbeddedDriver): Promise<Step[]> {
  const found = new Map<string, ReturnType<typeof emptySnapshot>>();
  const steps: Step[] = [];
  for (const event of await readReplayEvents(driver, { after: 0, upto: inMemory }, () => {})) {
    const { row } = event;
    const documents = event as unknown as { payload: JsonObject; patch: JsonObject; effects: [] };
    const logged = loggedFrom(row, documents);
    const before = found.get(row.case_id) ?? emptySnapshot(row.case_id, row.kind, row.workflow_version);
    const after = apply(before, logged);
    found.set(row.case_id, after);
    const version = byId.get(row.kind)?.versions[row.workflow_version];
    const info = version?.events[row.type];
    if (!version || !info || info.needs) continue;
    const at = { actor: actorOf(logged), recordedAt: row.recorded_at, today: row.occurred_on, terms: {} as never };
    const one = machineEvent(before, askedOf(before, after, logged), {}, at);
    const snapshot = reviveCase(version, before);
    if (snapshot.can(one)) steps.push({ machine: version.machine, snapshot, event: one });
  }
  return steps;
}

/** The first events of the log, read and taken apart; then folded into documents and all caches, and compared with nothing. */
async function foldRates(driver: EmbeddedDriver): Promise<{ read: number; fold: number }> {
  const given = toCompare(driver, byId);
  // A fold takes over parts of the patches: they are read anew for each.
  let logged: Awaited<ReturnType<typeof readFoldEvents>> = [];
  const count = Math.min(inMemory, await findChainEnd(driver));
  const read = await rate(count, async () => {
    logged = await readFoldEvents(driver, { after: 0, upto: inMemory }, () => {});
  });
  const fold = await rate(logged.length, async () => {
    for (const event of logged) foldEvent(given, event);
  });
  if (given.problems.found > 0) throw new Error(`the bench's log does not fold: ${given.problems.told[0]}`);
  return { read: read.core, fold: fold.core };
}

export async function proofSuite(root: string, cases: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "ambito-bench-"));
  const databaseFile = join(folder, "ambito.db");
  const random = (size: number) => randomBytes(size);
  await simulate({
    ...{ root, databaseFile, keyFile: join(folder, "keys.db"), masterKey: randomBytes(32), workflows, random },
    ...{ secret: "a secret of the bench, long enough", today: "2026-11-02", cases },
  });
  const driver = EmbeddedDriver.open(databaseFile, { mode: "read" });
  const { events } = await checkChains(driver);
  const entry = join(root, "build/server/chains.js");
  const threads = { count: rangesFor(2), check: inThreads(entry, 2, { databaseFile, encryptionKey: undefined }) };
  const rates = { ...newRates(), ...(await replayRates(driver, events)) };
  for (let round = 0; round < rounds; round++) {
    const both = await rate(events, () => checkChains(driver, threads));
    rates.verify.push(both.clock);
    rates.verifyBoth.push(both.core);
    rates.verifyCore.push((await rate(events, () => checkChains(driver))).core);
    const { read, fold } = await foldRates(driver);
    rates.read.push(read);
    rates.fold.push(fold);
  }
  driver.close();
  rmSync(folder, { recursive: true, force: true });
  return figuresOf(rates, `${events} events of a demo with ${cases} cases`);
}

const newRates = () => ({
  verify: [] as number[],
  verifyBoth: [] as number[],
  verifyCore: [] as number[],
  read: [] as number[],
  fold: [] as number[],
});

/** The whole log against all that is kept of it, without and with its decisions, and xstate's bare transition(). */
async function replayRates(driver: EmbeddedDriver, events: number) {
  const tables = await loadTables(driver);
  const steps = await bareSteps(driver);
  const rates = { compared: [] as number[], redecide: [] as number[], bare: [] as number[] };
  for (let round = 0; round < slowRounds; round++) {
    const folded = toCompare(driver, byId);
    rates.compared.push((await rate(events, () => replayAndCompare(folded, { isText: true }))).core);
    const decided = toCompare(driver, byId);
    const find = (caseId: string) => decided.fold.find(caseId);
    const decisions = new DecisionCheck({ driver, workflows: byId, tables, find });
    rates.redecide.push((await rate(events, () => replayAndCompare(decided, { isText: true, decisions }))).core);
    const bare = await rate(steps.length, async () => {
      for (const { machine, snapshot, event } of steps) transition(machine, snapshot, event);
    });
    rates.bare.push(bare.core);
    const found = folded.problems.found + decided.problems.found;
    if (found > 0) throw new Error(`the bench's log does not hold: ${decided.problems.told[0]}`);
  }
  return { ...rates, steps: steps.length };
}

type Rates = ReturnType<typeof newRates> & Awaited<ReturnType<typeof replayRates>>;

function figuresOf({ steps, ...rates }: Rates, log: string): Figure[] {
  const one = (figure: string, values: number[], limit: number, what: string) =>
    figureOf({ figure, value: median(values), limit, unit: "1/s", n: `${what}; ${log}, median of ${values.length}` });
  const core = "a second of processor time";
  return [
    one(
      "engine.verify_events_per_s",
      rates.verify,
      verifyAim,
      "chains, seals, sealed parts, two threads, by the clock; limit = aim",
    ),
    one(
      "engine.verify_threads_events_per_core_s",
      rates.verifyBoth,
      verifyAim / 2,
      `the same, ${core} of both with the start of the second; limit = aim of two cores`,
    ),
    one(
      "engine.verify_events_per_core_s",
      rates.verifyCore,
      verifyAim,
      `in one thread that runs already, ${core}; limit = aim`,
    ),
    one(
      "engine.replay_events_per_s",
      rates.fold,
      replayAim,
      `events in memory, at most ${inMemory}, folded into documents and all caches, compared with nothing, ${core}; limit = aim a core`,
    ),
    one(
      "engine.replay_compared_events_per_s",
      rates.compared,
      median(rates.read),
      `read from the file, folded, all caches compared with it; limit = read and taken apart alone, both ${core}`,
    ),
    one(
      "engine.redecide_events_per_s",
      rates.redecide,
      median(rates.bare),
      `the same, each event decided again; limit = bare transition() of ${steps} of them, both ${core}`,
    ),
  ];
}
