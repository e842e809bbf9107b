// The reader seen from the main thread: a job and its input out, progress and result back. A thread that dies takes its jobs
// with it, and nothing else: who waits is told, and another thread is started.

import { fromLogged } from "./error-for-log.ts";
import { AppError } from "./errors.ts";
import type { JobInput, JobName, JobProgress, JobResult } from "./reader-jobs.ts";
import type { FromReader, ToReader } from "./reader-thread.ts";

export interface RunOptions<Name extends JobName> {
  signal?: AbortSignal;
  onProgress?: (progress: JobProgress<Name>) => void;
}

export interface Reader {
  /** Rejects with the job's AppError, with ReaderLost when its thread died, or with JobCancelled. */
  run<Name extends JobName>(job: Name, input: JobInput<Name>, options?: RunOptions<Name>): Promise<JobResult<Name>>;
  /** Jobs it was given and has not answered. */
  readonly waiting: number;
  close(): Promise<void>;
}

/** The thread died under the job: asked again, it may well go. */
export class ReaderLost extends Error {
  override name = "ReaderLost";
}

export class JobCancelled extends Error {
  override name = "JobCancelled";
}

/**
 * What is used of a Worker. Never `terminate`: it breaks into whatever runs, and the driver's native code then ends the whole
 * process.
 */
export interface ReaderThread {
  postMessage(message: ToReader): void;
  on(event: "message", listener: (message: FromReader) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "exit", listener: (code: number) => void): unknown;
}

interface Pending {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
  onProgress: ((progress: unknown) => void) | undefined;
}

/** Longest wait for its jobs to hear that they are cancelled; the process ends anyway. */
const closeMs = 3_000;

export class ThreadReader implements Reader {
  readonly #spawn: () => ReaderThread;
  readonly #onLost: (code: number, error: Error | undefined) => void;
  readonly #pending = new Map<number, Pending>();
  #thread: ReaderThread | undefined;
  #onEnded: (() => void) | undefined;
  #isClosing = false;
  #next = 1;

  /** `onLost` hears of every thread that ended unasked. */
  constructor(spawn: () => ReaderThread, onLost: (code: number, error: Error | undefined) => void = () => {}) {
    this.#spawn = spawn;
    this.#onLost = onLost;
    this.#start();
  }

  #start(): ReaderThread {
    const thread = this.#spawn();
    let wasReady = false;
    let fault: Error | undefined;
    thread.on("message", (message) => {
      if (message.what === "ready") wasReady = true;
      else this.#receive(message);
    });
    thread.on("error", (error) => {
      fault = error;
    });
    thread.on("exit", (code) => {
      if (this.#thread === thread) this.#thread = undefined;
      this.#onEnded?.();
      for (const { reject } of this.#pending.values()) reject(new ReaderLost());
      this.#pending.clear();
      if (this.#isClosing) return;
      this.#onLost(code, fault);
      // One that never stood waits for the next job: a loop of failing starts would help nobody.
      if (wasReady) this.#start();
    });
    this.#thread = thread;
    return thread;
  }

  #receive(message: Exclude<FromReader, { what: "ready" }>): void {
    const pending = this.#pending.get(message.id);
    if (!pending) return;
    if (message.what === "progress") {
      pending.onProgress?.(message.progress);
      return;
    }
    this.#pending.delete(message.id);
    if (message.what === "done") pending.resolve(message.result);
    else if (message.what === "cancelled") pending.reject(new JobCancelled());
    else if (message.what === "refused") pending.reject(new AppError(message.code, message.details));
    else pending.reject(message.error ? fromLogged(message.error) : new Error("bug"));
  }

  run<Name extends JobName>(
    job: Name,
    input: JobInput<Name>,
    { signal, onProgress }: RunOptions<Name> = {},
  ): Promise<JobResult<Name>> {
    if (this.#isClosing) return Promise.reject(new ReaderLost());
    const thread = this.#thread ?? this.#start();
    const id = this.#next++;
    const cancel = () => thread.postMessage({ what: "cancel", id });
    const answer = new Promise<JobResult<Name>>((resolve, reject) => {
      this.#pending.set(id, {
        resolve: resolve as (result: unknown) => void,
        reject,
        onProgress: onProgress as ((progress: unknown) => void) | undefined,
      });
      thread.postMessage({ what: "run", id, job, input });
      if (signal?.aborted) cancel();
      else signal?.addEventListener("abort", cancel, { once: true });
    });
    return answer.finally(() => signal?.removeEventListener("abort", cancel));
  }

  get waiting(): number {
    return this.#pending.size;
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    const thread = this.#thread;
    if (!thread) return;
    const ended = new Promise<void>((done) => {
      this.#onEnded = done;
    });
    thread.postMessage({ what: "close" });
    const late = new Promise<void>((done) => setTimeout(done, closeMs).unref());
    await Promise.race([ended, late]);
  }
}
