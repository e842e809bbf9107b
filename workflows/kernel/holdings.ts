// What a case holds outside its own document: resources it has claimed, cases it is linked to. Told from the effects of
// its events alone, and so also which effects changed something: to claim again what one holds changes nothing.
import type { Effect } from "./effects.ts";

type Holding = Extract<Effect, { effect: "claim" | "release" | "link" | "unlink" }>;

export const isHolding = (effect: Effect): effect is Holding => /^(claim|release|link|unlink)$/.test(effect.effect);

const keyOf = (one: Holding): string =>
  "resource" in one ? `claim/${one.kind}/${one.resource}` : `link/${one.role}/${one.to}`;

const takes = ({ effect }: Holding): boolean => effect === "claim" || effect === "link";

function hold(held: Set<string>, one: Holding): void {
  if (takes(one)) held.add(keyOf(one));
  else held.delete(keyOf(one));
}

/** What is held after these effects, in their order. */
export function heldAfter(effects: readonly Effect[]): Set<string> {
  const held = new Set<string>();
  for (const one of effects) if (isHolding(one)) hold(held, one);
  return held;
}

/** The effects without those that changed nothing for a case that held `before`. */
export function changing(before: Iterable<string>, effects: readonly Effect[]): Effect[] {
  const held = new Set(before);
  return effects.filter((one) => {
    if (!isHolding(one)) return true;
    const changes = held.has(keyOf(one)) !== takes(one);
    hold(held, one);
    return changes;
  });
}
