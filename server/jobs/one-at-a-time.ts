// A job that is asked for while it runs runs once more afterwards, and never twice at once.
/** One run after another, however often it is asked for; the last asking is always followed by a run. */
export function oneAtATime(run: () => Promise<void>): { ask: () => void; stop: () => void } {
  let busy = false;
  let again = false;
  let stopped = false;
  const ask = async () => {
    again = true;
    if (busy) return;
    busy = true;
    while (again && !stopped) {
      again = false;
      await run();
    }
    busy = false;
  };
  return {
    ask: () => void ask(),
    stop: () => {
      stopped = true;
    },
  };
}
