// Work that nobody waits for: done when the page has nothing else to do, or when its patience ends. Safari has no such moment of its
// own and gets the next turn.

/** Returns how to call it off. */
export function whenIdle(run: () => void, patienceMs = 100): () => void {
  if (typeof requestIdleCallback === "function") {
    const id = requestIdleCallback(run, { timeout: patienceMs });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(run);
  return () => clearTimeout(id);
}
