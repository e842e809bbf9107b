// Anchors of the lists asked last: brought up to the log's head when they are asked again, built anew when they are old.
import type { Driver } from "../../db/driver/driver.ts";
import {
  type AnchorAsk,
  type Anchors,
  areLongEnough,
  areOld,
  buildAnchors,
  type Extent,
  findHead,
  followLog,
} from "../../db/queues/anchors.ts";
import { createPace } from "../pace.ts";

interface Kept {
  anchors: Anchors | undefined;
  /** The work on it under way. */
  busy: Promise<Anchors> | undefined;
}

export class KeptAnchors {
  readonly #driver: Driver;
  readonly #turnMs: number;
  readonly #most: number;
  readonly #extent: Extent;
  readonly #kept = new Map<string, Kept>();

  /** Of `most` lists, each as far as `extent` goes. */
  constructor(driver: Driver, turnMs: number, most: number, extent: Extent) {
    this.#driver = driver;
    this.#turnMs = turnMs;
    this.#most = most;
    this.#extent = extent;
  }

  /** Whether they were asked before, be they still in the making. */
  has(key: string): boolean {
    return this.#kept.has(key);
  }

  isMade(key: string): boolean {
    return this.#kept.get(key)?.anchors !== undefined;
  }

  /** `turn` begins the work when it comes to it. */
  get(key: string, ask: AnchorAsk, turn: <T>(work: () => Promise<T>) => Promise<T>): Promise<Anchors> {
    const kept = this.#kept.get(key) ?? { anchors: undefined, busy: undefined };
    // Last in the order of the map: asked last.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    if (this.#kept.size > this.#most) this.#kept.delete(this.#kept.keys().next().value ?? "");
    kept.busy ??= turn(() => this.#current(kept, ask)).finally(() => {
      kept.busy = undefined;
    });
    return kept.busy;
  }

  async #current(kept: Kept, ask: AnchorAsk): Promise<Anchors> {
    const pace = createPace(this.#turnMs);
    const { anchors } = kept;
    // Half brought up to date they are of no use: taken out until they are whole again.
    kept.anchors = undefined;
    const isKept = anchors !== undefined && !areOld(anchors, await findHead(this.#driver));
    if (isKept) await followLog(this.#driver, ask, anchors, pace);
    kept.anchors =
      isKept && areLongEnough(anchors, this.#extent)
        ? anchors
        : await buildAnchors(this.#driver, ask, pace, this.#extent);
    return kept.anchors;
  }
}
