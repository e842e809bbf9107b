// Reads of the server, kept and refreshed. Keys are [room, question, input]: a live hint refreshes the rooms it touches
// (live.ts). A lost session is noticed here, whichever read meets it first.
import { keepPreviousData, QueryCache, QueryClient, useQuery } from "@tanstack/solid-query";
import { createSignal, untrack } from "solid-js";
import { keepEqual } from "./keep-equal.ts";
import { readProblem } from "./problem.ts";
import { sessionLost } from "./session-state.ts";
import { isArriving } from "./ui/arrival.ts";

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

/** What a read brought. Of a class, so that it stands in the library's store as it came: wrapped field by field, a case with the
 * words of all procedures cost a tenth of its first draw. */
class Answer<O> {
  readonly value: O;
  constructor(value: O) {
    this.value = value;
  }
}

/** What did not change is not drawn again: a hint takes no focus away and no button from under the pointer. */
function keepSame<O>(before: Answer<O> | undefined, now: Answer<O> | undefined): Answer<O> | undefined {
  if (!before || !now) return now;
  const value = keepEqual(before.value, now.value) as O;
  return Object.is(value, before.value) ? before : new Answer(value);
}

const answerOf =
  <I, O>(read: (input: I, signal: AbortSignal) => Promise<O>, input: () => I) =>
  async ({ signal }: { signal: AbortSignal }): Promise<Answer<O>> =>
    new Answer(await read(input(), signal));

/** A read as screens see it. */
export interface Read<O> {
  readonly data: O | undefined;
  readonly error: unknown;
  /** Nothing was read yet. */
  readonly isPending: boolean;
  /** Nothing was read yet, and it is being asked. */
  readonly isLoading: boolean;
  /** What is shown was read for the former input. */
  readonly isPlaceholderData: boolean;
  /** ms since 1970 */
  readonly dataUpdatedAt: number;
  /** ms since 1970 */
  readonly errorUpdatedAt: number;
  readonly refetch: () => Promise<O | undefined>;
}

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

/** Asks what `createRead` with the same words will want in a moment: sent along with what is asked now. Resolves when there is an
 * answer or none will come. */
export function readAhead<I, O>(
  room: string,
  question: string,
  input: I,
  read: (input: I, signal: AbortSignal) => Promise<O>,
): Promise<void> {
  return queryClient.prefetchQuery({
    queryKey: [room, question, input],
    queryFn: answerOf(read, () => input),
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
): Read<O> {
  // The library hands data out as of a resource, for which the whole page waits, and that also while a resource of what is in the cache
  // already takes a moment to say so: each card that came in drew its page anew, and took the focus away. What is there is handed out
  // from here, and for what is not there yet a page waits only while somebody comes to it.
  const [known, setKnown] = createSignal<Answer<O>>();
  const query = useQuery(() => ({
    queryKey: [room, question, input()],
    queryFn: answerOf(read, () => input() as I),
    enabled: input() !== undefined && (options.when ? () => untrack(() => options.when?.() === true) : true),
    reconcile: (before: Answer<O> | undefined, now: Answer<O> | undefined) => {
      const kept = keepSame(before, now);
      setKnown(() => kept);
      return kept;
    },
    ...(options.fixed ? { staleTime: Number.POSITIVE_INFINITY, meta: { fixed: true } } : {}),
    ...(options.restMs === undefined ? {} : { meta: { restMs: options.restMs } }),
    refetchInterval: (query: { state: { data: Answer<O> | undefined } }) => {
      const { everyMs } = options;
      return (typeof everyMs === "function" ? everyMs(query.state.data?.value) : everyMs) ?? false;
    },
    ...(options.keepBefore ? { placeholderData: keepPreviousData } : {}),
  }));
  setKnown(() => untrack(() => query.data));
  const waitFor = () => query.data;
  return {
    get data() {
      if (query.isPending && isArriving()) waitFor();
      return query.isPending ? undefined : known()?.value;
    },
    get error() {
      return query.error;
    },
    get isPending() {
      return query.isPending;
    },
    get isLoading() {
      return query.isLoading;
    },
    get isPlaceholderData() {
      return query.isPlaceholderData;
    },
    get dataUpdatedAt() {
      return query.dataUpdatedAt;
    },
    get errorUpdatedAt() {
      return query.errorUpdatedAt;
    },
    refetch: async () => (await query.refetch()).data?.value,
  };
}
