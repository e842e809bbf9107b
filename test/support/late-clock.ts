// A clock of the page that tests put forward: one for all their files, which share what the page remembers of its server.
let nowMs = performance.now();

/** @returns milliseconds of the document, as `performance.now()` gives them */
export const lateNow = (): number => nowMs;

/** Puts the clock forward. @param ms how far; it never goes back */
export function passMs(ms: number): void {
  nowMs += ms;
}
