// The desk of imports: a table that was uploaded and its preview, in memory only, each its maker's own and let go after half an hour
// without a touch; jobs in the main file, so that they outlive the process, with what each row would do sealed until it is done.
import {
  countUnfinishedImports,
  findImport,
  type ImportJob,
  listUnfinishedImports,
  type NewImportRow,
} from "../../db/imports/jobs.ts";
import type { Session } from "../access/session.ts";
import { grantsMark } from "../bulk/grants-mark.ts";
import type { WriterPort } from "../engine/command.ts";
import { AppError } from "../errors.ts";
import { createPace } from "../pace.ts";
import type { GateServices } from "../services.ts";
import { jobRows, type PlannedRow } from "./job-rows.ts";
import type { Layout } from "./layout.ts";
import { type ImportPreview, lookThrough } from "./preview.ts";
import type { ReadTable } from "./read-table.ts";
import { ImportRunner } from "./runner.ts";
import { lookThroughUndo, type UndoPreview } from "./undo-preview.ts";

export interface Upload {
  id: string;
  accountId: string;
  fileName: string;
  table: ReadTable;
  preview: ImportPreview | undefined;
  /** Once it was started: asked twice at the same moment, it is one job. */
  starting: Promise<string> | undefined;
  /** Of the preview under way. */
  abort: AbortController;
  timer: NodeJS.Timeout | undefined;
}

/** What the list of imports tells of one; sealed in the job, since a file's name may be a person's. */
export interface AskedImport {
  fileName: string;
  source: string;
  occurredOn: string;
  /** Rows of the table, and those left out before the start. */
  rows: number;
  leftOut: number;
}

const mostUploads = 8;
/** ⚙ Imports of one account that are waiting or at work. */
const mostJobs = 5;
/** ⚙ Without a touch; what was uploaded is then forgotten. */
const keptMs = 30 * 60_000;
const rowsAtOnce = 500;
const turnMs = 8;
const mostResumed = 200;
/** ⚙ Imports are listed this long: the events stay in the log. */
const keptDays = 90;

export class ImportDesk {
  readonly #services: GateServices;
  readonly #port: WriterPort;
  readonly #uuid: () => string;
  readonly #uploads = new Map<string, Upload>();
  /** What undoing would come to, by account. */
  readonly #undos = new Map<string, { preview: UndoPreview; abort: AbortController; timer: NodeJS.Timeout }>();
  readonly runner: ImportRunner;

  constructor(services: GateServices, given: { port: WriterPort; uuid: () => string }) {
    this.#services = services;
    this.#port = given.port;
    this.#uuid = given.uuid;
    this.runner = new ImportRunner(services, given.port);
  }

  /** Keeps a table; the one of the same account before is forgotten. */
  keep(session: Session, fileName: string, table: ReadTable): Upload {
    for (const upload of [...this.#uploads.values()]) if (upload.accountId === session.accountId) this.forget(upload);
    if (this.#uploads.size >= mostUploads) throw new AppError("LIMIT", { reason: "busy" });
    const upload: Upload = {
      ...{ id: this.#uuid(), accountId: session.accountId, fileName, table },
      ...{ preview: undefined, starting: undefined, abort: new AbortController(), timer: undefined },
    };
    this.#uploads.set(upload.id, upload);
    this.#touch(upload);
    return upload;
  }

  #touch(upload: Upload): void {
    clearTimeout(upload.timer);
    upload.timer = setTimeout(() => this.forget(upload), keptMs);
    upload.timer.unref();
  }

  find(session: Session, id: string): Upload | undefined {
    const upload = this.#uploads.get(id);
    if (upload?.accountId !== session.accountId) return undefined;
    this.#touch(upload);
    return upload;
  }

  /** One that is not there and one of somebody else answer alike. */
  get(session: Session, id: string): Upload {
    const upload = this.find(session, id);
    if (!upload) throw new AppError("NOT_FOUND");
    return upload;
  }

  forget(upload: Upload): void {
    clearTimeout(upload.timer);
    upload.abort.abort();
    if (upload.preview?.status === "looking") upload.preview.status = "cancelled";
    this.#uploads.delete(upload.id);
  }

  /** Begins to look through the table by the layout, in the background; what was looked at before is let go. */
  look(session: Session, upload: Upload, layout: Layout): ImportPreview {
    if (upload.starting) throw new AppError("INVALID", { reason: "started" });
    upload.abort.abort();
    upload.abort = new AbortController();
    const preview: ImportPreview = {
      ...{ layout, status: "looking", looked: 0, total: upload.table.lines.length - layout.headerLine - 1 },
      ...{ rows: [], households: new Map() },
    };
    upload.preview = preview;
    const { signal } = upload.abort;
    // An emergency opening is for one case and one hour, never for many.
    void lookThrough(this.#services, { ...session, brokenGlass: [] }, preview, upload.table, signal).catch((error) => {
      preview.status = signal.aborted ? "cancelled" : "failed";
      if (!signal.aborted) this.runner.onProblem(error, upload.id);
    });
    return preview;
  }

  /** Begins to decide what undoing would come to; what the account looked at before is let go. */
  lookUndo(session: Session, jobId: string, earlier: readonly string[]): void {
    const { accountId } = session;
    this.#forgetUndo(accountId);
    if (this.#undos.size >= mostUploads) throw new AppError("LIMIT", { reason: "busy" });
    const preview: UndoPreview = { jobId, earlier, status: "looking", looked: 0, total: 0, rows: [] };
    const abort = new AbortController();
    const timer = setTimeout(() => this.#forgetUndo(accountId), keptMs);
    timer.unref();
    this.#undos.set(accountId, { preview, abort, timer });
    const { signal } = abort;
    void lookThroughUndo(this.#services, { ...session, brokenGlass: [] }, preview, signal).catch((error) => {
      preview.status = signal.aborted ? "cancelled" : "failed";
      if (!signal.aborted) this.runner.onProblem(error, jobId);
    });
  }

  findUndo({ accountId }: Session, jobId: string): UndoPreview | undefined {
    const preview = this.#undos.get(accountId)?.preview;
    return preview?.jobId === jobId ? preview : undefined;
  }

  #forgetUndo(accountId: string): void {
    const known = this.#undos.get(accountId);
    clearTimeout(known?.timer);
    known?.abort.abort();
    this.#undos.delete(accountId);
  }

  /** Throws while the account has as many unfinished imports as one may have. */
  async assertRoom({ accountId }: Session): Promise<void> {
    if ((await countUnfinishedImports(this.#services.driver, accountId)) >= mostJobs)
      throw new AppError("LIMIT", { reason: "jobs" });
  }

  /** Makes a job of the preview. Its id is the upload's: started twice, it is one job. */
  start(session: Session, upload: Upload): Promise<string> {
    upload.starting ??= this.#start(session, upload).catch((error: unknown) => {
      upload.starting = undefined;
      throw error;
    });
    return upload.starting;
  }

  async #start(session: Session, upload: Upload): Promise<string> {
    const known = await findImport(this.#services.driver, upload.id);
    if (known) return known.id;
    const { preview } = upload;
    if (preview?.status !== "ready") throw new AppError("INVALID", { reason: "previewNotReady" });
    await this.assertRoom(session);
    const occurredOn = this.#services.clock.today();
    const rows: PlannedRow[] = [];
    const pace = createPace(turnMs);
    for (const row of jobRows({ scope: upload.id, occurredOn, locale: session.locale }, preview)) {
      rows.push(row);
      await pace();
    }
    if (rows.length === 0) throw new AppError("INVALID", { reason: "nothingToDo" });
    const lines = new Set(rows.map(({ line }) => line));
    const asked: AskedImport = {
      ...{ fileName: upload.fileName, source: preview.layout.source, occurredOn },
      ...{ rows: preview.rows.length, leftOut: preview.rows.filter(({ line }) => !lines.has(line)).length },
    };
    await this.startRows(session, { id: upload.id, undoOf: "", asked }, rows);
    return upload.id;
  }

  async startRows(
    session: Session,
    { id, undoOf, asked }: { id: string; undoOf: string; asked: AskedImport },
    rows: readonly PlannedRow[],
  ): Promise<void> {
    const { box } = this.#services.accounts;
    const job: ImportJob = {
      ...{ id, accountId: session.accountId, asked: box.seal(JSON.stringify(asked)), grants: grantsMark(session) },
      ...{ undoOf, status: "preparing", reason: "", createdAt: this.#services.clock.now(), endedAt: null },
      ...{ total: rows.length, done: 0, failed: 0 },
    };
    await this.#port.bulk({ what: "importJob", job });
    const pace = createPace(turnMs);
    let some: NewImportRow[] = [];
    for (const [i, { step, line, kind, caseId, envelopes }] of rows.entries()) {
      some.push({ n: i + 1, step, line, kind, caseId, asked: box.seal(JSON.stringify(envelopes)) });
      if (some.length < rowsAtOnce && i + 1 < rows.length) await pace();
      else {
        await this.#port.bulk({ what: "importRows", jobId: id, rows: some });
        some = [];
      }
    }
    await this.#port.bulk({
      ...{ what: "importStatus", jobId: id, from: ["preparing"], status: "running", reason: "", at: null },
    });
    void this.runner.add({ ...job, status: "running" });
  }

  /** What was asked, in clear; undefined when this installation cannot open it. */
  askedOf(job: ImportJob): AskedImport | undefined {
    const text = this.#services.accounts.box.open(job.asked);
    return text === undefined ? undefined : (JSON.parse(text) as AskedImport);
  }

  newId(): string {
    return this.#uuid();
  }

  /** Stops what is left; what was done stays done. False when it had already ended. */
  async cancel(job: ImportJob): Promise<boolean> {
    if (!this.runner.cancel(job.id)) return false;
    await this.#port.bulk({
      ...{ what: "importStatus", jobId: job.id, from: ["running"], status: "cancelling", reason: "", at: null },
    });
    return true;
  }

  /** At the start: goes on with what was running; what was not yet wholly written down is given up. */
  async resume(): Promise<void> {
    const at = this.#services.clock.now();
    for (const job of await listUnfinishedImports(this.#services.driver, mostResumed)) {
      if (job.status === "running") void this.runner.add(job);
      else
        await this.#port.bulk({
          ...{ what: "importStatus", jobId: job.id, from: [job.status], at },
          ...(job.status === "cancelling"
            ? { status: "cancelled", reason: "" }
            : { status: "stopped", reason: "notStarted" }),
        });
    }
  }

  /** Lets go of one import that is older than they are listed. */
  async sweep(): Promise<void> {
    const before = new Date(Date.parse(this.#services.clock.now()) - keptDays * 86_400_000).toISOString();
    await this.#port.bulk({ what: "importSweep", before });
  }

  stop(): void {
    this.runner.stop();
    for (const upload of [...this.#uploads.values()]) this.forget(upload);
    for (const accountId of [...this.#undos.keys()]) this.#forgetUndo(accountId);
  }
}
