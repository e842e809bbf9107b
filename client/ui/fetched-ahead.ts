// Code that is not part of the first load: fetched while the server answers, so that a page or a dialog opens at once,
// and also when the server has gone away since.
import { onMount } from "solid-js";

/** Whether the server answers. */
export const isThere = (): Promise<boolean> =>
  fetch("/healthz", { cache: "no-store" }).then(
    (answer) => answer.ok,
    () => false,
  );

/** Code that did not come, as browsers word it and as `fetchedAhead` does; any other error is a bug of ours. */
export const isAway = (error: unknown): boolean =>
  error instanceof TypeError && /import|module|fetch/i.test(error.message);

/** The document itself just came from a server that is there. */
let isFirst = true;

/**
 * A browser remembers for the life of the document that some code did not come, and never asks for it again: so
 * nothing is asked for while the server is away.
 */
async function loadWhenThere<T>(load: () => Promise<T>): Promise<T> {
  const asks = isFirst || (await isThere());
  isFirst = false;
  if (!asks) throw new TypeError("nothing to fetch from: the server is away");
  return load();
}

const ahead: (() => Promise<unknown>)[] = [];

/** The same code at every call; after a failure it is asked for again. */
export function fetchedAhead<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  const once = (): Promise<T> => {
    loaded ??= loadWhenThere(load).catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
  ahead.push(once);
  return once;
}

const quietMs = 1_500;

/** Fetches all of it, one after the other, once the first page of its owner stands. */
export function fetchAhead(): void {
  onMount(() => {
    setTimeout(async () => {
      for (const load of ahead) await load().catch(() => undefined);
    }, quietMs);
  });
}
