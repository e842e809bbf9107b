// Reads the pages of a held list that come in sight. Every request belongs to one arrangement of the rows: it ends when
// another is shown or asked for, and what it found is never put beside rows it does not follow.
import { createSignal, onCleanup } from "solid-js";
import type { ListQuestion } from "../list-address.ts";
import { fetchPage, type ListPage, type ListRow, pageSize } from "./fetch-page.ts";
import { type Found, type Held, type HeldList, type ListKey, rowKey } from "./held-list.ts";

/** Rows beyond the ones in sight that are read ahead. */
const ahead = 20;
/** Requests for pages at a time: who drags the bar asks for the last place, not for all on the way. */
const mostAsked = 2;
/** Rows asked again by their ids, at most. */
const mostAgain = 200;

type From = { after: ListKey } | { before: ListKey } | { position: number };

/** A row that moved in the list while it stays where it is seen is left out of the page it has come to. */
async function readFrom(question: ListQuestion, from: From, seen: ReadonlySet<string>, signal: AbortSignal) {
  const ask = async (at: From) => (await fetchPage({ ...question, limit: pageSize, ...at }, signal)).rows;
  const isOther = (row: ListRow) => !seen.has(row.id);
  const found = await ask(from);
  const rows = found.filter(isOther);
  const missing = found.length - rows.length;
  if (missing === 0 || found.length < pageSize) return { rows, isEnd: found.length < pageSize };
  const isBefore = "before" in from;
  const edge = isBefore ? found[0] : found.at(-1);
  const more = edge ? await ask(isBefore ? { before: rowKey(question, edge) } : { after: rowKey(question, edge) }) : [];
  const rest = more.filter(isOther);
  // So many moved that they are seen twice rather than the list cut.
  if (rest.length < missing && more.length === pageSize) return { rows: found, isEnd: false };
  const whole = isBefore ? [...rest.slice(-missing), ...rows] : [...rows, ...rest.slice(0, missing)];
  return { rows: whole, isEnd: more.length < pageSize && rest.length <= missing };
}

/** A page beside one that is held by the key that was read with it, another by its place. */
async function readPage(now: Held, n: number, seen: ReadonlySet<string>, signal: AbortSignal): Promise<Found> {
  const { question, pages } = now;
  const after = pages.get(n - 1)?.last;
  const before = pages.get(n + 1)?.first;
  if (after) return readFrom(question, { after }, seen, signal);
  const byPlace = () => readFrom(question, { position: n * pageSize }, seen, signal);
  if (!before || question.at !== undefined) return byPlace();
  const found = await readFrom(question, { before }, seen, signal);
  const first = n === 0 ? found.rows[0] : undefined;
  const above = first && (await fetchPage({ ...question, before: rowKey(question, first), limit: 1 }, signal));
  if (found.rows.length === pageSize && !above?.rows.length) return { ...found, isEnd: false };
  // Rows came or left meanwhile: the places are others.
  return { ...(await byPlace()), isApart: true };
}

/** `refresh`: the list has changed its length. */
export function createPageReader(list: HeldList, refresh: () => void) {
  const { held } = list;
  const [error, setError] = createSignal<unknown>();
  /** Of the arrangement that is shown. */
  let round = new AbortController();
  const asked = new Set<number>();
  const failed = new Set<number>();
  /** Pages read before the last hint, and not again since. */
  const old = new Set<number>();
  let wanted: readonly number[] = [0];

  /** Ends what is under way. */
  function end(): void {
    round.abort();
    round = new AbortController();
    asked.clear();
    failed.clear();
    setError(undefined);
  }
  onCleanup(() => {
    round.abort();
    wanted = [];
  });

  async function countExactly(question: ListQuestion, { signal }: AbortController): Promise<void> {
    const page = await fetchPage({ ...question, limit: 1, total: "exact" }, signal).catch(() => undefined);
    if (page?.total && !signal.aborted) list.count(page.total);
  }

  /** Another arrangement takes the place of what is shown. */
  function show(next: Held, isAnother: boolean): void {
    end();
    old.clear();
    if (isAnother) wanted = [0];
    list.show(next);
    if (!next.total.exact && next.question.at === undefined) void countExactly(next.question, round);
  }

  /** What is held of these pages, asked again by its ids. */
  const askIds = (question: ListQuestion, ids: readonly string[], signal: AbortSignal): Promise<ListPage> =>
    fetchPage({ ...question, ids: [...ids], limit: mostAgain, total: "quick" }, signal);

  const idsOf = (now: Held, pages: readonly number[]): string[] =>
    pages.flatMap((n) => now.pages.get(n)?.rows ?? []).map((row) => row.id);

  /**
   * Rows of these pages as they are now, in their places; those of the others when they come in sight. Answers whether they
   * are: not when others were shown meanwhile.
   */
  async function renew(pages: readonly number[], signal: AbortSignal): Promise<boolean> {
    const now = held();
    const mine = round.signal;
    const kept = pages.slice(0, mostAgain / pageSize);
    if (!now || kept.length === 0) return true;
    for (const n of now.pages.keys()) if (!kept.includes(n)) old.add(n);
    const ids = idsOf(now, kept);
    const page = await askIds(now.question, ids, signal);
    if (mine.aborted) return false;
    for (const n of kept) old.delete(n);
    list.renew(ids, page);
    return true;
  }

  async function readOne(now: Held, n: number, signal: AbortSignal): Promise<void> {
    if (now.pages.has(n)) {
      const ids = idsOf(now, [n]);
      const page = await askIds(now.question, ids, signal);
      if (signal.aborted) return;
      old.delete(n);
      list.renew(ids, page);
      return;
    }
    const seen = new Set(now.question.at === undefined ? idsOf(now, wanted) : []);
    const found = await readPage(now, n, seen, signal);
    if (signal.aborted) return;
    list.keep(n, found, wanted);
    // Nothing is there any more: how long the list is has changed.
    if (found.rows.length === 0 && now.question.at === undefined) refresh();
  }

  async function load(now: Held, n: number, { signal }: AbortController): Promise<void> {
    asked.add(n);
    try {
      await readOne(now, n, signal);
    } catch (problem) {
      if (signal.aborted) return;
      failed.add(n);
      setError(problem);
    }
    if (signal.aborted) return;
    asked.delete(n);
    if (failed.size === 0) setError(undefined);
    readOn();
  }

  function readOn(): void {
    for (const n of wanted) {
      const now = held();
      if (!now || asked.size >= mostAsked) return;
      if (!asked.has(n) && !failed.has(n) && (old.has(n) || !now.pages.has(n))) void load(now, n, round);
    }
  }

  function onSight(first: number, last: number): void {
    const now = held();
    if (!now) return;
    const isPast = now.question.at !== undefined;
    // A list whose end is not known has a page more.
    const rows = isPast && !now.total.exact ? now.total.rows + 1 : now.total.rows;
    const from = Math.floor(Math.max(0, first - ahead) / pageSize);
    const to = Math.floor(Math.max(0, Math.min(rows - 1, last + ahead)) / pageSize);
    const middle = Math.floor((first + last) / 2 / pageSize);
    wanted = Array.from({ length: to - from + 1 }, (_, i) => from + i).sort(
      (a, b) => Math.abs(a - middle) - Math.abs(b - middle),
    );
    failed.clear();
    readOn();
  }

  /** The page in sight read anew, in place of all that is held. */
  async function showAgain(): Promise<void> {
    const now = held();
    const { signal } = round;
    if (!now) return;
    const n = wanted[0] ?? 0;
    try {
      const position = n * pageSize;
      const page = await fetchPage({ ...now.question, limit: pageSize, position, total: "quick" }, signal);
      if (signal.aborted) return;
      const { today, capped } = page;
      show(
        { ...now, today, capped, total: page.total ?? now.total, pages: list.pagesOf(now.question, n, page) },
        false,
      );
    } catch (problem) {
      if (!signal.aborted) setError(problem);
    }
  }

  return {
    ...{ error, show, end, renew, onSight, showAgain, readOn },
    /** Pages in sight, the nearest first. */
    wanted: () => wanted,
    again(): void {
      failed.clear();
      setError(undefined);
      readOn();
    },
  };
}
