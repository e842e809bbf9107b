// Searches made while somebody types: not one row of the read log for every key. The first words of a typing are on disk
// before they are answered; what follows is held until the typing pauses, and then written as one row, in which words that
// only grew into the next ones stand once, as they were in the end; what was taken back again stands for itself.
interface Held {
  words: string;
  answered: number;
}

interface Typing {
  held: Held[];
  begunMs: number;
  timer?: NodeJS.Timeout;
}

export interface TypedWriter {
  /** Resolves when the row is on disk. */
  write(accountId: string, words: readonly string[], answered: number): Promise<void>;
  /** Throws when it cannot be written. */
  writeNow(accountId: string, words: readonly string[], answered: number): void;
  nowMs(): number;
}

const pauseMs = 2_000;
/** Who types without pausing is written down all the same. */
const longestMs = 10_000;
const mostHeld = 50;

export class TypedSearches {
  readonly #writer: TypedWriter;
  readonly #typings = new Map<string, Typing>();

  constructor(writer: TypedWriter) {
    this.#writer = writer;
  }

  async record(accountId: string, words: string, answered: number): Promise<void> {
    const typing = this.#typings.get(accountId);
    if (!typing) {
      const first: Typing = { held: [], begunMs: this.#writer.nowMs() };
      this.#typings.set(accountId, first);
      this.#settleLater(accountId, first);
      // Not recorded means not answered.
      return this.#writer.write(accountId, [words], answered);
    }
    const last = typing.held.at(-1);
    if (last && words.startsWith(last.words)) {
      last.words = words;
      last.answered = Math.max(last.answered, answered);
    } else typing.held.push({ words, answered });
    const isLong = this.#writer.nowMs() - typing.begunMs >= longestMs || typing.held.length >= mostHeld;
    if (isLong) this.#settle(accountId);
    else this.#settleLater(accountId, typing);
  }

  #settleLater(accountId: string, typing: Typing): void {
    clearTimeout(typing.timer);
    typing.timer = setTimeout(() => {
      try {
        this.#settle(accountId);
      } catch {
        // On a timer nobody would catch a full disk: what was answered is kept and tried again.
        this.#settleLater(accountId, typing);
      }
    }, pauseMs);
  }

  #settle(accountId: string): void {
    const typing = this.#typings.get(accountId);
    if (!typing) return;
    if (typing.held.length > 0) {
      const answered = typing.held.reduce((sum, one) => sum + one.answered, 0);
      this.#writer.writeNow(
        accountId,
        typing.held.map((one) => one.words),
        answered,
      );
    }
    clearTimeout(typing.timer);
    this.#typings.delete(accountId);
  }

  close(): void {
    for (const accountId of [...this.#typings.keys()]) this.#settle(accountId);
  }
}
