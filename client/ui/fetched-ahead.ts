// Code that is not part of the first load: fetched while the server answers, so that a page or a dialog opens at once,
// and also when the server has gone away since.
import { onMount } from "solid-js";

let asking: Promise<boolean> | undefined;
/** When the server last answered, in the time of this document, which itself just came from it. */
let answeredAt = 0;
/** ⚙ For so long after an answer nobody asks again. */
const sureMs = 3_000;

/** Whether the server answers; who asks while it is being asked gets the same answer. */
export function isThere(): Promise<boolean> {
  asking ??= fetch("/healthz", { cache: "no-store" })
    .then(
      ({ ok }) => {
        answeredAt = ok ? performance.now() : -sureMs;
        return ok;
      },
      () => {
        answeredAt = -sureMs;
        return false;
      },
    )
    .finally(() => {
      asking = undefined;
    });
  return asking;
}

/** Code that did not come, as browsers word it and as `fetchedAhead` does; any other error is a bug of ours. */
export const isAway = (error: unknown): boolean =>
  error instanceof TypeError && /import|module|fetch/i.test(error.message);

/** However long the document took to come. */
let isFirst = true;

/**
 * A browser remembers for the life of the document that some code did not come, and never asks for it again: so
 * nothing is asked for while the server is away.
 */
async function loadWhenThere<T>(load: () => Promise<T>): Promise<T> {
  const asks = isFirst || performance.now() - answeredAt < sureMs || (await isThere());
  isFirst = false;
  if (!asks) throw new TypeError("nothing to fetch from: the server is away");
  return load();
}

const soon: (() => Promise<unknown>)[] = [];
const later: (() => Promise<unknown>)[] = [];

/** The same code at every call; after a failure it is asked for again. `isSoon`: a key or a click on any page may want it. */
export function fetchedAhead<T>(load: () => Promise<T>, isSoon = false): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  const once = (): Promise<T> => {
    loaded ??= loadWhenThere(load).catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
  (isSoon ? soon : later).push(once);
  return once;
}

const quietMs = 1_500;

/** What a key or a click may want at once, on a page where one comes to act. */
export const fetchSoon = (): void => {
  void Promise.all(soon.map(fetchIt));
};

const fetchIt = (load: () => Promise<unknown>) => load().catch(() => undefined);

/** Fetches all of it once the first page of its owner stands: what is wanted soon at once, the rest one after the other. */
export function fetchAhead(): void {
  onMount(() => {
    setTimeout(async () => {
      await Promise.all(soon.map(fetchIt));
      for (const load of later) await fetchIt(load);
    }, quietMs);
  });
}
