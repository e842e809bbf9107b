// Positions in work lists, kept: for each permission, filter and order that was jumped in, its anchors, counted by the reader's
// thread and brought up to the log's head here when they are asked again, in short turns. Until they are there, the
// thread walks to the position that is asked.
import { toMessage } from "../../db/access.ts";
import type { Driver } from "../../db/driver/driver.ts";
import {
  type AnchorAsk,
  type Anchors,
  buildAnchors,
  type Pace,
  placeOf,
  quickExtent,
  quickRows,
  totalOf,
} from "../../db/queues/anchors.ts";
import { isCounted } from "../../db/queues/count-cases.ts";
import { countAll, type Total, totalByCounters } from "../../db/queues/count-total.ts";
import type { ListRights, PageAsk } from "../../db/queues/list-page.ts";
import { listWalk } from "../../db/queues/list-walk.ts";
import { JobCancelled, type Reader } from "../reader-port.ts";
import { type CountList, KeptAnchors } from "./kept-anchors.ts";
import type { PlaceInput } from "./place-jobs.ts";

/** Lists whose anchors are kept: the ones asked last. A list of a million cases takes some 150 kB. */
const mostKept = 48;
/** Lists counted at once, forty blocks of each at most: the saved views in sight above all, asked again at every hint. */
const mostQuick = 200;
/** Up to here rows are passed over without anchors, where there are none yet. */
const nearRows = 2_000;
/** What is done on main takes so long at a time, then whatever else waits. */
const turnMs = 2;

export class ListPlaces {
  readonly #driver: Driver;
  readonly #reader: Reader | undefined;
  readonly #whole: KeptAnchors;
  readonly #quick: KeptAnchors;
  #last: Promise<unknown> = Promise.resolve();

  /** Without a reader lists are counted on the driver. */
  constructor(driver: Driver, reader?: Reader) {
    this.#driver = driver;
    this.#reader = reader;
    const count = reader ? countedBy(reader, driver) : (ask: AnchorAsk, pace: Pace) => buildAnchors(driver, ask, pace);
    // One list at a time, wherever it is done.
    this.#whole = new KeptAnchors(driver, turnMs, mostKept, {}, (ask, pace) => this.#inTurn(() => count(ask, pace)));
    this.#quick = new KeptAnchors(driver, turnMs, mostQuick, quickExtent);
  }

  /** The question for the rows from `position` on; undefined beyond the end. */
  async pageFrom(rights: ListRights, ask: PageAsk, position: number): Promise<PageAsk | undefined> {
    const about = this.#ask(rights, ask);
    const key = keyOf(about);
    if (!about.walk.stretch || (position <= nearRows && !this.#whole.has(key))) return { ...ask, skip: position };
    if (this.#reader && !(await this.#whole.isNear(key))) return this.#walkTo(this.#reader, about, ask, position);
    const place = placeOf(await this.#anchors(about), position, ask.descending);
    return place && { ...ask, after: place.from, inclusive: place.inclusive, skip: place.skip };
  }

  /** How many rows the list holds; `quick` stops where counting on would make the page wait. */
  async total(rights: ListRights, ask: Pick<PageAsk, "filter" | "sort">, how: "quick" | "exact"): Promise<Total> {
    const { filter } = ask;
    if (isCounted(filter)) return { rows: await totalByCounters(this.#driver, rights.rows, filter), exact: true };
    const about = this.#ask(rights, ask);
    if (!about.walk.stretch) return { rows: await countAll(this.#driver, rights.rows, filter), exact: true };
    const key = keyOf(about);
    const anchors =
      how === "quick" && !this.#whole.isMade(key) ? await this.#quick.get(key, about) : await this.#anchors(about);
    const rows = totalOf(anchors);
    return anchors.isWhole ? { rows, exact: true } : { rows: Math.min(rows, quickRows), exact: false };
  }

  /** Counting begins behind it, and serves the jumps that follow. */
  async #walkTo(reader: Reader, about: AnchorAsk, ask: PageAsk, position: number): Promise<PageAsk | undefined> {
    const walked = reader.run("findKeyAt", { ...inputOf(about), position, descending: ask.descending });
    const counted = this.#anchors(about);
    counted.catch(() => {});
    try {
      const after = await walked;
      return after && { ...ask, after, inclusive: true };
    } catch {
      const place = placeOf(await counted, position, ask.descending);
      return place && { ...ask, after: place.from, inclusive: place.inclusive, skip: place.skip };
    }
  }

  #ask({ rows }: ListRights, { filter, sort }: Pick<PageAsk, "filter" | "sort">): AnchorAsk {
    return { permitted: rows, filter, sort, walk: listWalk(filter, sort) };
  }

  #anchors(ask: AnchorAsk): Promise<Anchors> {
    return this.#whole.get(keyOf(ask), ask);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => {});
    return mine;
  }
}

const inputOf = ({ permitted, filter, sort }: AnchorAsk): PlaceInput => ({
  ...{ permitted: toMessage(permitted), filter, sort },
});

/** Where the thread is lost, or fails, they are counted here: somebody waits. It is cancelled only at the end of all. */
const countedBy =
  (reader: Reader, driver: Driver): CountList =>
  (ask, pace) =>
    reader.run("countAnchors", inputOf(ask)).catch((error: unknown) => {
      if (error instanceof JobCancelled) throw error;
      return buildAnchors(driver, ask, pace);
    });

/** Whose cases are the reader's own is asked by her own views alone: the others are one list for all with her rights. */
function keyOf({ permitted, filter, sort }: AnchorAsk): string {
  const { readers, ...others } = filter;
  const isOwn = filter.view !== "all" && filter.view !== "unassigned";
  return JSON.stringify([toMessage(permitted), isOwn ? filter : others, sort]);
}
