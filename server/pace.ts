// Long work on the main thread in short turns: after so many milliseconds the loop gets its chance.

/** Answers what to await between two pieces of work. */
export function createPace(turnMs: number): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < turnMs) return undefined;
    return new Promise((done) =>
      setImmediate(() => {
        since = performance.now();
        done();
      }),
    );
  };
}
