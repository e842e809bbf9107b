// The rows of a work list as the screen holds them: read by keyset while one scrolls, read again after a live hint.
// What comes in while somebody reads is announced, and shown when asked for: nothing jumps under the cursor.
import { createEffect, createSignal, on } from "solid-js";
import type { ListQuestion } from "../list-address.ts";
import { createRead } from "../query.ts";
import { presenceHeaders, type trpc } from "../trpc.ts";

export type ListPage = Awaited<ReturnType<typeof trpc.queues.page.query>>;
export type ListRow = ListPage["rows"][number];

const pageSize = 100;
const maxPage = 200;
/** Rows read again after a hint; those scrolled to beyond are as they were. */
const maxAgain = 1000;

/** By the plain route; a search by POST, so that names stand in no address. Throws what readProblem understands. */
async function fetchPage(question: ListQuestion, signal?: AbortSignal): Promise<ListPage> {
  const ask = JSON.stringify(question);
  const common = { headers: presenceHeaders(), ...(signal ? { signal } : {}) };
  const response = question.text
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

const lastOf = (rows: readonly ListRow[], sort: NonNullable<ListQuestion["sort"]>) => {
  const last = rows.at(-1);
  return last ? { after: { value: last[sort], caseId: last.id } } : {};
};

interface Answer {
  question: string;
  today: string;
  capped: boolean;
  rows: ListRow[];
  isWhole: boolean;
}

async function readRows(question: ListQuestion, wanted: number, signal: AbortSignal): Promise<Answer> {
  const rows: ListRow[] = [];
  for (;;) {
    const limit = Math.min(maxPage, wanted - rows.length);
    const page = await fetchPage({ ...question, limit, ...lastOf(rows, question.sort ?? "dueOn") }, signal);
    rows.push(...page.rows);
    const isWhole = page.rows.length < limit;
    if (isWhole || rows.length >= wanted)
      return { question: JSON.stringify(question), today: page.today, capped: page.capped, rows, isWhole };
  }
}

/** `isBusy`: somebody is reading or walking the list, so rows must stay where they are. */
export function createList(question: () => ListQuestion, isBusy: () => boolean) {
  const [shown, setShown] = createSignal<Answer>();
  const [gone, setGone] = createSignal<ReadonlySet<string>>(new Set());
  const [waiting, setWaiting] = createSignal<{ answer: Answer; news: number }>();
  const [moreError, setMoreError] = createSignal<unknown>();
  let isLoading = false;

  const query = createRead(
    "queues",
    "page",
    question,
    (input, signal) => {
      const before = shown();
      const same = before?.question === JSON.stringify(input);
      const wanted = same ? Math.min(maxAgain, Math.max(pageSize, before.rows.length)) : pageSize;
      return readRows(input, wanted, signal);
    },
    { keepBefore: true },
  );

  function show(answer: Answer): void {
    setShown(answer);
    setGone(new Set<string>());
    setWaiting(undefined);
  }

  /** Rows keep their places; what changed in them is seen, what left is marked, what came waits. */
  function merge(before: Answer, answer: Answer): void {
    const fresh = new Map(answer.rows.map((row) => [row.id, row]));
    const known = new Set(before.rows.map((row) => row.id));
    const covered = before.rows.slice(0, Math.max(answer.rows.length, pageSize));
    setShown({ ...before, today: answer.today, rows: before.rows.map((row) => fresh.get(row.id) ?? row) });
    const left = covered.filter((row) => !fresh.has(row.id)).map((row) => row.id);
    const news = answer.rows.filter((row) => !known.has(row.id)).length;
    setGone(new Set(left));
    setWaiting(news > 0 || left.length > 0 ? { answer, news } : undefined);
  }

  createEffect(
    on(
      () => (query.isPending ? undefined : query.data),
      (answer) => {
        if (!answer) return;
        const before = shown();
        if (before?.question === answer.question && before.rows.length > 0 && isBusy()) merge(before, answer);
        else show(answer);
      },
    ),
  );

  async function loadMore(): Promise<void> {
    const before = shown();
    if (!before || before.isWhole || isLoading || before.rows.length === 0) return;
    isLoading = true;
    try {
      const asked = question();
      const page = await fetchPage({ ...asked, limit: pageSize, ...lastOf(before.rows, asked.sort ?? "dueOn") });
      const now = shown();
      if (!now || now.question !== before.question) return;
      const known = new Set(now.rows.map((row) => row.id));
      const rows = [...now.rows, ...page.rows.filter((row) => !known.has(row.id))];
      setShown({ ...now, rows, isWhole: page.rows.length < pageSize });
      setMoreError(undefined);
    } catch (error) {
      setMoreError(error);
    } finally {
      isLoading = false;
    }
  }

  return {
    rows: () => shown()?.rows ?? [],
    today: () => shown()?.today ?? "",
    capped: () => shown()?.capped === true,
    isWhole: () => shown()?.isWhole === true,
    isPending: () => shown() === undefined,
    error: () => query.error ?? moreError(),
    retry: () => void query.refetch(),
    loadMore: () => void loadMore(),
    isGone: (row: ListRow) => gone().has(row.id),
    /** Rows that came (or left: 0) and wait to be shown; undefined when there are none. */
    news: () => waiting()?.news,
    showNews: () => {
      const next = waiting();
      if (next) show(next.answer);
    },
  };
}

export type List = ReturnType<typeof createList>;
