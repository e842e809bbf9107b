// Where the focus goes when what held it is drawn anew or gone: never to the top of the page, from where somebody without
// a mouse begins again.

import { onCleanup } from "solid-js";

/** Parts of a page that stay when what is in them changes. */
const places = "section, [role=dialog], main";

const isLost = (): boolean => {
  const now = document.activeElement;
  return now === null || now === document.body || (now instanceof HTMLElement && !now.isConnected);
};

/**
 * Remembers what has the focus now. The answer gives it back where it got lost: to the same control, else to the nearest
 * part of the page around it that is still there.
 */
export function rememberFocus(): () => void {
  const held = document.activeElement;
  const around: Element[] = [];
  for (let one = held?.parentElement?.closest(places); one; one = one.parentElement?.closest(places)) around.push(one);
  return () => {
    if (!isLost()) return;
    if (held instanceof HTMLElement && held.isConnected && held !== document.body) held.focus();
    // A control that cannot be used now does not take it.
    if (!isLost()) return;
    const place = around.find((one) => one.isConnected);
    if (!(place instanceof HTMLElement)) return;
    if (!place.hasAttribute("tabindex")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  };
}

/**
 * Keeps in `place` the focus it has when what held it is drawn away, as a form whose act is under way: Chromium hands no key to
 * anybody then, and Escape leaves no dialog.
 */
export function keepFocusIn(place: HTMLElement): void {
  let wasIn = false;
  const remember = () => {
    wasIn = true;
  };
  place.addEventListener("focusin", remember);
  const observer = new MutationObserver(() => {
    if (wasIn && isLost()) place.focus({ preventScroll: true });
  });
  observer.observe(place, { childList: true, subtree: true });
  onCleanup(() => observer.disconnect());
}
