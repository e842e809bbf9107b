// Exports under way and those that wait to be fetched, in memory: a start anew knows of none. What the reader wrote lies in a
// folder of its own, encrypted under a key that is nowhere but here, and goes when it was fetched or nobody came.
import { createDecipheriv } from "node:crypto";
import { createReadStream, mkdirSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pipeline, Readable } from "node:stream";
import type { PurposeId } from "../../workflows/kernel/export-texts.ts";
import type { Session } from "../access/session.ts";
import { grantsMark, hasStill } from "../bulk/grants-mark.ts";
import { AppError } from "../errors.ts";
import { JobCancelled, type Reader, ReaderLost } from "../reader-port.ts";
import type { GateServices } from "../services.ts";
import { type Format, mediaTypes, type Subject } from "./asked.ts";
import { cipherName, type ExportInput, type ExportResult } from "./export-list.ts";

export interface ExportFile {
  name: string;
  /** The only kind of case in it, or ''. */
  kind: string;
  subject: Subject;
  format: Format;
  purpose: { id: PurposeId; words: string };
}

type Status = "running" | "ready" | "failed" | "cancelled";

interface Kept extends ExportFile {
  id: string;
  accountId: string;
  /** Rights it was made under. */
  grants: string;
  status: Status;
  /** Of a failure, a text id: exportRows, exportFormat, readerLost, bug. */
  reason: string;
  done: number;
  total: number;
  abort: AbortController;
  path: string;
  key: Uint8Array;
  iv: Uint8Array;
  result?: ExportResult;
  timer?: NodeJS.Timeout;
}

export type ExportState = Pick<Kept, "name" | "subject" | "format" | "status" | "reason" | "done" | "total"> & {
  /** Of the file: cases, or terms. */
  rows: number;
  leftOut: number;
  bytes: number;
};

export interface TakenFile {
  name: string;
  type: string;
  bytes: number;
  /** Opened as a page rather than kept as a file. */
  isPage: boolean;
  body: ReadableStream<Uint8Array>;
}

/** Ready ones of an account; the oldest goes. */
const mostReady = 3;
/** Of all accounts together. */
const mostKept = 40;
const mostRunning = 4;
/** How long the end of one that failed is told. */
const toldMs = 10 * 60_000;

export type ReaderInput = Omit<ExportInput, "file" | "key" | "iv">;

export class ExportDesk {
  readonly #services: GateServices;
  readonly #reader: Reader;
  readonly #uuid: () => string;
  readonly #kept = new Map<string, Kept>();
  /** Hears of what no user did: a bug, a disk without room. */
  onProblem: (error: unknown, exportId: string) => void = () => {};

  constructor(services: GateServices, { reader, uuid }: { reader: Reader; uuid: () => string }) {
    this.#services = services;
    this.#reader = reader;
    this.#uuid = uuid;
    // What a former process left cannot be opened by anybody.
    rmSync(services.folder.exports, { recursive: true, force: true });
  }

  start(session: Session, file: ExportFile, input: ReaderInput): string {
    const running = [...this.#kept.values()].filter((one) => one.status === "running");
    if (running.some((one) => one.accountId === session.accountId))
      throw new AppError("LIMIT", { reason: "exporting" });
    if (running.length >= mostRunning || this.#kept.size >= mostKept)
      throw new AppError("LIMIT", { reason: "exportsBusy" });
    const own = [...this.#kept.values()].filter((one) => one.accountId === session.accountId);
    for (const old of own.slice(0, Math.max(0, own.length - mostReady + 1))) this.#drop(old);
    const folder = this.#services.folder.exports;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const id = this.#uuid();
    const one: Kept = {
      ...file,
      ...{ id, accountId: session.accountId, grants: grantsMark(session), status: "running", reason: "" },
      ...{ done: 0, total: 0, abort: new AbortController(), path: join(folder, id) },
      ...{ key: this.#services.random(32), iv: this.#services.random(12) },
    };
    this.#kept.set(id, one);
    void this.#make(session, one, input);
    return id;
  }

  async #make(session: Session, one: Kept, input: ReaderInput): Promise<void> {
    try {
      const result = await this.#reader.run(
        "exportList",
        { ...input, file: one.path, key: one.key, iv: one.iv },
        {
          signal: one.abort.signal,
          onProgress: ({ done, total }) => {
            one.done = done;
            one.total = total;
          },
        },
      );
      if (!this.#kept.has(one.id)) return this.#remove(one);
      // Recorded before anybody can have it.
      const read = { what: "export" as const, kind: one.kind, answered: result.rows, purpose: one.purpose };
      await this.#services.reads.recordRead(session, read);
      if (!this.#kept.has(one.id)) return;
      one.result = result;
      one.status = "ready";
      this.#dropIn(one, this.#services.accounts.settings.exportMinutes * 60_000);
    } catch (error) {
      this.#fail(one, error);
    }
  }

  #fail(one: Kept, error: unknown): void {
    this.#remove(one);
    if (one.status === "cancelled") return;
    one.status = error instanceof JobCancelled ? "cancelled" : "failed";
    if (error instanceof AppError) one.reason = error.details.reason ?? "bug";
    else if (error instanceof ReaderLost) one.reason = "readerLost";
    else if (one.status === "failed") {
      one.reason = "bug";
      this.onProblem(error, one.id);
    }
    this.#dropIn(one, toldMs);
  }

  #find(session: Session, id: string): Kept {
    const one = this.#kept.get(id);
    if (!one || one.accountId !== session.accountId || !hasStill(session, one.grants)) throw new AppError("NOT_FOUND");
    return one;
  }

  /** Throws NOT_FOUND for another's, for one that is gone, and once the rights have changed. */
  stateOf(session: Session, id: string): ExportState {
    const { name, subject, format, status, reason, done, total, result } = this.#find(session, id);
    const { rows = 0, leftOut = 0 } = result ?? {};
    const bytes = result ? sizeOf(result) : 0;
    return { name, subject, format, status, reason, done, total, rows, leftOut, bytes };
  }

  cancel(session: Session, id: string): void {
    const one = this.#find(session, id);
    if (one.status === "running") {
      one.status = "cancelled";
      one.abort.abort();
    }
    this.#drop(one);
  }

  /** A file goes once it was wholly sent; a page stays until its time is over, since pages are loaded again. */
  take(session: Session, id: string): TakenFile {
    const one = this.#find(session, id);
    if (one.status !== "ready" || !one.result) throw new AppError("NOT_FOUND");
    const isPage = one.format === "print";
    const body = decrypted(one, one.result, () => !isPage && this.#drop(one));
    return { name: one.name, type: mediaTypes[one.format], bytes: sizeOf(one.result), isPage, body };
  }

  /** Those that wait to be fetched by who asked for them, the newest first. */
  listReady(session: Session): (ExportState & { exportId: string })[] {
    return [...this.#kept.values()]
      .filter((one) => one.accountId === session.accountId && one.status === "ready" && hasStill(session, one.grants))
      .map(({ id }) => ({ exportId: id, ...this.stateOf(session, id) }))
      .reverse();
  }

  #dropIn(one: Kept, ms: number): void {
    one.timer = setTimeout(() => this.#drop(one), ms);
    one.timer.unref();
  }

  #drop(one: Kept): void {
    clearTimeout(one.timer);
    this.#kept.delete(one.id);
    this.#remove(one);
  }

  #remove(one: Kept): void {
    rmSync(one.path, { force: true });
  }

  stop(): void {
    for (const one of [...this.#kept.values()]) {
      one.status = "cancelled";
      one.abort.abort();
      this.#drop(one);
    }
  }
}

/**
 * What the file says, piece by piece; `sent` is told once all of it was. The file is open before anything is answered, and
 * closed whether it was read to its end, broken off or never begun. Throws NOT_FOUND when it is gone.
 */
function decrypted(
  { path, key, iv }: Pick<Kept, "path" | "key" | "iv">,
  { head, tag }: ExportResult,
  sent: () => void,
): ReadableStream<Uint8Array> {
  const file = createReadStream(path, { fd: openFile(path) });
  const open = createDecipheriv(cipherName, key, iv);
  open.setAuthTag(tag);
  // Each ends with the other; a failure reaches whoever reads the pieces.
  pipeline(file, open, () => {});
  async function* pieces(): AsyncGenerator<Uint8Array> {
    if (head !== "") yield Buffer.from(head);
    yield* open as AsyncIterable<Uint8Array>;
    sent();
  }
  const body = Readable.from(pieces(), { objectMode: false });
  body.once("close", () => file.destroy());
  return Readable.toWeb(body) as ReadableStream<Uint8Array>;
}

function openFile(path: string): number {
  try {
    return openSync(path, "r");
  } catch {
    throw new AppError("NOT_FOUND");
  }
}

const sizeOf = ({ head, bytes }: ExportResult): number => Buffer.byteLength(head) + bytes;
