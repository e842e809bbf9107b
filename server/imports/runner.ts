// Works imports off, one after the other: the rows of a step side by side, each command through the gate as its account stands at that
// moment. A row repeated after a crash changes nothing, since its commands have the same ids.
import type { ImportJob, ImportOutcome, ImportStatus } from "../../db/imports/jobs.ts";
import { listWaitingImport, type WaitingImportRow } from "../../db/imports/rows.ts";
import type { Session } from "../access/session.ts";
import { jobSession } from "../bulk/job-session.ts";
import { type Outcome, outcomeOfAnswer, outcomeOfError, reasonText } from "../bulk/row.ts";
import type { Answer, WriterPort } from "../engine/command.ts";
import { passGate } from "../engine/send.ts";
import { isPassing } from "../jobs/system-command.ts";
import type { GateServices } from "../services.ts";
import { type MeantEnvelope, meantNow } from "./meant.ts";

/** Small, so that a page asked for meanwhile waits for little. */
const sliceSize = 16;
const passingWaitMs = 500;

interface Active {
  job: ImportJob;
  ends: { status: ImportStatus; reason: string } | undefined;
  ended: () => void;
}

export class ImportRunner {
  readonly #services: GateServices;
  readonly #port: WriterPort;
  readonly #waiting: Active[] = [];
  #active: Active | undefined;
  #stopped = false;
  onProblem: (error: unknown, jobId: string) => void = () => undefined;

  constructor(services: GateServices, port: WriterPort) {
    this.#services = services;
    this.#port = port;
  }

  #find(jobId: string): Active | undefined {
    return [this.#active, ...this.#waiting].find((one) => one?.job.id === jobId);
  }

  /** Resolves when the job has ended, in whatever way. */
  add(job: ImportJob): Promise<void> {
    if (this.#find(job.id)) return Promise.resolve();
    return new Promise((ended) => {
      this.#waiting.push({ job, ends: undefined, ended });
      if (!this.#active) void this.#run();
    });
  }

  /** Stops what is left of it. False when it is not at work here. */
  cancel(jobId: string): boolean {
    const active = this.#find(jobId);
    if (active) active.ends ??= { status: "cancelled", reason: "" };
    return active !== undefined;
  }

  /** Nothing new is begun; what is at the writer is left to it, and resumed at the next start. */
  stop(): void {
    this.#stopped = true;
  }

  async #run(): Promise<void> {
    for (;;) {
      this.#active = this.#waiting.shift();
      if (!this.#active || this.#stopped) return;
      await this.#work(this.#active);
    }
  }

  async #work(active: Active): Promise<void> {
    const { job } = active;
    try {
      while (!this.#stopped && !active.ends) {
        const rows = await listWaitingImport(this.#services.driver, job.id, sliceSize);
        if (rows.length === 0) active.ends = { status: "done", reason: "" };
        else await this.#slice(active, rows);
      }
    } catch (error) {
      // Shutting down is no fault of the job: it resumes at the next start.
      if (!this.#stopped) {
        active.ends ??= { status: "stopped", reason: "bug" };
        this.onProblem(error, job.id);
      }
    }
    if (!this.#stopped && active.ends) await this.#end(active, active.ends);
    active.ended();
  }

  async #end({ job }: Active, { status, reason }: { status: ImportStatus; reason: string }): Promise<void> {
    try {
      await this.#port.bulk({
        ...{ what: "importStatus", jobId: job.id, from: ["preparing", "running", "cancelling"], status, reason },
        at: this.#services.clock.now(),
      });
    } catch (error) {
      this.onProblem(error, job.id);
    }
  }

  async #slice(active: Active, rows: readonly WaitingImportRow[]): Promise<void> {
    const session = jobSession(this.#services, active.job);
    if ("stops" in session) {
      active.ends ??= { status: "stopped", reason: session.stops };
      return;
    }
    const asked = { ...session, brokenGlass: [] };
    const outcomes = await Promise.all(rows.map((row) => this.#row(active.job, asked, row)));
    const put = outcomes.filter((one) => one !== "again");
    if (put.length > 0) await this.#port.bulk({ what: "importOutcomes", jobId: active.job.id, outcomes: put });
    else await new Promise((done) => setTimeout(done, passingWaitMs));
  }

  async #row(job: ImportJob, session: Session, row: WaitingImportRow): Promise<ImportOutcome | "again"> {
    const text = this.#services.accounts.box.open(row.asked);
    const said = (outcome: Outcome): ImportOutcome => ({
      ...{ n: row.n, outcome: outcome.code, reason: reasonText(outcome), madeSeq: outcome.madeSeq ?? 0 },
    });
    if (text === undefined) return said({ code: "failed" });
    const envelopes = JSON.parse(text) as MeantEnvelope[];
    // Of an undo: nobody whom it brought is there any more.
    if (envelopes.length === 0) return { n: row.n, outcome: "stays", reason: "", madeSeq: 0 };
    let last: Outcome = { code: "failed" };
    for (const one of envelopes) {
      const outcome = await this.#send(job, session, one);
      if (outcome === "again") return "again";
      last = outcome;
      if (outcome.code !== "done") break;
    }
    return said(last);
  }

  /** `again`: nobody decided, because the writer was busy or the disk full. */
  async #send(job: ImportJob, session: Session, planned: MeantEnvelope): Promise<Outcome | "again"> {
    try {
      const one = await meantNow(this.#services.driver, planned);
      const passed = await passGate(this.#services, session, one, await this.#services.readTarget(one));
      const answer: Answer =
        "answer" in passed ? passed.answer : await this.#port.send({ ...passed.command, correlationId: job.id });
      return !answer.ok && isPassing(answer) ? "again" : outcomeOfAnswer(answer);
    } catch (error) {
      if (this.#stopped) throw error;
      try {
        return outcomeOfError(error);
      } catch {
        // A bug met by one command fails its row only.
        this.onProblem(error, job.id);
        return { code: "failed" };
      }
    }
  }
}
