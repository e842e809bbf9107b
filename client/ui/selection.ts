// Which row of a list is selected: the row, not the place it stands in. Rows that come or go move the place; when the row
// itself is gone nothing is selected, and the arrows go on from where it stood.
import { createEffect, createSignal, untrack } from "solid-js";

/** Rows a selected one is looked for on either side of where it stood. */
const near = 40;

/** The place nearest to this one whose row it is. */
export function findNear(index: number, isIt: (index: number) => boolean): number | undefined {
  const places = Array.from({ length: 2 * near + 1 }, (_, i) => index + (i % 2 === 0 ? i / 2 : -(i + 1) / 2));
  return places.find((place) => place >= 0 && isIt(place));
}

interface Place {
  /** -1: nothing was selected yet. */
  index: number;
  id: string | undefined;
  /** The row that stands there is selected, when the other is not to be found. */
  takes: boolean;
}

interface SelectionOptions {
  count: () => number;
  /** Id of the row at a place; undefined while it is on its way, or beyond the list. */
  idAt: (index: number) => string | undefined;
  /** The row one comes back to was found somewhere else. */
  onFound: (index: number) => void;
}

export function createSelection({ count, idAt, onFound }: SelectionOptions) {
  const [place, setPlace] = createSignal<Place>({ index: -1, id: undefined, takes: false });

  function set(index: number): void {
    const id = untrack(() => idAt(index));
    setPlace({ index, id, takes: id === undefined });
  }

  /** Where the row is now, when another stands in its place. */
  function follow(now: string | undefined): void {
    const { index, id, takes } = place();
    if (id !== undefined && id === now) {
      if (takes) setPlace({ index, id, takes: false });
      return;
    }
    const found = id === undefined ? undefined : findNear(index, (at) => idAt(at) === id);
    if (found !== undefined) {
      setPlace({ index: found, id, takes: false });
      if (takes) onFound(found);
    } else if (takes && now !== undefined) setPlace({ index, id: now, takes: false });
    else if (id !== undefined) setPlace({ index: Math.min(index, count()), id: undefined, takes: false });
  }

  createEffect(() => {
    const { index } = place();
    const now = index < 0 ? undefined : idAt(index);
    if (now !== undefined || index >= count()) untrack(() => follow(now));
  });

  return {
    set,
    clear: () => setPlace({ index: -1, id: undefined, takes: false }),
    /** The row with this id, or the one that now stands in its place. */
    resume: (id: string, index: number) => setPlace({ index, id, takes: true }),
    /** Place of the selected row, or where it was; -1 before any was selected. */
    index: () => place().index,
    /** The selected row stands here. */
    isAt: (index: number): boolean => {
      const { id, ...at } = place();
      return at.index === index && id !== undefined && idAt(index) === id;
    },
    /** From where a step goes: of a row that is gone the next one stands in its place. */
    from: (step: number): number => {
      const { index, id, takes } = place();
      return index >= 0 && id === undefined && !takes && step > 0 ? index - 1 : index;
    },
  };
}
