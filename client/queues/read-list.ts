// The rows of a work list, read as they come in sight. What comes in while somebody reads is announced, and shown when
// asked for: nothing jumps under the cursor.
import { createEffect, createSignal, on } from "solid-js";
import type { ListQuestion } from "../list-address.ts";
import { createRead } from "../query.ts";
import { fetchPage, type ListPage, type ListRow, pageSize } from "./fetch-page.ts";
import { type Answer, createHeld, type Held, keyOf, startOf } from "./held-list.ts";

/** Rows beyond the ones in sight that are read ahead. */
const ahead = 20;
/** Requests for pages at a time: who drags the bar asks for the last place, not for all on the way. */
const mostAsked = 2;
/** Rows asked again by their ids, at most. */
const mostAgain = 200;

/** `isBusy`: somebody is reading or walking the list, so rows must stay where they are. */
export function createList(question: () => ListQuestion, isBusy: () => boolean) {
  const list = createHeld();
  const { held } = list;
  const [pageError, setPageError] = createSignal<unknown>();
  const asked = new Set<number>();
  /** Pages read before the last hint, and not again since. */
  let old = new Set<number>();
  let wanted: number[] = [0];
  /** The beginning that is shown, as long as nothing else was read over it. */
  let shown: Answer | undefined;

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
    return wanted.filter((n) => (now.pages.get(n)?.length ?? 0) > 0);
  }

  /** How the rows in sight are now; those of other pages when they come in sight. */
  async function askAgain(input: ListQuestion, signal: AbortSignal): Promise<null> {
    const now = held();
    const kept = pagesToKeep().slice(0, mostAgain / pageSize);
    if (!now || kept.length === 0) return null;
    old = new Set([...now.pages.keys()].filter((n) => !kept.includes(n)));
    const ids = kept.flatMap((n) => now.pages.get(n) ?? []).map((row) => row.id);
    const page = await fetchPage({ ...input, ids, limit: mostAgain, total: "quick" }, signal);
    if (isStill(input)) renew(ids, page);
    return null;
  }

  function show(next: Held): void {
    old = new Set();
    shown = undefined;
    list.show(next);
    if (!next.total.exact && next.question.at === undefined) void countExactly(next.question);
  }

  function renew(ids: readonly string[], page: ListPage): void {
    shown = undefined;
    list.renew(ids, page);
  }

  function take(answer: Answer | undefined): void {
    if (!answer || answer === shown) return;
    const isSame = isStill(answer.question);
    if (!isSame) wanted = [0];
    if (isSame && answer.question.at !== undefined && isBusy()) return;
    show(startOf(answer));
    shown = answer;
  }
  // Whenever it was read, though nothing in it changed: what is shown may have gone on since.
  const readAt = () => (query.isPending || query.isPlaceholderData ? undefined : [query.data, query.dataUpdatedAt]);
  createEffect(on(readAt, (found) => take(found && query.data)));

  const isStill = (question: ListQuestion): boolean => list.key() === keyOf(question);

  async function countExactly(about: ListQuestion): Promise<void> {
    const page = await fetchPage({ ...about, limit: 1, total: "exact" }).catch(() => undefined);
    if (page?.total && isStill(about)) list.count(page.total);
  }

  /** A page beside one that is held by its neighbour's key, another by its place. */
  async function read(now: Held, n: number): Promise<ListPage> {
    const sort = now.question.sort ?? "dueOn";
    const about = { ...now.question, limit: pageSize };
    const key = (row: ListRow) => ({ value: row[sort], caseId: row.id });
    const before = now.pages.get(n - 1)?.at(-1);
    if (before) return fetchPage({ ...about, after: key(before) });
    const next = now.pages.get(n + 1)?.[0];
    if (next && now.question.at === undefined) {
      const page = await fetchPage({ ...about, before: key(next) });
      // Fewer: rows came or left meanwhile, and the places are others.
      if (page.rows.length === pageSize) return page;
    }
    return fetchPage({ ...about, position: n * pageSize });
  }

  async function load(now: Held, n: number): Promise<void> {
    asked.add(n);
    try {
      const rows = now.pages.get(n);
      if (rows) {
        const ids = rows.map((row) => row.id);
        const page = await fetchPage({ ...now.question, ids, limit: mostAgain });
        if (isStill(now.question)) renew(ids, page);
        old.delete(n);
      } else {
        const page = await read(now, n);
        if (isStill(now.question)) list.keep(n, page.rows, wanted[0] ?? 0);
        // Nothing is there any more: how long the list is has changed.
        if (page.rows.length === 0 && now.question.at === undefined) refresh();
      }
      setPageError(undefined);
    } catch (error) {
      setPageError(error);
      return;
    } finally {
      asked.delete(n);
    }
    readOn();
  }

  function readOn(): void {
    const now = held();
    if (!now) return;
    for (const n of wanted) {
      if (asked.size >= mostAsked) return;
      if (!asked.has(n) && (old.has(n) || !now.pages.has(n))) void load(now, n);
    }
  }

  function onSight(first: number, last: number): void {
    const now = held();
    if (!now) return;
    const isPast = now.question.at !== undefined;
    // A list whose end is not known has a page more.
    const end = isPast && !now.total.exact ? now.total.rows + 1 : now.total.rows;
    const from = Math.floor(Math.max(0, first - ahead) / pageSize);
    const to = Math.floor(Math.max(0, Math.min(end - 1, last + ahead)) / pageSize);
    const middle = Math.floor((first + last) / 2 / pageSize);
    wanted = Array.from({ length: to - from + 1 }, (_, i) => from + i).sort(
      (a, b) => Math.abs(a - middle) - Math.abs(b - middle),
    );
    readOn();
  }

  function retry(): void {
    setPageError(undefined);
    readOn();
    refresh();
  }

  async function showNews(): Promise<void> {
    const now = held();
    if (!now) return;
    const n = wanted[0] ?? 0;
    try {
      const page = await fetchPage({ ...now.question, limit: pageSize, position: n * pageSize, total: "quick" });
      if (!isStill(now.question)) return;
      const { today, capped } = page;
      show({ ...now, today, capped, total: page.total ?? now.total, pages: new Map([[n, page.rows]]) });
    } catch (error) {
      setPageError(error);
    }
  }

  return {
    ...list,
    /** Which rows are in sight: they are read. */
    onSight,
    today: () => held()?.today ?? "",
    capped: () => held()?.capped === true,
    isPending: () => held() === undefined,
    error: () => query.error ?? again.error ?? pageError(),
    retry,
    showNews: () => void showNews(),
  };
}

export type List = ReturnType<typeof createList>;
