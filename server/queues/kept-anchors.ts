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
  type Pace,
} from "../../db/queues/anchors.ts";
import { createPace } from "../pace.ts";

interface Kept {
  anchors: Anchors | undefined;
  /** The work on it under way. */
  busy: Promise<Anchors> | undefined;
  /** It is being counted from its beginning. */
  isCounting: boolean;
}

/** Counts a list from its beginning. */
export type CountList = (ask: AnchorAsk, pace: Pace) => Promise<Anchors>;

export class KeptAnchors {
  readonly #driver: Driver;
  readonly #turnMs: number;
  readonly #most: number;
  readonly #extent: Extent;
  readonly #count: CountList;
  readonly #kept = new Map<string, Kept>();

  /** Of `most` lists, each as far as `extent` goes; counted here where nobody else does it. */
  constructor(driver: Driver, turnMs: number, most: number, extent: Extent, count?: CountList) {
    this.#driver = driver;
    this.#turnMs = turnMs;
    this.#most = most;
    this.#extent = extent;
    this.#count = count ?? ((ask, pace) => buildAnchors(driver, ask, pace, extent));
  }

  /** Whether they were asked before, be they still in the making. */
  has(key: string): boolean {
    return this.#kept.has(key);
  }

  isMade(key: string): boolean {
    return this.#kept.get(key)?.anchors !== undefined;
  }

  /** Whether who asks now waits for what changed alone, and not for a whole counting. */
  async isNear(key: string): Promise<boolean> {
    const kept = this.#kept.get(key);
    if (kept?.busy) return !kept.isCounting;
    return kept?.anchors !== undefined && !areOld(kept.anchors, await findHead(this.#driver));
  }

  get(key: string, ask: AnchorAsk): Promise<Anchors> {
    const kept = this.#kept.get(key) ?? { anchors: undefined, busy: undefined, isCounting: false };
    // Last in the order of the map: asked last.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    if (this.#kept.size > this.#most) this.#kept.delete(this.#kept.keys().next().value ?? "");
    kept.busy ??= this.#current(kept, ask).finally(() => {
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
    kept.anchors = isKept && areLongEnough(anchors, this.#extent) ? anchors : await this.#counted(kept, ask, pace);
    return kept.anchors;
  }

  async #counted(kept: Kept, ask: AnchorAsk, pace: Pace): Promise<Anchors> {
    kept.isCounting = true;
    try {
      const made = await this.#count(ask, pace);
      // What was committed while it came over from where it was counted.
      await followLog(this.#driver, ask, made, pace);
      return made;
    } finally {
      kept.isCounting = false;
    }
  }
}
