// The rows of a work list, kept as they are on the server. What comes in while somebody reads is announced, and shown when
// asked for: nothing jumps under the cursor.
import { createEffect, on } from "solid-js";
import type { ListQuestion } from "../list-address.ts";
import { createRead } from "../query.ts";
import { fetchPage, pageSize } from "./fetch-page.ts";
import { type Answer, createHeld, keyOf, startOf } from "./held-list.ts";
import { createPageReader } from "./page-reader.ts";

/** `isBusy`: somebody is reading or walking the list, so rows must stay where they are. */
export function createList(question: () => ListQuestion, isBusy: () => boolean) {
  const list = createHeld();
  const { held } = list;
  const reader = createPageReader(list, () => refresh());
  /** The beginning that was last shown, and which of the list's arrangements it was. */
  let shown: { answer: Answer; arranged: number } | undefined;

  // A hint reaches one of the two: the beginning of the list, or the rows that must stay in their places. What is said of
  // these is no beginning, and is kept apart from it: whoever comes back to the list would take it for the list.
  const query = createRead<ListQuestion, Answer>("queues", "page", question, begin, {
    keepBefore: true,
    when: () => pagesToKeep().length === 0,
  });
  const again = createRead<ListQuestion, null>("queues", "rows", question, askAgain, {
    when: () => pagesToKeep().length > 0,
  });
  const refresh = () => void (pagesToKeep().length > 0 ? again : query).refetch();

  async function begin(input: ListQuestion, signal: AbortSignal): Promise<Answer> {
    const total = input.at === undefined ? { total: "quick" as const } : {};
    return { question: input, page: await fetchPage({ ...input, limit: pageSize, ...total }, signal) };
  }

  /** Pages whose rows must stay in their places, nearest to what is in sight first. */
  function pagesToKeep(): number[] {
    const now = held();
    const asks = question();
    if (!now || keyOf(now.question) !== keyOf(asks) || asks.at !== undefined || !isBusy()) return [];
    return reader.wanted().filter((n) => (now.pages.get(n)?.rows.length ?? 0) > 0);
  }

  /** Once more when meanwhile the rows were arranged anew, of which nobody knows whether the change was in them. */
  async function askAgain(_: ListQuestion, signal: AbortSignal): Promise<null> {
    while (!(await reader.renew(pagesToKeep(), signal)));
    return null;
  }

  const isStill = (question: ListQuestion): boolean => list.key() === keyOf(question);

  function take(answer: Answer | undefined): void {
    if (!answer || (answer === shown?.answer && list.arranged() === shown.arranged)) return;
    const isSame = isStill(answer.question);
    if (isSame && answer.question.at !== undefined && isBusy()) return;
    reader.show(startOf(answer), !isSame);
    shown = { answer, arranged: list.arranged() };
  }
  // Whenever it was read, though nothing in it changed: what is shown may have gone on since.
  const readAt = () => (query.isPending || query.isPlaceholderData ? undefined : [query.data, query.dataUpdatedAt]);
  createEffect(on(readAt, (found) => take(found && query.data)));
  createEffect(
    on(
      () => keyOf(question()),
      (key) => {
        reader.end();
        if (key === list.key()) reader.readOn();
      },
      { defer: true },
    ),
  );

  /** What failed and was not read since, by the one way or the other. */
  const readError = () =>
    (query.errorUpdatedAt > again.dataUpdatedAt ? query.error : undefined) ??
    (again.errorUpdatedAt > query.dataUpdatedAt ? again.error : undefined);

  return {
    ...list,
    /** Which rows are in sight: they are read. */
    onSight: reader.onSight,
    today: () => held()?.today ?? "",
    capped: () => held()?.capped === true,
    isPending: () => held() === undefined,
    error: () => readError() ?? reader.error(),
    retry(): void {
      reader.again();
      refresh();
    },
    showNews: () => void reader.showAgain(),
  };
}

export type List = ReturnType<typeof createList>;
