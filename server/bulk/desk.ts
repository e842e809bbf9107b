// The desk of acts on many cases: previews in memory, each its maker's own and short-lived; jobs in the main file, so
// that they outlive the process. What may be asked is checked by the procedures, row by row by the gate.
import {
  type BulkChange,
  countUnfinished,
  findHandOver,
  findJob,
  type JobRow,
  listUnfinished,
  type NewRow,
} from "../../db/bulk/jobs.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Session } from "../access/session.ts";
import type { WriterPort } from "../engine/command.ts";
import { AppError } from "../errors.ts";
import type { GateServices } from "../services.ts";
import { grantsMark } from "./grants-mark.ts";
import { type AskedRow, lookThrough, type Preview } from "./preview.ts";
import type { Asked, Chosen } from "./row.ts";
import { Runner } from "./runner.ts";

/** Cases of one act at most. */
export const mostCases = 50_000;
const mostPreviews = 8;
const previewMs = 30 * 60_000;
/** Of one account, not yet ended. */
const mostJobs = 5;
const rowsAtOnce = 1_000;
const mostResumed = 200;
/** ⚙ Jobs are kept this long: the events stay in the log. */
const keptDays = 90;

export interface NewPreview {
  type: string;
  payload: JsonObject;
  occurredOn: string;
  chosen: Chosen;
  undoOf?: string;
  /** See `Asked`. */
  kinds?: readonly string[];
}

export class BulkDesk {
  readonly #services: GateServices;
  readonly #port: WriterPort;
  readonly #uuid: () => string;
  readonly #nowMs: () => number;
  readonly #previews = new Map<string, Preview>();
  readonly runner: Runner;

  constructor(services: GateServices, given: { port: WriterPort; uuid: () => string; nowMs: () => number }) {
    this.#services = services;
    this.#port = given.port;
    this.#uuid = given.uuid;
    this.#nowMs = given.nowMs;
    this.runner = new Runner(services, given.port);
  }

  /** Begins to look through what `list` answers, in the background; one preview of an account lives at a time. */
  preview(session: Session, given: NewPreview, list: () => Promise<AskedRow[]>): Preview {
    this.#forget(session.accountId);
    const preview: Preview = {
      ...{ id: this.#uuid(), accountId: session.accountId, undoOf: "", ...given },
      ...{
        status: "looking",
        total: 0,
        rows: [],
        refusals: new Map(),
        irrevocable: new Map(),
        madeAtMs: this.#nowMs(),
      },
    };
    this.#previews.set(preview.id, preview);
    // An emergency opening is for one case and one hour, never for many.
    void this.#look({ ...session, brokenGlass: [] }, preview, list);
    return preview;
  }

  async #look(session: Session, preview: Preview, list: () => Promise<AskedRow[]>): Promise<void> {
    try {
      const rows = await list();
      preview.total = rows.length;
      await lookThrough(this.#services, session, preview, rows);
    } catch (error) {
      preview.status = "failed";
      if (error instanceof AppError && error.code === "LIMIT") preview.total = mostCases + 1;
      else this.runner.onProblem(error, preview.id);
    }
  }

  #forget(accountId: string): void {
    const nowMs = this.#nowMs();
    for (const [id, preview] of this.#previews) {
      if (preview.accountId !== accountId && nowMs - preview.madeAtMs < previewMs) continue;
      if (preview.status === "looking") preview.status = "cancelled";
      this.#previews.delete(id);
    }
    if (this.#previews.size >= mostPreviews) throw new AppError("LIMIT", { reason: "busy" });
  }

  findPreview(session: Session, id: string): Preview | undefined {
    const preview = this.#previews.get(id);
    return preview?.accountId === session.accountId ? preview : undefined;
  }

  cancelPreview(preview: Preview): void {
    if (preview.status === "looking") preview.status = "cancelled";
    this.#previews.delete(preview.id);
  }

  /** Makes a job of a preview. Its id is the preview's: started twice, it is one job. */
  async start(session: Session, preview: Preview, leaver = ""): Promise<JobRow> {
    const known = await findJob(this.#services.driver, preview.id);
    if (known) return known;
    if (preview.status !== "ready") throw new AppError("INVALID", { reason: "previewNotReady" });
    if ((await countUnfinished(this.#services.driver, session.accountId)) >= mostJobs)
      throw new AppError("LIMIT", { reason: "jobs" });
    const excluded = preview.rows.filter((row) => row.code !== "").length;
    if (excluded === preview.rows.length) throw new AppError("INVALID", { reason: "nothingAllowed" });
    const { payload, occurredOn, chosen, kinds } = preview;
    const asked: Asked = { payload, occurredOn, chosen, ...(kinds ? { kinds } : {}) };
    const job: JobRow = {
      ...{ id: preview.id, accountId: session.accountId, type: preview.type, undoOf: preview.undoOf, leaver },
      ...{ asked: this.#services.accounts.box.seal(JSON.stringify(asked)), grants: grantsMark(session) },
      ...{ status: "preparing", reason: "", createdAt: this.#services.clock.now(), endedAt: null },
      ...{ total: preview.rows.length, excluded, done: 0, failed: 0 },
    };
    // From here on the preview is spent: a second asking finds the job.
    this.#previews.delete(preview.id);
    await this.#port.bulk({ what: "job", job });
    await this.#putRows(preview);
    return leaver === "" ? this.#run(job, asked) : this.#become(job, "waiting");
  }

  async #putRows({ id, rows }: Preview): Promise<void> {
    for (let i = 0; i < rows.length; i += rowsAtOnce) {
      const some = rows
        .slice(i, i + rowsAtOnce)
        .map(({ code, ...row }, k): NewRow => ({ ...row, n: i + k + 1, outcome: code, excluded: code === "" ? 0 : 1 }));
      await this.#port.bulk({ what: "rows", jobId: id, rows: some });
    }
  }

  async #become(job: JobRow, status: JobRow["status"]): Promise<JobRow> {
    const change: BulkChange = { what: "status", jobId: job.id, from: [job.status], status, reason: "", at: null };
    await this.#port.bulk(change);
    return { ...job, status };
  }

  async #run(job: JobRow, asked: Asked): Promise<JobRow> {
    const running = await this.#become(job, "running");
    void this.runner.add(running, asked);
    return running;
  }

  /** What was asked, in clear; undefined when this installation cannot open it. */
  askedOf(job: JobRow): Asked | undefined {
    const text = this.#services.accounts.box.open(job.asked);
    return text === undefined ? undefined : (JSON.parse(text) as Asked);
  }

  /** Stops what is left; what was done stays done. False when it had already ended. */
  async cancel(job: JobRow): Promise<boolean> {
    const active = this.runner.find(job.id);
    if (active) active.ends ??= { status: "cancelled", reason: "" };
    const ended = active === undefined && job.status === "waiting";
    if (!active && !ended) return false;
    await this.#port.bulk({
      ...{ what: "status", jobId: job.id, from: ["running", "waiting"], reason: "" },
      status: ended ? "cancelled" : "cancelling",
      at: ended ? this.#services.clock.now() : null,
    });
    return true;
  }

  /** The hand-over that waits for the colleague to be switched off. */
  findHandOver(leaver: string): Promise<JobRow | undefined> {
    return findHandOver(this.#services.driver, leaver);
  }

  /** Works a waiting hand-over off, and answers it as it ended. */
  async applyHandOver(job: JobRow): Promise<JobRow> {
    const asked = this.askedOf(job);
    if (!asked) throw new AppError("INVALID", { reason: "planUnreadable" });
    const running = await this.#become(job, "running");
    await this.runner.add(running, asked);
    return (await findJob(this.#services.driver, job.id)) ?? running;
  }

  /** At the start: goes on with what was running; what was not yet wholly written down is given up. */
  async resume(): Promise<void> {
    const now = this.#services.clock.now();
    for (const job of await listUnfinished(this.#services.driver, mostResumed)) {
      const asked = this.askedOf(job);
      if (job.status === "running" && asked) void this.runner.add(job, asked);
      else
        await this.#port.bulk({
          ...{ what: "status", jobId: job.id, from: [job.status], at: now },
          ...(job.status === "cancelling"
            ? { status: "cancelled", reason: "" }
            : { status: "stopped", reason: asked ? "notStarted" : "planUnreadable" }),
        });
    }
  }

  /** Lets go of one job that is older than they are kept. */
  async sweep(): Promise<void> {
    const before = new Date(Date.parse(this.#services.clock.now()) - keptDays * 86_400_000).toISOString();
    await this.#port.bulk({ what: "sweep", before });
  }

  stop(): void {
    this.runner.stop();
    for (const preview of this.#previews.values()) if (preview.status === "looking") preview.status = "cancelled";
  }
}
