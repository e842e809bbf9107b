// The one stream of hints of this tab. A hint holds no data: it says which cases changed, and what shows them is asked
// again. Many hints at once become one refresh.
import type { Query } from "@tanstack/solid-query";
import { createSignal, onCleanup } from "solid-js";
import { queryClient } from "./query.ts";
import { trpc } from "./trpc.ts";

const gatherMs = 250;
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

/** Listens while its owner lives; the link reconnects by itself and says what it has seen. */
export function createLive(): void {
  let waiting: Set<string> | "all" = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function refresh(): void {
    timer = undefined;
    const cases = waiting;
    waiting = new Set();
    void queryClient.invalidateQueries({ predicate: (query) => touches(query, cases) });
  }

  const subscription = trpc.live.hints.subscribe(undefined, {
    onStarted: () => setIsLive(true),
    onConnectionStateChange: (state) => setIsLive(state.state === "pending"),
    onData: ({ data }) => {
      if (data.all) waiting = "all";
      else if (waiting !== "all") for (const one of data.cases) waiting.add(one.caseId);
      timer ??= setTimeout(refresh, gatherMs);
    },
    onError: () => setIsLive(false),
  });
  onCleanup(() => {
    clearTimeout(timer);
    subscription.unsubscribe();
    setIsLive(false);
  });
}
