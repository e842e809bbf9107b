// The one stream of hints of this tab. A hint holds no data: it says which cases changed, and what shows them is asked
// again. Many hints at once become one refresh.
import { createEffect, createSignal, onCleanup } from "solid-js";
import { readProblem } from "./problem.ts";
import { queryClient } from "./query.ts";
import { createRefresh } from "./refresh.ts";
import { isSessionLost, sessionLost } from "./session-state.ts";
import { isPresent, trpc } from "./trpc.ts";

/** After a quiet while a hint is followed almost at once; of many, one in so long. */
const gatherMs = 250;
const atOnceMs = 15;
/** A server that stops ends its streams in good order, and the link takes that for the end of the matter. */
const comeBackMs = 2_000;
/** Not all tabs of the house in the same moment. */
const comeBackSpreadMs = 3_000;
/** `paused`: this account has too many pages open, and this one waits until somebody uses it. */
export type Liveness = "on" | "off" | "paused";

const [liveness, setLiveness] = createSignal<Liveness>("off");

export { liveness };

/** How often a screen nobody touches asks whether its session still lasts, so that it is veiled when it does not. */
const askMs = 60_000;

/** A page nobody looks at for this long listens no more: a browser has few connections for all its pages. */
const hiddenMs = 5_000;
/** What somebody does who works on this page. */
const uses = ["focus", "keydown", "pointerdown"] as const;

/** Whether somebody can see the page, and whether it had to give way to others and nobody used it since. */
function createPresence(): { isSeen: () => boolean; isPaused: () => boolean; pause: () => void } {
  const [isSeen, setIsSeen] = createSignal(!document.hidden);
  const [isPaused, setIsPaused] = createSignal(false);
  let hiding: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(() => setIsSeen(false), hiddenMs);
    else setIsSeen(true);
  };
  const used = () => setIsPaused(false);
  document.addEventListener("visibilitychange", look);
  for (const kind of uses) addEventListener(kind, used, { capture: true, passive: true });
  onCleanup(() => {
    clearTimeout(hiding);
    document.removeEventListener("visibilitychange", look);
    for (const kind of uses) removeEventListener(kind, used, { capture: true });
  });
  return { isSeen, isPaused, pause: () => setIsPaused(true) };
}

/** Listens while its owner lives, the session lasts and somebody looks; the link reconnects by itself. */
export function createLive(): void {
  const { isSeen, isPaused, pause } = createPresence();
  const since = { wasAway: false };
  const crowdedOut = () => {
    pause();
    setLiveness("paused");
  };
  createEffect(() => {
    if (!isSessionLost() && isSeen() && !isPaused()) listen(since, crowdedOut);
  });
  const timer = setInterval(() => {
    if (!isPresent()) void queryClient.invalidateQueries({ queryKey: ["desk", "getDesk"] });
  }, askMs);
  onCleanup(() => clearInterval(timer));
}

/** `since.wasAway`: hints were missed before this listening; it outlives it. */
function listen(since: { wasAway: boolean }, crowdedOut: () => void): void {
  let waiting: Set<string> | "all" = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let comingBack: ReturnType<typeof setTimeout> | undefined;
  let wasLive = false;
  let isOver = false;
  let refreshedAt = Number.NEGATIVE_INFINITY;
  const touched = createRefresh();

  const refreshSoon = () => {
    timer ??= setTimeout(refresh, Math.max(atOnceMs, refreshedAt + gatherMs - performance.now()));
  };

  function refresh(): void {
    timer = undefined;
    refreshedAt = performance.now();
    const cases = waiting;
    waiting = new Set();
    touched.refresh(cases);
  }

  function comeBackLater(): void {
    if (isOver) return;
    setLiveness("off");
    since.wasAway = true;
    clearTimeout(comingBack);
    comingBack = setTimeout(
      () => {
        subscription = subscribe();
      },
      comeBackMs + Math.random() * comeBackSpreadMs,
    );
  }

  const subscribe = () =>
    trpc.live.hints.subscribe(undefined, {
      onStarted: () => {
        setLiveness("on");
        if (!since.wasAway) return;
        // Hints of the time between are lost: everything live is asked again.
        since.wasAway = false;
        waiting = "all";
        refreshSoon();
      },
      onConnectionStateChange: (state) => {
        if (wasLive && state.state === "connecting") since.wasAway = true;
        wasLive = state.state === "pending";
        setLiveness(wasLive ? "on" : "off");
      },
      onData: ({ data }) => {
        if (data.all) waiting = "all";
        else if (waiting !== "all") for (const one of data.cases) waiting.add(one.caseId);
        refreshSoon();
      },
      onError: (error) => {
        const { code } = readProblem(error);
        setLiveness("off");
        if (code === "UNAUTHORIZED") sessionLost();
        else if (code === "LIMIT") crowdedOut();
        else comeBackLater();
      },
      onComplete: comeBackLater,
    });

  let subscription = subscribe();
  onCleanup(() => {
    isOver = true;
    clearTimeout(timer);
    clearTimeout(comingBack);
    touched.stop();
    subscription.unsubscribe();
    since.wasAway = true;
    setLiveness("off");
  });
}
