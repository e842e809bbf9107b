// Whether somebody is just coming to a page. Until she is there, what the page reads is waited for as a whole, so that it appears in one
// piece; once she works on it, what is read later waits at its own place, and nothing she stands in is drawn anew.
import { createEffect, createSignal, onMount, untrack } from "solid-js";

const [isThere, setIsThere] = createSignal(false);
let isOnHerWay: () => boolean = () => false;

/** Told by what draws the pages: whether the address is changing, and the path it has or will have. What stands behind the path, as the
 * filters of a list, is the same page. */
export function watchArrival(isRouting: () => boolean, path: () => string): void {
  let shown = untrack(path);
  createEffect(() => {
    shown = path();
  });
  isOnHerWay = () => !isThere() || (isRouting() && path() !== shown);
}

export const isArriving = (): boolean => untrack(isOnHerWay);

/** Stands beside the page in what waits for it. */
export function Arrived(): null {
  setIsThere(false);
  onMount(() => setIsThere(true));
  return null;
}
