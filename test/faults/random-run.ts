// Random events over all workflows until a budget is used up: on the pure machines (pure-walk.ts), and in an office in
// process with the real gate, writer, jobs and files (house-office.ts), whose caches are then compared with the fold.
import { loadTables } from "../../db/district/load-tables.ts";
import { verify } from "../../server/engine/verify.ts";
import { workflows } from "../../workflows/registry.ts";
import { randomFrom } from "../support/random-payload.ts";
import { openHouseOffice } from "./house-office.ts";
import { Finding, Lane } from "./lane.ts";
import { Known, Ledger } from "./office.ts";
import { WalkFailure, walkPure } from "./pure-walk.ts";

const walkLength = 60;
const lanes = 16;
/** Of the events asked for by number, those played in an office rather than on the pure machines. */
const inOffice = 0.3;
/** An office begins anew after so many, and is verified. */
const officeEvents = 60_000;
const mostProblems = 20;

export interface Budget {
  /** Ends at whichever comes first. */
  events?: number;
  seconds?: number;
}

export interface RandomReport {
  /** Events given to the machines: decided, refused, or of a form that does not fit. */
  given: number;
  decided: number;
  refused: number;
  /** States entered, as `workflow state`. */
  states: Set<string>;
  /** Kinds of events recorded, as `workflow EVENT`. */
  met: Set<string>;
  problems: string[];
}

const emptyReport = (): RandomReport => ({
  ...{ given: 0, decided: 0, refused: 0 },
  ...{ states: new Set<string>(), met: new Set<string>(), problems: [] },
});

const isSpent = ({ events, seconds }: Budget, given: number, startedAt: number): boolean =>
  (events !== undefined && given >= events) ||
  (seconds !== undefined && performance.now() - startedAt > seconds * 1_000);

/** Walks on the pure machines, one workflow after the other. */
export function runPure(budget: Budget, seed: number): RandomReport {
  const report = emptyReport();
  const startedAt = performance.now();
  const walked = workflows.filter(({ examples }) => examples.length > 0);
  for (let n = 0; !isSpent(budget, report.given, startedAt) && report.problems.length < mostProblems; n++) {
    const workflow = walked[n % walked.length];
    if (!workflow) break;
    try {
      const { decided, refused, invalid, states } = walkPure(workflow, seed + n, walkLength);
      report.given += decided + refused + invalid;
      report.decided += decided;
      report.refused += refused;
      for (const state of states) report.states.add(`${workflow.id} ${state}`);
    } catch (error) {
      if (!(error instanceof WalkFailure)) throw error;
      report.problems.push(error.message);
    }
  }
  return report;
}

/** One office, until its budget is used up; then verify. `turn`: what its colleagues do, where that is not everything. */
export async function runOffice(
  budget: Budget,
  seed: number,
  turn = (lane: Lane): Promise<void> => lane.turn(),
): Promise<RandomReport> {
  const report = emptyReport();
  const startedAt = performance.now();
  const office = await openHouseOffice();
  try {
    const [known, ledger] = [new Known(), new Ledger(20_000)];
    const given = () => ledger.counts.done + ledger.counts.refused;
    ledger.onEntry = ({ kind, envelope, outcome }) => {
      if (!outcome.ok) return;
      report.met.add(`${kind} ${envelope.event.type}`);
      report.states.add(`${kind} ${outcome.sent.state}`);
    };
    const isOver = () => isSpent(budget, given(), startedAt) || report.problems.length > 0;
    const work = async (i: number) => {
      const random = randomFrom(seed * lanes + i);
      const lane = new Lane({ office, workflows, known, ledger, random, name: `${seed}/${i}`, isOver });
      while (!isOver()) {
        await turn(lane);
        // Days pass, terms end.
        if (i === 0 && random() < 0.05) {
          office.wait(1 + Math.floor(random() * 20));
          await office.jobs();
        }
      }
    };
    const noted = (working: Promise<void>) =>
      working.catch((error: unknown) => {
        const what = error instanceof Finding ? error.message : error instanceof Error ? error.stack : String(error);
        report.problems.push(`office of seed ${seed}: ${what}`);
      });
    await Promise.all(Array.from({ length: lanes }, (_, i) => noted(work(i))));
    await office.jobs();
    Object.assign(report, { given: given(), decided: ledger.counts.done, refused: ledger.counts.refused });
    const { driver, keys } = office.house.services;
    const byId = new Map(workflows.map((workflow) => [workflow.id, workflow]));
    const { problems } = await verify({ driver, keys, tables: await loadTables(driver), workflows: byId });
    report.problems.push(...problems.map((problem) => `office of seed ${seed}: ${problem}`));
  } finally {
    await office.close();
  }
  return report;
}

function add(sum: RandomReport, one: RandomReport): void {
  sum.given += one.given;
  sum.decided += one.decided;
  sum.refused += one.refused;
  for (const state of one.states) sum.states.add(state);
  for (const event of one.met) sum.met.add(event);
  sum.problems.push(...one.problems);
}

/** So many events, in slices of both. */
export async function runRandom(events: number, seed: number, say: (line: string) => void): Promise<RandomReport> {
  const sum = emptyReport();
  for (let n = 0; sum.given < events && sum.problems.length < mostProblems; n++) {
    const slice = Math.min(events - sum.given, officeEvents / inOffice);
    add(sum, runPure({ events: Math.ceil(slice * (1 - inOffice)) }, seed + n * 1_000_000));
    add(sum, await runOffice({ events: Math.ceil(slice * inOffice) }, seed + n));
    say(randomLine(sum));
  }
  return sum;
}

export const randomLine = ({ given, decided, refused, states, met, problems }: RandomReport): string =>
  [
    `${given} events (${decided} recorded, ${refused} refused, the others of a form that does not fit)`,
    `${states.size} states entered, ${met.size} kinds of events recorded in offices`,
    `${problems.length} problems`,
  ].join("; ");
