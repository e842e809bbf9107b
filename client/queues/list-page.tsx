// The work list: views, filters, search, and a virtual table that reads on as one scrolls. What comes in live is
// announced, and moves nothing while somebody reads.
import { useNavigate, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, type JSX, lazy, onCleanup, Show, Suspense } from "solid-js";
import { hasRole, may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { type ListAddress, readAddress, toQuestion } from "../list-address.ts";
import { createRead } from "../query.ts";
import { queueText } from "../text/queues.ts";
import { trpc } from "../trpc.ts";
import { fetchedAhead } from "../ui/fetched-ahead.ts";
import { formatNumber } from "../ui/format.ts";
import { createShortcuts } from "../ui/keys.tsx";
import { PastBar } from "../ui/past-bar.tsx";
import { ErrorState, Loading } from "../ui/states.tsx";
import { type RowWindow, WindowTable } from "../ui/table.tsx";
import { BulkBar, createTicks } from "./bulk-bar.tsx";
import { createListColumns } from "./list-columns.tsx";
import { ListEmpty } from "./list-empty.tsx";
import { type Counts, Filters, Views } from "./list-filters.tsx";
import { createList, type List, type ListRow } from "./read-list.ts";

const AssignDialog = lazy(fetchedAhead(() => import("./assign-dialog.tsx")));
const ExportDialog = lazy(fetchedAhead(() => import("./export-dialog.tsx")));
const OwnLoad = lazy(fetchedAhead(() => import("./own-load.tsx")));

const pauseMs = 300;

function Search(props: { onSearch: (text: string) => void; ref: (field: HTMLInputElement) => void }): JSX.Element {
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  return (
    <div class="list-search">
      <label class="visually-hidden" for="list-search">
        {queueText().search}
      </label>
      <input
        ref={props.ref}
        id="list-search"
        class="form-control"
        type="search"
        autocomplete="off"
        spellcheck={false}
        maxLength={100}
        placeholder={queueText().search}
        title={queueText().searchHelp}
        onInput={(event) => {
          const text = event.currentTarget.value.trim();
          clearTimeout(timer);
          timer = setTimeout(() => props.onSearch(text), pauseMs);
        }}
      />
    </div>
  );
}

/** Says that something changed, and shows it when asked for. It stands over the foot of the page: it pushes nothing. */
function News(props: { list: List }): JSX.Element {
  return (
    <div class="list-said" role="status" aria-live="polite">
      <Show when={props.list.news() !== undefined}>
        <div class="alert alert-info list-news">
          <span>{queueText().news(props.list.news() ?? 0)}</span>
          <button type="button" class="btn btn-outline-primary small" onClick={() => props.list.showNews()}>
            {queueText().showNews}
          </button>
        </div>
      </Show>
      <Show when={props.list.capped()}>
        <div class="alert alert-warning">{queueText().capped}</div>
      </Show>
    </div>
  );
}

function createCounts(address: () => ListAddress): () => Counts | undefined {
  const read = createRead(
    "queues",
    "counts",
    () => {
      const { sort: _sort, descending: _descending, ...filter } = toQuestion({ ...address(), state: undefined }, "");
      return filter;
    },
    (input, signal) => trpc.queues.counts.query(input, { signal }),
    { keepBefore: true },
  );
  return () => (read.isPending ? undefined : read.data);
}

function createNames(): (accountId: string) => string {
  const read = createRead(
    "queues",
    "names",
    () => ({}),
    (_, signal) => trpc.queues.names.query(undefined, { signal }),
    { fixed: true },
  );
  const byId = createMemo(() => new Map((read.isPending ? [] : (read.data ?? [])).map((one) => [one.id, one.name])));
  return (accountId) => byId().get(accountId) ?? accountId;
}

export default function ListPage(): JSX.Element {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [text, setText] = createSignal("");
  const address = createMemo(() => readAddress(params));
  const counts = createCounts(address);
  const nameOf = createNames();
  let box: HTMLDivElement | undefined;
  let search: HTMLInputElement | undefined;
  let isPointed = false;
  const grid = () => box?.querySelector<HTMLElement>("[role=grid]");
  const isBusy = () =>
    isPointed || box?.contains(document.activeElement) === true || (grid()?.parentElement?.scrollTop ?? 0) > 0;
  const list = createList(() => toQuestion(address(), text()), isBusy);
  const desk = useDesk();
  const [assigning, setAssigning] = createSignal<ListRow>();
  const [isExporting, setExporting] = createSignal(false);
  const isPast = () => address().at !== undefined;
  const onAssign = () => (!isPast() && hasRole(desk(), "supervisor") ? (row: ListRow) => setAssigning(row) : undefined);
  const kinds = () => new Set((counts()?.steps ?? []).map((step) => step.kind)).size;
  const ticks = createTicks();
  const columns = createMemo(() => {
    const { view, kind, sort } = address();
    const assign = onAssign();
    return createListColumns(list, nameOf, {
      assignee: text() !== "" || view === "all" || (view === "unassigned" && assign !== undefined),
      kind: kind === undefined && (text() !== "" || kinds() > 1),
      opened: !isPast() && (sort === "openedOn" || sort === "oldest"),
      ...(assign ? { onAssign: assign } : {}),
      ...(ticks.isOn() && !isPast() ? { ticks } : {}),
    });
  });
  const change = (by: Partial<ListAddress>) => navigate(links.work({ ...address(), ...by }), { scroll: false });
  const foot = () => {
    const { rows, exact } = list.total();
    return exact ? queueText().count(rows, formatNumber(rows)) : queueText().moreThan(formatNumber(rows));
  };
  const shown: RowWindow<ListRow> = {
    get count() {
      return list.total().rows;
    },
    get list() {
      return list.key();
    },
    at: list.rowAt,
    onSight: list.onSight,
  };
  const title = () => (text() === "" ? queueText().title[address().view] : queueText().found);
  const toGrid = () => grid()?.focus();
  createShortcuts({ "/": () => search?.focus(), j: toGrid, k: toGrid });

  return (
    <>
      <div class="page-head">
        <h1>{title()}</h1>
        <Search onSearch={setText} ref={(field) => (search = field)} />
      </div>
      <PastBar at={address().at} onChange={(at) => change({ at })} />
      <Views address={text() === "" ? address() : undefined} at={address().at} counts={counts()} />
      <Filters address={address()} counts={counts()} onChange={change} withSteps={text() === ""} />
      <Show when={!isPast() && may(desk(), "exports") && list.rows().length > 0}>
        <button type="button" class="link-button small-text no-print" onClick={() => setExporting(true)}>
          {queueText().export}
        </button>
      </Show>
      <Show when={!isPast() && may(desk(), "bulk") && list.total().rows > 0}>
        <BulkBar ticks={ticks} address={address()} text={text()} />
      </Show>
      <Show when={!isPast() && text() === "" && address().view === "mine"}>
        <Suspense>
          <OwnLoad accountId={desk().accountId} />
        </Suspense>
      </Show>
      <Show when={list.error()}>{(error) => <ErrorState error={error()} onRetry={list.retry} />}</Show>
      <div ref={box} onPointerEnter={() => (isPointed = true)} onPointerLeave={() => (isPointed = false)}>
        <Show when={!list.isPending()} fallback={<Show when={!list.error()}>{<Loading />}</Show>}>
          <WindowTable<ListRow>
            label={title()}
            columns={columns()}
            window={shown}
            rowId={(row) => row.id}
            onOpen={(row) => navigate(links.case(row.id, address().at))}
            empty={<ListEmpty address={address()} text={text()} counts={counts()} />}
          />
          <Show when={list.total().rows > 0}>
            <p class="muted small-text list-foot" role="status">
              {foot()}
            </p>
          </Show>
        </Show>
      </div>
      <News list={list} />
      <Show when={isExporting()}>
        <Suspense>
          <ExportDialog question={toQuestion(address(), text())} onClose={() => setExporting(false)} />
        </Suspense>
      </Show>
      <Show when={assigning()} keyed>
        {(row) => (
          <Suspense>
            <AssignDialog row={row} onClose={() => setAssigning(undefined)} />
          </Suspense>
        )}
      </Show>
    </>
  );
}
