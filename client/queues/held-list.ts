// What a screen holds of a work list: pages by their place in the whole list, which rows have left it meanwhile, and
// whether others came. Asks nothing of the server.
import { createSignal } from "solid-js";
import type { ListQuestion } from "../list-address.ts";
import { type ListPage, type ListRow, pageSize } from "./fetch-page.ts";

/** Pages held; the farthest from what is in sight goes. */
const mostPages = 20;

interface Total {
  rows: number;
  /** False: there are more. */
  exact: boolean;
}

/** Where a row stands in its list. */
export interface ListKey {
  value: string;
  caseId: string;
}

/** Rows of a page. */
export interface Found {
  rows: readonly ListRow[];
  /** The list has none beyond them. */
  isEnd: boolean;
  /** They do not follow on what is held. */
  isApart?: boolean;
}

interface HeldPage {
  rows: readonly ListRow[];
  /** Where the page began and ended when it was read: its rows may have changed since, its neighbours join here. */
  first: ListKey | undefined;
  last: ListKey | undefined;
}

export interface Held {
  question: ListQuestion;
  today: string;
  capped: boolean;
  total: Total;
  pages: ReadonlyMap<number, HeldPage>;
}

/** The beginning of a list, as the server said it. */
export interface Answer {
  question: ListQuestion;
  page: ListPage;
}

export const keyOf = (question: ListQuestion): string => JSON.stringify(question);

export const rowKey = (question: ListQuestion, row: ListRow): ListKey => ({
  value: row[question.sort ?? "dueOn"],
  caseId: row.id,
});

function pageOf(question: ListQuestion, rows: readonly ListRow[]): HeldPage {
  const [first, last] = [rows[0], rows.at(-1)];
  return { rows, first: first && rowKey(question, first), last: last && rowKey(question, last) };
}

const pagesOf = (question: ListQuestion, n: number, { rows }: ListPage): Held["pages"] =>
  new Map([[n, pageOf(question, rows)]]);

/** A past list is read on from its beginning: how long it is shows at its end. */
const totalOf = ({ question, page }: Answer): Total =>
  page.total ?? { rows: page.rows.length, exact: question.at === undefined || page.rows.length < pageSize };

export function startOf(answer: Answer): Held {
  const { question, page } = answer;
  const { today, capped } = page;
  return { question, today, capped, total: totalOf(answer), pages: pagesOf(question, 0, page) };
}

/** The row as it was when nothing in it changed: a hint takes no focus away and no button from under the pointer. */
const same = (before: ListRow | undefined, now: ListRow): ListRow =>
  before && JSON.stringify(before) === JSON.stringify(now) ? before : now;

/** The same pages with other rows in their places. */
const replaced = (pages: Held["pages"], now: (row: ListRow) => ListRow): Held["pages"] =>
  new Map([...pages].map(([n, page]) => [n, { ...page, rows: page.rows.map(now) }]));

/** How long the list is, after rows of a page that end at `end`. */
function lengthFound({ question, total }: Held, end: number, { rows, isEnd }: Found): Total {
  const isPast = question.at !== undefined;
  if (!isEnd) return isPast || end > total.rows ? { ...total, rows: end } : total;
  if (rows.length > 0 || isPast) return { rows: end, exact: true };
  return { ...total, rows: Math.min(total.rows, end) };
}

export function createHeld() {
  const [held, setHeld] = createSignal<Held>();
  const [gone, setGone] = createSignal<ReadonlySet<string>>(new Set());
  /** Rows of the list now, where that is not what is shown. */
  const [news, setNews] = createSignal<number>();

  /** How often rows took the place of others. */
  let arranged = 0;

  /** Rows that are held and their places in the whole list, in its order. */
  const placed = (): readonly { row: ListRow; index: number }[] =>
    [...(held()?.pages ?? [])]
      .sort(([a], [b]) => a - b)
      .flatMap(([n, page]) => page.rows.map((row, i) => ({ row, index: n * pageSize + i })));

  const rows = (): readonly ListRow[] => placed().map(({ row }) => row);

  /** In place of what was held. */
  function show(next: Held): void {
    const before = held();
    const known = new Map(rows().map((row) => [row.id, row]));
    const pages = replaced(next.pages, (row) => same(known.get(row.id), row));
    // Not yet counted again, it is as long as it was.
    const isKnown = before && keyOf(before.question) === keyOf(next.question) && before.total.rows > next.total.rows;
    const total = isKnown && !next.total.exact ? { ...before.total, exact: false } : next.total;
    arranged += 1;
    setHeld({ ...next, pages, total });
    setGone(new Set<string>());
    setNews(undefined);
  }

  /** Rows keep their places: what changed in them is seen, what left is marked. */
  function renew(ids: readonly string[], page: ListPage): void {
    const now = held();
    if (!now) return;
    const fresh = new Map(page.rows.map((row) => [row.id, row]));
    const pages = replaced(now.pages, (row) => same(row, fresh.get(row.id) ?? row));
    arranged += 1;
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

  /** A page more; `wanted` are those in sight, the nearest first. */
  function keep(n: number, found: Found, wanted: readonly number[]): void {
    const now = held();
    if (!now) return;
    const ids = new Set(found.rows.map((row) => row.id));
    // A page out of sight that holds some of them is no more what the list is there.
    const isRight = (m: number, page: HeldPage) =>
      wanted.includes(m) || !(found.isApart || page.rows.some((row) => ids.has(row.id)));
    const isPast = now.question.at !== undefined;
    const pages = new Map([...now.pages].filter(([m, page]) => isPast || isRight(m, page)));
    pages.set(n, pageOf(now.question, found.rows));
    const middle = wanted[0] ?? 0;
    while (pages.size > mostPages && !isPast)
      pages.delete(
        [...pages.keys()].reduce((far, one) => (Math.abs(one - middle) > Math.abs(far - middle) ? one : far)),
      );
    setHeld({ ...now, pages, total: lengthFound(now, n * pageSize + found.rows.length, found) });
    if (found.isApart) setNews((before) => before ?? 0);
  }

  function count(total: Total): void {
    const now = held();
    if (now) setHeld({ ...now, total });
  }

  return {
    ...{ held, placed, rows, show, renew, keep, count, pagesOf },
    arranged: () => arranged,
    key: (): string => {
      const now = held();
      return now ? keyOf(now.question) : "";
    },
    /** Rows of the whole list, as far as it is counted. */
    total: (): Total => held()?.total ?? { rows: 0, exact: true },
    /** Undefined while it is on its way. */
    rowAt: (index: number): ListRow | undefined =>
      held()?.pages.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    isGone: (row: ListRow) => gone().has(row.id),
    /** Rows that came (or left: 0) and wait to be shown; undefined when there are none. */
    news,
  };
}

export type HeldList = ReturnType<typeof createHeld>;
