// Works jobs off in slices, several jobs by turns: every row through the gate as its account stands at that moment, then
// to the writer, outcomes written beside the counts of the job. A slice repeated after a crash changes nothing.
import type { JobRow, RowOutcome } from "../../db/bulk/jobs.ts";
import { listWaiting, type WaitingRow } from "../../db/bulk/rows.ts";
import { readTargets, type Target, type TargetRow, toTarget } from "../../db/log/read-log.ts";
import type { Session } from "../access/session.ts";
import type { Answer, Command, WriterPort } from "../engine/command.ts";
import { passGate } from "../engine/send.ts";
import { isPassing } from "../jobs/system-command.ts";
import { createPace } from "../pace.ts";
import type { GateServices } from "../services.ts";
import { jobSession } from "./job-session.ts";
import {
  type Asked,
  assertBulk,
  envelopeOf,
  type Outcome,
  outcomeOfAnswer,
  outcomeOfError,
  reasonText,
} from "./row.ts";

/** Small, so that a page asked for meanwhile waits for little; four times as many would go a third faster. */
const sliceSize = 16;
/** Slices under way: one at the writer, one at the gate. */
const lanes = 2;
const turnMs = 1;
const passingWaitMs = 500;

export interface Active {
  job: JobRow;
  asked: Asked;
  /** Last row handed out. */
  after: number;
  inFlight: number;
  isExhausted: boolean;
  /** Set by who cancels, or when the account may no longer. */
  ends: { status: "cancelled" | "stopped"; reason: string } | undefined;
  ended: () => void;
}

type Passed = { row: WaitingRow; command: Command } | { row: WaitingRow; outcome: Outcome };

export class Runner {
  readonly #services: GateServices;
  readonly #port: WriterPort;
  readonly #active: Active[] = [];
  #running: Promise<void> | undefined;
  #stopped = false;
  onProblem: (error: unknown, jobId: string) => void = () => undefined;

  constructor(services: GateServices, port: WriterPort) {
    this.#services = services;
    this.#port = port;
  }

  find(jobId: string): Active | undefined {
    return this.#active.find(({ job }) => job.id === jobId);
  }

  /** Resolves when the job has ended, in whatever way. */
  add(job: JobRow, asked: Asked): Promise<void> {
    const known = this.find(job.id);
    if (known) return Promise.resolve();
    return new Promise((ended) => {
      this.#active.push({ job, asked, after: 0, inFlight: 0, isExhausted: false, ends: undefined, ended });
      this.#start();
    });
  }

  #start(): void {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      // What was added just as the run came to its end.
      if (this.#active.length > 0 && !this.#stopped) this.#start();
    });
  }

  /** Nothing new is begun; what is at the writer is left to it, and resumed at the next start. */
  stop(): void {
    this.#stopped = true;
  }

  async #run(): Promise<void> {
    const underWay = new Set<Promise<void>>();
    while (!this.#stopped) {
      const active = this.#next();
      if (!active) {
        if (underWay.size === 0) break;
        await Promise.race(underWay);
        continue;
      }
      const rows = await this.#rowsOf(active);
      if (rows.length > 0) {
        active.inFlight += 1;
        const work = this.#slice(active, rows)
          .then(() => {
            active.inFlight -= 1;
            return this.#endOf(active);
          })
          .finally(() => underWay.delete(work));
        underWay.add(work);
      } else await this.#endOf(active);
      if (underWay.size >= lanes) await Promise.race(underWay);
    }
    await Promise.allSettled(underWay);
    for (const active of [...this.#active]) await this.#endOf(active);
  }

  /** By turns, so that a long job keeps no short one waiting. */
  #next(): Active | undefined {
    const at = this.#active.findIndex((one) => !one.isExhausted && !one.ends);
    const [active] = at < 0 ? [] : this.#active.splice(at, 1);
    if (active) this.#active.push(active);
    return active;
  }

  async #rowsOf(active: Active): Promise<WaitingRow[]> {
    try {
      const rows = await listWaiting(this.#services.driver, active.job.id, active.after, sliceSize);
      active.after = rows.at(-1)?.n ?? active.after;
      if (rows.length < sliceSize) active.isExhausted = true;
      return rows;
    } catch (error) {
      this.#fail(active, error);
      return [];
    }
  }

  async #endOf(active: Active): Promise<void> {
    const isOver = active.inFlight === 0 && (active.isExhausted || active.ends !== undefined);
    if (!isOver || this.#stopped || !this.#active.includes(active)) return;
    this.#active.splice(this.#active.indexOf(active), 1);
    const { status, reason } = active.ends ?? { status: "done" as const, reason: "" };
    try {
      await this.#port.bulk({
        ...{ what: "status", jobId: active.job.id, from: ["running", "cancelling"], status, reason },
        at: this.#services.clock.now(),
      });
    } catch (error) {
      this.onProblem(error, active.job.id);
    }
    active.ended();
  }

  #fail(active: Active, error: unknown): void {
    // Shutting down is no fault of the job: it resumes at the next start.
    if (this.#stopped) return;
    active.ends ??= { status: "stopped", reason: "bug" };
    this.onProblem(error, active.job.id);
  }

  async #slice(active: Active, rows: readonly WaitingRow[]): Promise<void> {
    let left = rows;
    try {
      while (left.length > 0 && !this.#stopped) {
        const session = jobSession(this.#services, active.job);
        if ("stops" in session) {
          active.ends ??= { status: "stopped", reason: session.stops };
          return;
        }
        left = await this.#send(active, session, left);
        if (left.length > 0) await new Promise((done) => setTimeout(done, passingWaitMs));
      }
    } catch (error) {
      this.#fail(active, error);
    }
  }

  /** Answers the rows that nobody decided, because the writer was busy or the disk full. */
  async #send(active: Active, session: Session, rows: readonly WaitingRow[]): Promise<WaitingRow[]> {
    const passed = await this.#pass(active, session, rows);
    const answers = await Promise.all(
      passed.map(async (one): Promise<{ row: WaitingRow; outcome: Outcome } | { row: WaitingRow; again: true }> => {
        if ("outcome" in one) return one;
        const answer = await this.#answer(one.command, active.job.id);
        if (answer && !answer.ok && isPassing(answer)) return { row: one.row, again: true };
        return { row: one.row, outcome: answer ? outcomeOfAnswer(answer) : { code: "failed" } };
      }),
    );
    const outcomes = answers.flatMap((one): RowOutcome[] =>
      "outcome" in one
        ? [
            {
              ...{ n: one.row.n, outcome: one.outcome.code, reason: reasonText(one.outcome) },
              madeSeq: one.outcome.madeSeq ?? 0,
            },
          ]
        : [],
    );
    if (outcomes.length > 0) await this.#port.bulk({ what: "outcomes", jobId: active.job.id, outcomes });
    return answers.flatMap((one) => ("again" in one ? [one.row] : []));
  }

  /** A bug met by one command fails its row only. */
  async #answer(command: Command, jobId: string): Promise<Answer | undefined> {
    try {
      return await this.#port.send(command);
    } catch (error) {
      if (this.#stopped) throw error;
      this.onProblem(error, jobId);
      return undefined;
    }
  }

  /** A case whose document is damaged fails its row only. */
  #target(row: TargetRow | undefined, jobId: string): Target | "damaged" | undefined {
    try {
      return row && toTarget(row);
    } catch (error) {
      this.onProblem(error, jobId);
      return "damaged";
    }
  }

  async #pass({ job, asked }: Active, session: Session, rows: readonly WaitingRow[]): Promise<Passed[]> {
    const pace = createPace(turnMs);
    const envelopes = rows.map((row) => envelopeOf({ ...job, ...asked }, row));
    const targets = await readTargets(this.#services.driver, envelopes);
    const passed: Passed[] = [];
    for (const [i, row] of rows.entries()) {
      const envelope = envelopes[i];
      if (!envelope) continue;
      try {
        const target = this.#target(targets[i], job.id);
        if (target === "damaged") {
          passed.push({ row, outcome: { code: "failed" } });
          continue;
        }
        const one = await passGate(this.#services, session, envelope, target);
        assertBulk({ ...asked, type: job.type }, one);
        if ("answer" in one) passed.push({ row, outcome: outcomeOfAnswer(one.answer) });
        else passed.push({ row, command: { ...one.command, correlationId: job.id } });
      } catch (error) {
        passed.push({ row, outcome: outcomeOfError(error) });
      }
      await pace();
    }
    return passed;
  }
}
