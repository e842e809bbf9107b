// Long reads of the main thread (a sheet of figures goes through the whole table, a search in notes opens many): of one account
// one at a time, the others in their turn, and none for a page that is gone.
import { AppError } from "./errors.ts";

/** Of an account, under way or waiting: a page's, the mayor's page, and what is taken of both, with room. */
const mostAtOnce = 6;

/** Thrown where nobody waits for the answer any more. */
const gone = () => new AppError("LIMIT", { reason: "busy" });

export function stopIfGone(signal: AbortSignal): void {
  if (signal.aborted) throw gone();
}

export class LongReads {
  readonly #lines = new Map<string, { length: number; last: Promise<unknown> }>();

  /** Does the work after what the account asked before, unless the signal says that nobody waits for it. */
  async inTurn<T>(accountId: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const line = this.#lines.get(accountId) ?? { length: 0, last: Promise.resolve() };
    if (line.length >= mostAtOnce) throw new AppError("LIMIT", { reason: "busy" });
    line.length += 1;
    this.#lines.set(accountId, line);
    const mine = line.last.then(() => {
      stopIfGone(signal);
      return work();
    });
    line.last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      line.length -= 1;
      if (line.length === 0) this.#lines.delete(accountId);
    }
  }
}
