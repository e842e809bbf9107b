// The reader's side of its port: starts jobs as they come, side by side, cancels them by id, and on `close` ends them all and
// then itself. What fails in a job is told to who asked; nothing of it reaches the other jobs.

import { forLog, type LoggedError } from "./error-for-log.ts";
import { AppError, type AppErrorCode, type AppErrorDetails } from "./errors.ts";
import type { JobTools, ReaderContext } from "./reader-jobs.ts";

export type ToReader =
  | { what: "run"; id: number; job: string; input: unknown }
  | { what: "cancel"; id: number }
  | { what: "close" };
export type FromReader =
  | { what: "ready" }
  | { what: "progress"; id: number; progress: unknown }
  | { what: "done"; id: number; result: unknown }
  | { what: "cancelled"; id: number }
  | { what: "refused"; id: number; code: AppErrorCode; details: AppErrorDetails }
  | { what: "bug"; id: number; error: LoggedError | undefined };

/** What both ends of a MessageChannel and a thread's parent port have. */
export interface MessageEnd {
  postMessage: (message: FromReader) => void;
  on: (event: "message", listener: (message: ToReader) => void) => unknown;
  close: () => void;
}

/** Each job knows what it takes; the port does not. */
export type AnyJob = (context: ReaderContext, input: never, tools: never) => Promise<unknown>;
type LooseJob = (context: ReaderContext, input: unknown, tools: JobTools<unknown>) => Promise<unknown>;

function failure(id: number, error: unknown, wasCancelled: boolean): FromReader {
  if (wasCancelled) return { what: "cancelled", id };
  if (error instanceof AppError) return { what: "refused", id, code: error.code, details: error.details };
  return { what: "bug", id, error: forLog(error) };
}

export function serveJobs(port: MessageEnd, context: ReaderContext, jobs: Readonly<Record<string, AnyJob>>): void {
  const running = new Map<number, { abort: AbortController; ended: Promise<void> }>();
  const run = async (id: number, name: string, input: unknown, signal: AbortSignal): Promise<void> => {
    try {
      const job = jobs[name] as LooseJob | undefined;
      if (!job) throw new Error("no such job");
      const tell = (progress: unknown) => port.postMessage({ what: "progress", id, progress });
      const result = await job(context, input, { signal, tell });
      port.postMessage({ what: "done", id, result });
    } catch (error) {
      port.postMessage(failure(id, error, signal.aborted));
    }
    running.delete(id);
  };
  const close = async (): Promise<void> => {
    for (const { abort } of running.values()) abort.abort();
    await Promise.all([...running.values()].map(({ ended }) => ended));
    context.driver.close();
    port.close();
  };
  port.on("message", (message) => {
    if (message.what === "close") void close();
    else if (message.what === "cancel") running.get(message.id)?.abort.abort();
    else {
      const abort = new AbortController();
      const ended = run(message.id, message.job, message.input, abort.signal);
      running.set(message.id, { abort, ended });
    }
  });
  port.postMessage({ what: "ready" });
}
