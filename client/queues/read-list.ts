// The rows of a work list as the screen holds them: pages by their place in the whole list, those near what is in sight
// alone. What comes in while somebody reads is announced, and shown when asked for: nothing jumps under the cursor.
import { createEffect, createSignal, on } from "solid-js";
import type { ListQuestion } from "../list-address.ts";
import { createRead } from "../query.ts";
import { presenceHeaders, type trpc } from "../trpc.ts";

export type ListPage = Awaited<ReturnType<typeof trpc.queues.page.query>>;
export type ListRow = ListPage["rows"][number];

const pageSize = 100;
/** Pages held; the farthest from what is in sight goes. */
const mostPages = 20;
/** Rows beyond the ones in sight that are read ahead. */
const ahead = 20;
/** Requests for pages at a time: who drags the bar asks for the last place, not for all on the way. */
const mostAsked = 2;
/** Rows asked again by their ids, at most. */
const mostAgain = 200;

/** By the plain route; by POST what names somebody or is long, so that names stand in no address. Throws what readProblem
 * understands. */
async function fetchPage(question: ListQuestion, signal?: AbortSignal): Promise<ListPage> {
  const ask = JSON.stringify(question);
  const common = { headers: presenceHeaders(), ...(signal ? { signal } : {}) };
  const response =
    question.text || question.ids
      ? await fetch("/api/queues/page", {
          ...common,
          method: "POST",
          body: ask,
          headers: { ...common.headers, "content-type": "application/json" },
        })
      : await fetch(`/api/queues/page?ask=${encodeURIComponent(ask)}`, common);
  if (response.ok) return (await response.json()) as ListPage;
  const { code } = (await response.json().catch(() => ({}))) as { code?: string };
  throw Object.assign(new Error("list"), { data: { app: code, httpStatus: response.status } });
}

interface Total {
  rows: number;
  /** False: there are more. */
  exact: boolean;
}

interface Held {
  question: ListQuestion;
  today: string;
  capped: boolean;
  total: Total;
  pages: ReadonlyMap<number, readonly ListRow[]>;
}

/** What the server said: the beginning of a list, or, of `ids`, how their rows are now. */
interface Answer {
  question: ListQuestion;
  page: ListPage;
  ids?: readonly string[];
}

const keyOf = (question: ListQuestion): string => JSON.stringify(question);

/** A past list is read on from its beginning: how long it is shows at its end. */
const totalOf = ({ question, page }: Answer): Total =>
  page.total ?? { rows: page.rows.length, exact: question.at === undefined || page.rows.length < pageSize };

function startOf(answer: Answer): Held {
  const { today, capped, rows } = answer.page;
  return { question: answer.question, today, capped, total: totalOf(answer), pages: new Map([[0, rows]]) };
}

/** `isBusy`: somebody is reading or walking the list, so rows must stay where they are. */
export function createList(question: () => ListQuestion, isBusy: () => boolean) {
  const [held, setHeld] = createSignal<Held>();
  const [gone, setGone] = createSignal<ReadonlySet<string>>(new Set());
  /** Rows of the list now, where that is not what is shown. */
  const [news, setNews] = createSignal<number>();
  const [pageError, setPageError] = createSignal<unknown>();
  const asked = new Set<number>();
  /** Pages read before the last hint, and not again since. */
  let old = new Set<number>();
  let wanted: number[] = [0];

  const query = createRead<ListQuestion, Answer>("queues", "page", question, ask, { keepBefore: true });

  async function ask(input: ListQuestion, signal: AbortSignal): Promise<Answer> {
    const ids = idsInSight(input);
    if (ids) old = new Set([...(held()?.pages.keys() ?? [])].filter((page) => !wanted.includes(page)));
    const which = ids ? { ids, limit: mostAgain } : { limit: pageSize };
    const total = input.at === undefined ? { total: "quick" as const } : {};
    return {
      question: input,
      page: await fetchPage({ ...input, ...which, ...total }, signal),
      ...(ids ? { ids } : {}),
    };
  }

  /** When rows must stay in their places: those to ask again. */
  function idsInSight(input: ListQuestion): string[] | undefined {
    const now = held();
    if (!now || keyOf(now.question) !== keyOf(input) || input.at !== undefined || !isBusy()) return undefined;
    const ids = wanted.flatMap((page) => now.pages.get(page) ?? []).map((row) => row.id);
    return ids.length > 0 ? ids.slice(0, mostAgain) : undefined;
  }

  function show(next: Held): void {
    const before = held();
    // What did not change is not drawn again: a hint takes no focus away and no button from under the pointer.
    const known = new Map([...(before?.pages.values() ?? [])].flat().map((row) => [row.id, row]));
    const pages = new Map([...next.pages].map(([n, rows]) => [n, rows.map((row) => same(known.get(row.id), row))]));
    old = new Set();
    // Not yet counted again, it is as long as it was.
    const isKnown = before && keyOf(before.question) === keyOf(next.question) && before.total.rows > next.total.rows;
    const total = isKnown && !next.total.exact ? { ...before.total, exact: false } : next.total;
    setHeld({ ...next, pages, total });
    setGone(new Set<string>());
    setNews(undefined);
    if (!next.total.exact && next.question.at === undefined) void countExactly(next.question);
  }

  /** Rows keep their places: what changed in them is seen, what left is marked. */
  function renew(now: Held, ids: readonly string[], page: ListPage): void {
    const fresh = new Map(page.rows.map((row) => [row.id, row]));
    const pages = new Map(
      [...now.pages].map(([n, rows]) => [n, rows.map((row) => same(row, fresh.get(row.id) ?? row))]),
    );
    setHeld({ ...now, today: page.today, pages });
    const left = new Set(gone());
    for (const id of ids) {
      if (fresh.has(id)) left.delete(id);
      else left.add(id);
    }
    setGone(left);
    // Only where both are known exactly can it be said how many came.
    const came = page.total?.exact && now.total.exact ? page.total.rows - now.total.rows + left.size : 0;
    setNews((before) => (page.total ? (came > 0 || left.size > 0 ? Math.max(0, came) : undefined) : before));
  }

  function take(answer: Answer | undefined): void {
    if (!answer) return;
    const now = held();
    const isSame = now !== undefined && keyOf(now.question) === keyOf(answer.question);
    if (!isSame) wanted = [0];
    if (isSame && answer.ids) renew(now, answer.ids, answer.page);
    else if (!isSame || answer.question.at === undefined || !isBusy()) show(startOf(answer));
  }
  createEffect(on(() => (query.isPending || query.isPlaceholderData ? undefined : query.data), take));

  const isStill = (question: ListQuestion): boolean => listKey(held()) === keyOf(question);

  async function countExactly(about: ListQuestion): Promise<void> {
    const page = await fetchPage({ ...about, limit: 1, total: "exact" }).catch(() => undefined);
    const now = held();
    if (page?.total && now && isStill(about)) setHeld({ ...now, total: page.total });
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

  function keep(n: number, rows: readonly ListRow[]): void {
    const now = held();
    if (!now) return;
    const pages = new Map(now.pages).set(n, rows);
    const middle = wanted[0] ?? 0;
    while (pages.size > mostPages && now.question.at === undefined)
      pages.delete(
        [...pages.keys()].reduce((far, one) => (Math.abs(one - middle) > Math.abs(far - middle) ? one : far)),
      );
    setHeld({ ...now, pages, total: lengthFound(now, n * pageSize + rows.length, rows.length) });
  }

  /** How long the list is, after `found` rows of a page that end at `end`. */
  function lengthFound({ question, total }: Held, end: number, found: number): Total {
    const isPast = question.at !== undefined;
    if (found === pageSize) return isPast || end > total.rows ? { ...total, rows: end } : total;
    if (found > 0 || isPast) return { rows: end, exact: true };
    return { ...total, rows: Math.min(total.rows, end) };
  }

  async function load(now: Held, n: number): Promise<void> {
    asked.add(n);
    try {
      const rows = now.pages.get(n);
      if (rows) {
        const ids = rows.map((row) => row.id);
        const page = await fetchPage({ ...now.question, ids, limit: mostAgain });
        const still = held();
        if (still && isStill(now.question)) renew(still, ids, page);
        old.delete(n);
      } else {
        const page = await read(now, n);
        if (isStill(now.question)) keep(n, page.rows);
        // Nothing is there any more: how long the list is has changed.
        if (page.rows.length === 0 && now.question.at === undefined) void query.refetch();
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
    void query.refetch();
  }

  async function showNews(): Promise<void> {
    const now = held();
    if (!now) return;
    const n = wanted[0] ?? 0;
    try {
      const page = await fetchPage({ ...now.question, limit: pageSize, position: n * pageSize, total: "quick" });
      if (!isStill(now.question)) return;
      const total = page.total ?? now.total;
      show({ ...now, today: page.today, capped: page.capped, total, pages: new Map([[n, page.rows]]) });
    } catch (error) {
      setPageError(error);
    }
  }

  return {
    /** Rows of the whole list, as far as it is counted. */
    total: (): Total => held()?.total ?? { rows: 0, exact: true },
    /** Undefined while it is on its way. */
    rowAt: (index: number) => rowOf(held(), index),
    /** Which rows are in sight: they are read. */
    onSight,
    key: () => listKey(held()),
    rows: () => rowsOf(held()),
    today: () => held()?.today ?? "",
    capped: () => held()?.capped === true,
    isPending: () => held() === undefined,
    error: () => query.error ?? pageError(),
    retry,
    isGone: (row: ListRow) => gone().has(row.id),
    /** Rows that came (or left: 0) and wait to be shown; undefined when there are none. */
    news,
    showNews: () => void showNews(),
  };
}

export type List = ReturnType<typeof createList>;

const rowOf = (held: Held | undefined, index: number): ListRow | undefined =>
  held?.pages.get(Math.floor(index / pageSize))?.[index % pageSize];

const rowsOf = (held: Held | undefined): readonly ListRow[] =>
  [...(held?.pages ?? [])].sort(([a], [b]) => a - b).flatMap(([, rows]) => [...rows]);

const listKey = (held: Held | undefined): string => (held ? keyOf(held.question) : "");

/** The row as it was when nothing in it changed. */
const same = (before: ListRow | undefined, now: ListRow): ListRow =>
  before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
