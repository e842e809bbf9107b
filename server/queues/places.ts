// Positions in work lists, kept: for each permission, filter and order that was jumped in, its anchors, brought up to the
// log's head when they are asked again. Made one list at a time and in short turns, so that nothing waits for them long.
import { toMessage } from "../../db/access.ts";
import type { Driver } from "../../db/driver/driver.ts";
import { type AnchorAsk, type Anchors, placeOf, quickExtent, quickRows, totalOf } from "../../db/queues/anchors.ts";
import { isCounted } from "../../db/queues/count-cases.ts";
import { countAll, type Total, totalByCounters } from "../../db/queues/count-total.ts";
import type { ListRights, PageAsk } from "../../db/queues/list-page.ts";
import { listWalk } from "../../db/queues/list-walk.ts";
import { KeptAnchors } from "./kept-anchors.ts";

/** Lists whose anchors are kept: the ones asked last. A list of a million cases takes some 150 kB. */
const mostKept = 48;
/** Lists counted at once, forty blocks of each at most: the saved views in sight above all, asked again at every hint. */
const mostQuick = 200;
/** Up to here rows are passed over without anchors, where there are none yet. */
const nearRows = 2_000;

export class ListPlaces {
  readonly #driver: Driver;
  readonly #whole: KeptAnchors;
  readonly #quick: KeptAnchors;
  #last: Promise<unknown> = Promise.resolve();

  /** `turnMs`: work that long, then whatever else waits. */
  constructor(driver: Driver, turnMs = 2) {
    this.#driver = driver;
    this.#whole = new KeptAnchors(driver, turnMs, mostKept, {});
    this.#quick = new KeptAnchors(driver, turnMs, mostQuick, quickExtent);
  }

  /** The question for the rows from `position` on; undefined beyond the end. */
  async pageFrom(rights: ListRights, ask: PageAsk, position: number): Promise<PageAsk | undefined> {
    const about = this.#ask(rights, ask);
    if (!about.walk.stretch || (position <= nearRows && !this.#whole.has(keyOf(about))))
      return { ...ask, skip: position };
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
      how === "quick" && !this.#whole.isMade(key)
        ? await this.#quick.get(key, about, (work) => work())
        : await this.#anchors(about);
    const rows = totalOf(anchors);
    return anchors.isWhole ? { rows, exact: true } : { rows: Math.min(rows, quickRows), exact: false };
  }

  #ask({ rows }: ListRights, { filter, sort }: Pick<PageAsk, "filter" | "sort">): AnchorAsk {
    return { permitted: rows, filter, sort, walk: listWalk(filter, sort) };
  }

  #anchors(ask: AnchorAsk): Promise<Anchors> {
    return this.#whole.get(keyOf(ask), ask, (work) => this.#inTurn(work));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => {});
    return mine;
  }
}

/** Whose cases are the reader's own is asked by her own views alone: the others are one list for all with her rights. */
function keyOf({ permitted, filter, sort }: AnchorAsk): string {
  const { readers, ...others } = filter;
  const isOwn = filter.view !== "all" && filter.view !== "unassigned";
  return JSON.stringify([toMessage(permitted), isOwn ? filter : others, sort]);
}
