// Rows of a work list ticked by hand, for an act on many cases.
import { createSignal } from "solid-js";

/** As many as the server takes by hand. */
const mostByHand = 5_000;

/** What is ticked; `isOn` while rows show their boxes. */
export function createTicks() {
  const [isOn, setIsOn] = createSignal(false);
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set());
  return {
    isOn,
    ids,
    has: (id: string) => ids().has(id),
    toggle: (id: string) =>
      setIds((before) => {
        const after = new Set(before);
        if (!after.delete(id) && after.size < mostByHand) after.add(id);
        return after;
      }),
    /**
     * From now on rows show their boxes, and these are ticked: all of them or none. Answers false when one is not here, or
     * they are more than are taken by hand.
     */
    add: (some: readonly (string | undefined)[]): boolean => {
      const here = some.filter((id) => id !== undefined);
      const all = new Set([...ids(), ...here]);
      if (here.length < some.length || all.size > mostByHand) return false;
      setIsOn(true);
      setIds(all);
      return true;
    },
    turn: (on: boolean) => {
      setIsOn(on);
      setIds(new Set<string>());
    },
  };
}

export type Ticks = ReturnType<typeof createTicks>;
