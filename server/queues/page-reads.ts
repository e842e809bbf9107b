// Where a page of a list is read: here, where it costs least, or, when many are asked for at once, some of them in the reader's
// thread beside. Never behind an export or a letter: the thread takes a page only while it has nothing else to do.
import { toMessage } from "../../db/access.ts";
import type { Driver } from "../../db/driver/driver.ts";
import { type ListRights, listPage, type PageAsk } from "../../db/queues/list-page.ts";
import type { ReaderJob } from "../reader-jobs.ts";
import { type Reader, ReaderLost } from "../reader-port.ts";

interface PageJob {
  /** Permits of main's policy, as text. */
  rows: string;
  contents: string;
  ask: PageAsk;
}

export const readListPage: ReaderJob<PageJob, Uint8Array, never> = ({ driver, permitted }, { rows, contents, ask }) =>
  listPage(driver, { rows: permitted(rows), contents: permitted(contents) }, ask);

/** One being read and one that follows it, so that the thread never waits for this one to hand it the next. */
const mostInThread = 2;

/** For so long after several came in one turn of the loop, more are expected. */
const crowdMs = 20;

export class PageReads {
  readonly #driver: Driver;
  readonly #reader: Reader;
  #inThread = 0;
  /** Pages asked for in this turn of the loop. */
  #asked = 0;
  #crowdedMs = Number.NEGATIVE_INFINITY;

  constructor(driver: Driver, reader: Reader) {
    this.#driver = driver;
    this.#reader = reader;
  }

  /** As `listPage`. */
  async read(rights: ListRights, ask: PageAsk): Promise<Uint8Array> {
    if (!this.#count() || this.#inThread >= mostInThread || this.#reader.waiting > this.#inThread)
      return listPage(this.#driver, rights, ask);
    this.#inThread += 1;
    try {
      const job = { rows: toMessage(rights.rows), contents: toMessage(rights.contents), ask };
      return await this.#reader.run("readListPage", job);
    } catch (error) {
      if (error instanceof ReaderLost) return listPage(this.#driver, rights, ask);
      throw error;
    } finally {
      this.#inThread -= 1;
    }
  }

  /** Whether several are asked for at about the same time. */
  #count(): boolean {
    if (this.#asked === 0) {
      setImmediate(() => {
        this.#asked = 0;
      });
    }
    this.#asked += 1;
    const nowMs = performance.now();
    if (this.#asked > 1) this.#crowdedMs = nowMs;
    return nowMs - this.#crowdedMs < crowdMs;
  }
}
