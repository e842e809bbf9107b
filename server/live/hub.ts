// Live hints: after a commit, each open stream whose reader may see the case hears the position and which cases
// changed. A hint is never data: the page asks again, through policy.

import type { Policy } from "../access/policy.ts";
import { isNamed, type Session } from "../access/session.ts";
import type { CommandPort, Hint } from "../engine/command.ts";
import { AppError } from "../errors.ts";

export interface LiveHint {
  pos: number;
  /** Cases the reader may see; empty with `all` when it should simply ask again. */
  cases: { caseId: string; kind: string }[];
  all?: boolean;
}

interface Stream {
  accountId: string | undefined;
  session: () => Session | undefined;
  waiting: LiveHint[];
  wake: () => void;
  closed: boolean;
  /** Ended to make room for a newer one of the same account. */
  crowdedOut: boolean;
}

/** Open streams of one account; a page nobody looks at has none. */
export const maxStreams = 20;
/** Hints kept for a slow reader before they collapse into "ask again". */
const maxWaiting = 50;

export class LiveHub {
  readonly #streams = new Set<Stream>();
  readonly #policy: Policy;
  #pos = 0;

  constructor(port: CommandPort, policy: Policy) {
    this.#policy = policy;
    port.onHint((hint) => this.#publish(hint));
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Every stream checks its session again; those without one end. */
  recheck(): void {
    for (const stream of this.#streams) if (!stream.session()) this.#end(stream);
  }

  closeAll(): void {
    for (const stream of this.#streams) this.#end(stream);
  }

  #end(stream: Stream): void {
    stream.closed = true;
    stream.wake();
  }

  #publish(hint: Hint): void {
    this.#pos = hint.pos;
    for (const stream of this.#streams) {
      const session = stream.session();
      if (!session) {
        this.#end(stream);
        continue;
      }
      const seen = hint.cases
        // Who may be told only that a case exists is not told when somebody works on it.
        .filter((one) =>
          /^(content|skeleton)$/.test(this.#policy.accessTo(session, one, isNamed(session, one.readers)).level),
        )
        .map(({ caseId, kind }) => [caseId, { caseId, kind }] as const);
      const cases = [...new Map(seen).values()];
      if (cases.length === 0) continue;
      if (stream.waiting.length >= maxWaiting) stream.waiting = [{ pos: hint.pos, cases: [], all: true }];
      else stream.waiting.push({ pos: hint.pos, cases });
      stream.wake();
    }
  }

  /** The newest is the one somebody is looking at: the oldest gives way, and is told so. */
  #makeRoom(accountId: string | undefined): void {
    const own = [...this.#streams].filter((stream) => stream.accountId === accountId && !stream.closed);
    for (const oldest of own.slice(0, Math.max(0, own.length - maxStreams + 1))) {
      oldest.crowdedOut = true;
      this.#end(oldest);
    }
  }

  /**
   * Hints until the reader goes or loses its session; `session` is asked anew at every hint. Throws LIMIT (`streams`)
   * when the account opened too many others since.
   */
  async *listen(
    session: () => Session | undefined,
    lastPos: number | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<LiveHint> {
    const { accountId } = session() ?? {};
    this.#makeRoom(accountId);
    const stream: Stream = { accountId, session, waiting: [], wake: () => {}, closed: false, crowdedOut: false };
    this.#streams.add(stream);
    const stop = () => this.#end(stream);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    try {
      // Whoever was away may have missed something: ask again once, rather than replay.
      // A position ahead of ours is from before a restart, when hints were lost too.
      if (lastPos !== undefined && lastPos !== this.#pos) yield { pos: this.#pos, cases: [], all: true };
      while (!stream.closed) {
        const next = stream.waiting.shift();
        if (next) yield next;
        else
          await new Promise<void>((resolve) => {
            stream.wake = resolve;
            if (stream.closed || stream.waiting.length > 0) resolve();
          });
      }
      if (stream.crowdedOut) throw new AppError("LIMIT", { reason: "streams" });
    } finally {
      signal.removeEventListener("abort", stop);
      this.#streams.delete(stream);
    }
  }
}
