// Positions in work lists, kept: for each permission, filter and order that was jumped in, its anchors, brought up to the
// log's head when they are asked again. Made one list at a time and in short turns, so that nothing waits for them long.
import { toMessage } from "../../db/access.ts";
import type { Driver } from "../../db/driver/driver.ts";
import {
  type AnchorAsk,
  type Anchors,
  buildAnchors,
  countAhead,
  followLog,
  placeOf,
  totalOf,
} from "../../db/queues/anchors.ts";
import { isCounted } from "../../db/queues/count-cases.ts";
import { countAll, type Total, totalByCounters } from "../../db/queues/count-total.ts";
import type { ListRights, PageAsk } from "../../db/queues/list-page.ts";
import { listWalk } from "../../db/queues/list-walk.ts";
import { createPace } from "../pace.ts";

/** Lists whose anchors are kept: the ones asked last. A list of a million cases takes some 150 kB. */
const mostKept = 48;
/** Up to here rows are passed over without anchors, where there are none yet. */
const nearRows = 2_000;

interface Kept {
  anchors: Anchors | undefined;
  /** The work on it under way. */
  busy: Promise<Anchors> | undefined;
}

export class ListPlaces {
  readonly #driver: Driver;
  readonly #turnMs: number;
  readonly #kept = new Map<string, Kept>();
  #last: Promise<unknown> = Promise.resolve();

  /** `turnMs`: work that long, then whatever else waits. */
  constructor(driver: Driver, turnMs = 2) {
    this.#driver = driver;
    this.#turnMs = turnMs;
  }

  /** The question for the rows from `position` on; undefined beyond the end. */
  async pageFrom(rights: ListRights, ask: PageAsk, position: number): Promise<PageAsk | undefined> {
    const about = this.#ask(rights, ask);
    if (!about.walk.stretch || (position <= nearRows && !this.#kept.has(keyOf(about))))
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
    if (how === "quick" && !this.#kept.get(keyOf(about))?.anchors)
      return countAhead(this.#driver, about, createPace(this.#turnMs));
    return { rows: totalOf(await this.#anchors(about)), exact: true };
  }

  #ask({ rows }: ListRights, { filter, sort }: Pick<PageAsk, "filter" | "sort">): AnchorAsk {
    return { permitted: rows, filter, sort, walk: listWalk(filter, sort) };
  }

  #anchors(ask: AnchorAsk): Promise<Anchors> {
    const key = keyOf(ask);
    const kept = this.#kept.get(key) ?? { anchors: undefined, busy: undefined };
    // Last in the order of the map: asked last.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    if (this.#kept.size > mostKept) this.#kept.delete(this.#kept.keys().next().value ?? "");
    kept.busy ??= this.#inTurn(() => this.#current(kept, ask)).finally(() => {
      kept.busy = undefined;
    });
    return kept.busy;
  }

  async #current(kept: Kept, ask: AnchorAsk): Promise<Anchors> {
    const pace = createPace(this.#turnMs);
    const { anchors } = kept;
    // Half brought up to date they are of no use: taken out until they are whole again.
    kept.anchors = undefined;
    if (anchors && (await followLog(this.#driver, ask, anchors, pace))) kept.anchors = anchors;
    else kept.anchors = await buildAnchors(this.#driver, ask, pace);
    return kept.anchors;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => {});
    return mine;
  }
}

const keyOf = ({ permitted, filter, sort }: AnchorAsk): string => JSON.stringify([toMessage(permitted), filter, sort]);
