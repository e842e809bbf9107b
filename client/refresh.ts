// Which reads a hint touches, and when they are asked again: at once, or, of figures beside what one looks at, when they have
// rested.
import type { Query } from "@tanstack/solid-query";
import { queryClient } from "./query.ts";

/** Rooms whose answers any change may touch. */
const sharedRooms = new Set([
  "queues",
  "board",
  "home",
  "people",
  "history",
  "housing",
  "foster",
  "notices",
  "aid",
  "stocks",
]);

type Cases = ReadonlySet<string> | "all";

const caseIdOf = (key: readonly unknown[]): string | undefined => {
  const input = key[2];
  return typeof input === "object" && input !== null && "caseId" in input ? String(input.caseId) : undefined;
};

/** Of whom the case is that was read: what may be done with it depends on her record too. */
function personIn({ state }: Query): string | undefined {
  const { value } = (state.data ?? {}) as { value?: { head?: { personId?: unknown } } | null };
  const personId = value?.head?.personId;
  return typeof personId === "string" ? personId : undefined;
}

function touches(query: Query, cases: Cases): boolean {
  if (query.meta?.fixed) return false;
  const room = String(query.queryKey[0]);
  if (sharedRooms.has(room)) return true;
  const caseId = caseIdOf(query.queryKey);
  if (caseId === undefined || cases === "all") return caseId !== undefined;
  return cases.has(caseId) || cases.has(personIn(query) ?? "");
}

/** How long a read still rests, ms: after its last answer, and one that is under way is let come. */
function restsMs({ meta, state }: Query): number {
  const restMs = typeof meta?.restMs === "number" ? meta.restMs : 0;
  if (restMs === 0 || state.fetchStatus === "fetching") return restMs;
  return Math.max(0, state.dataUpdatedAt + restMs - Date.now());
}

export function createRefresh() {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function refresh(cases: Cases): void {
    const found = queryClient.getQueryCache().findAll({ predicate: (query) => touches(query, cases) });
    // Before those that rest no longer are asked, and are under way.
    const longest = Math.max(0, ...found.map(restsMs));
    void queryClient.invalidateQueries({ predicate: (query) => touches(query, cases) && restsMs(query) === 0 });
    if (longest > 0) timer ??= setTimeout(afterRest, longest);
  }

  function afterRest(): void {
    timer = undefined;
    void queryClient.invalidateQueries({ predicate: ({ meta }) => meta?.restMs !== undefined });
  }

  return {
    refresh,
    stop: () => clearTimeout(timer),
  };
}
