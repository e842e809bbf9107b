// Whether somebody is just coming to a page. Until she is there, what the page reads is waited for as a whole, so that it appears in one
// piece; once she works on it, what is read later waits at its own place, and nothing she stands in is drawn anew.
import { createSignal, onMount, untrack } from "solid-js";

const [isThere, setIsThere] = createSignal(false);
let isOnHerWay: () => boolean = () => false;

/** Told once by what draws the pages: whether a change of page is under way. */
export function watchArrival(isRouting: () => boolean): void {
  isOnHerWay = () => isRouting() || !isThere();
}

export const isArriving = (): boolean => untrack(isOnHerWay);

/** Stands beside the page in what waits for it. */
export function Arrived(): null {
  setIsThere(false);
  onMount(() => setIsThere(true));
  return null;
}
