// Reads of the server, kept and refreshed. Keys are [room, question, input]: a live hint refreshes the rooms it touches
// (live.ts). A lost session is noticed here, whichever read meets it first.
import { keepPreviousData, QueryCache, QueryClient, replaceEqualDeep, useQuery } from "@tanstack/solid-query";
import { untrack } from "solid-js";
import { readProblem } from "./problem.ts";
import { sessionLost } from "./session-state.ts";

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (readProblem(error).code === "UNAUTHORIZED") sessionLost();
    },
  }),
  defaultOptions: {
    queries: {
      // Screens say that the server is down and count down to the next try themselves.
      retry: (failures, error) => readProblem(error).code === "OFFLINE" && failures < 1,
      retryDelay: 500,
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      networkMode: "always",
    },
  },
});

export interface ReadOptions<O> {
  /** Never changes while the page is open (forms, words of workflows). */
  fixed?: boolean;
  /** Asked again by a hint at most this often. */
  restMs?: number;
  /** Asked again this often while the page is looked at; by what was last read, undefined is no more. */
  everyMs?: number | ((data: O | undefined) => number | undefined);
  /** Shows what was read for the former input until the new answer is there. */
  keepBefore?: boolean;
  /** Asked whenever it would be read, as when a hint comes; false leaves it as it is, to be read the next time. */
  when?: () => boolean;
}

/** Asks what `createRead` with the same words will want in a moment: sent along with what is asked now. Fails silently. */
export function readAhead<I, O>(
  room: string,
  question: string,
  input: I,
  read: (input: I, signal: AbortSignal) => Promise<O>,
): void {
  void queryClient.prefetchQuery({
    queryKey: [room, question, input],
    queryFn: ({ signal }: { signal: AbortSignal }) => read(input, signal),
    retry: false,
  });
}

/**
 * `createRead("people", "getRecord", () => ({ personId }), (input, signal) => trpc.people.getRecord.query(input, { signal }))`.
 * An input of undefined asks nothing.
 */
export function createRead<I, O>(
  room: string,
  question: string,
  input: () => I | undefined,
  read: (input: I, signal: AbortSignal) => Promise<O>,
  options: ReadOptions<O> = {},
) {
  return useQuery(() => ({
    queryKey: [room, question, input()],
    queryFn: ({ signal }: { signal: AbortSignal }) => read(input() as I, signal),
    enabled: input() !== undefined && (options.when ? () => untrack(() => options.when?.() === true) : true),
    // What did not change is not drawn again: a hint takes no focus away and no button from under the pointer.
    reconcile: (before: O | undefined, now: O) => replaceEqualDeep(before, now),
    ...(options.fixed ? { staleTime: Number.POSITIVE_INFINITY, meta: { fixed: true } } : {}),
    ...(options.restMs === undefined ? {} : { meta: { restMs: options.restMs } }),
    refetchInterval: (query: { state: { data: O | undefined } }) => {
      const { everyMs } = options;
      return (typeof everyMs === "function" ? everyMs(query.state.data) : everyMs) ?? false;
    },
    ...(options.keepBefore ? { placeholderData: keepPreviousData } : {}),
  }));
}
