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

export interface Held {
  question: ListQuestion;
  today: string;
  capped: boolean;
  total: Total;
  pages: ReadonlyMap<number, readonly ListRow[]>;
}

/** The beginning of a list, as the server said it. */
export interface Answer {
  question: ListQuestion;
  page: ListPage;
}

export const keyOf = (question: ListQuestion): string => JSON.stringify(question);

/** A past list is read on from its beginning: how long it is shows at its end. */
const totalOf = ({ question, page }: Answer): Total =>
  page.total ?? { rows: page.rows.length, exact: question.at === undefined || page.rows.length < pageSize };

export function startOf(answer: Answer): Held {
  const { today, capped, rows } = answer.page;
  return { question: answer.question, today, capped, total: totalOf(answer), pages: new Map([[0, rows]]) };
}

/** The row as it was when nothing in it changed: a hint takes no focus away and no button from under the pointer. */
const same = (before: ListRow | undefined, now: ListRow): ListRow =>
  before && JSON.stringify(before) === JSON.stringify(now) ? before : now;

/** How long the list is, after `found` rows of a page that end at `end`. */
function lengthFound({ question, total }: Held, end: number, found: number): Total {
  const isPast = question.at !== undefined;
  if (found === pageSize) return isPast || end > total.rows ? { ...total, rows: end } : total;
  if (found > 0 || isPast) return { rows: end, exact: true };
  return { ...total, rows: Math.min(total.rows, end) };
}

export function createHeld() {
  const [held, setHeld] = createSignal<Held>();
  const [gone, setGone] = createSignal<ReadonlySet<string>>(new Set());
  /** Rows of the list now, where that is not what is shown. */
  const [news, setNews] = createSignal<number>();

  /** In place of what was held. */
  function show(next: Held): void {
    const before = held();
    const known = new Map([...(before?.pages.values() ?? [])].flat().map((row) => [row.id, row]));
    const pages = new Map([...next.pages].map(([n, rows]) => [n, rows.map((row) => same(known.get(row.id), row))]));
    // Not yet counted again, it is as long as it was.
    const isKnown = before && keyOf(before.question) === keyOf(next.question) && before.total.rows > next.total.rows;
    const total = isKnown && !next.total.exact ? { ...before.total, exact: false } : next.total;
    setHeld({ ...next, pages, total });
    setGone(new Set<string>());
    setNews(undefined);
  }

  /** Rows keep their places: what changed in them is seen, what left is marked. */
  function renew(ids: readonly string[], page: ListPage): void {
    const now = held();
    if (!now) return;
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

  /** A page more; `middle` is the page in sight. */
  function keep(n: number, rows: readonly ListRow[], middle: number): void {
    const now = held();
    if (!now) return;
    const pages = new Map(now.pages).set(n, rows);
    while (pages.size > mostPages && now.question.at === undefined)
      pages.delete(
        [...pages.keys()].reduce((far, one) => (Math.abs(one - middle) > Math.abs(far - middle) ? one : far)),
      );
    setHeld({ ...now, pages, total: lengthFound(now, n * pageSize + rows.length, rows.length) });
  }

  function count(total: Total): void {
    const now = held();
    if (now) setHeld({ ...now, total });
  }

  return {
    ...{ held, show, renew, keep, count },
    key: (): string => {
      const now = held();
      return now ? keyOf(now.question) : "";
    },
    /** Rows of the whole list, as far as it is counted. */
    total: (): Total => held()?.total ?? { rows: 0, exact: true },
    /** Undefined while it is on its way. */
    rowAt: (index: number): ListRow | undefined => held()?.pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    rows: (): readonly ListRow[] =>
      [...(held()?.pages ?? [])].sort(([a], [b]) => a - b).flatMap(([, rows]) => [...rows]),
    isGone: (row: ListRow) => gone().has(row.id),
    /** Rows that came (or left: 0) and wait to be shown; undefined when there are none. */
    news,
  };
}
