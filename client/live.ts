// The one stream of hints of this tab. A hint holds no data: it says which cases changed, and what shows them is asked
// again. Many hints at once become one refresh.
import type { Query } from "@tanstack/solid-query";
import { createEffect, createSignal, onCleanup } from "solid-js";
import { readProblem } from "./problem.ts";
import { queryClient } from "./query.ts";
import { isSessionLost, sessionLost } from "./session-state.ts";
import { isPresent, trpc } from "./trpc.ts";

const gatherMs = 250;
/** A server that stops ends its streams in good order, and the link takes that for the end of the matter. */
const comeBackMs = 2_000;
/** Not all tabs of the house in the same moment. */
const comeBackSpreadMs = 3_000;
/** Rooms whose answers any change may touch. */
const sharedRooms = new Set(["queues", "board", "home", "people", "history", "housing", "foster"]);

const [isLive, setIsLive] = createSignal(false);

export { isLive };

const caseIdOf = (key: readonly unknown[]): string | undefined => {
  const input = key[2];
  return typeof input === "object" && input !== null && "caseId" in input ? String(input.caseId) : undefined;
};

function touches(query: Query, cases: ReadonlySet<string> | "all"): boolean {
  if (query.meta?.fixed) return false;
  const room = String(query.queryKey[0]);
  if (sharedRooms.has(room)) return true;
  const caseId = caseIdOf(query.queryKey);
  return caseId !== undefined && (cases === "all" || cases.has(caseId));
}

/** How often a screen nobody touches asks whether its session still lasts, so that it is veiled when it does not. */
const askMs = 60_000;

/** Listens while its owner lives and the session lasts; the link reconnects by itself and says what it has seen. */
export function createLive(): void {
  createEffect(() => {
    if (!isSessionLost()) listen();
  });
  const timer = setInterval(() => {
    if (!isPresent()) void queryClient.invalidateQueries({ queryKey: ["desk", "getDesk"] });
  }, askMs);
  onCleanup(() => clearInterval(timer));
}

function listen(): void {
  let waiting: Set<string> | "all" = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let comingBack: ReturnType<typeof setTimeout> | undefined;
  let wasLive = false;
  let wasAway = false;
  let isOver = false;

  function refresh(): void {
    timer = undefined;
    const cases = waiting;
    waiting = new Set();
    void queryClient.invalidateQueries({ predicate: (query) => touches(query, cases) });
  }

  function comeBackLater(): void {
    if (isOver) return;
    setIsLive(false);
    wasAway = true;
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
        setIsLive(true);
        if (!wasAway) return;
        // Hints of the time between are lost: everything live is asked again.
        wasAway = false;
        waiting = "all";
        timer ??= setTimeout(refresh, gatherMs);
      },
      onConnectionStateChange: (state) => {
        if (wasLive && state.state === "connecting") wasAway = true;
        wasLive = state.state === "pending";
        setIsLive(wasLive);
      },
      onData: ({ data }) => {
        if (data.all) waiting = "all";
        else if (waiting !== "all") for (const one of data.cases) waiting.add(one.caseId);
        timer ??= setTimeout(refresh, gatherMs);
      },
      onError: (error) => {
        setIsLive(false);
        if (readProblem(error).code === "UNAUTHORIZED") sessionLost();
        else comeBackLater();
      },
      onComplete: comeBackLater,
    });

  let subscription = subscribe();
  onCleanup(() => {
    isOver = true;
    clearTimeout(timer);
    clearTimeout(comingBack);
    subscription.unsubscribe();
    setIsLive(false);
  });
}
