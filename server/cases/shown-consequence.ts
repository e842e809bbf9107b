// What a correction would change, as the page shows it before anybody decides.
import type { Consequence } from "../../workflows/kernel/correct.ts";

export const shownConsequence = (would: Consequence | undefined) => ({
  /** True when it waits for a decision instead of being applied. */
  elsewhere: would?.elsewhere ?? true,
  /** Text id: it was approved, and who decides is somebody else than who proposed or corrected it. */
  approved: would?.approved ? "approverDecides" : undefined,
  /** Text id: why it cannot be applied by itself. */
  blocked: would?.blocked,
  stateThen: would?.next && !would.next.refusedAt ? would.next.snapshot.state : undefined,
  refusedAt: would?.next?.refusedAt,
  /** Other cases heard of the fact, and hear of it again as it should have been. */
  toldAnew: (would?.anew.length ?? 0) > 0,
  /** Merge patch of context, head, terms and missing facts. */
  patch: would?.patch ?? {},
});
