// The work list: one line to search in and one of views and filters, then a virtual table that reads on as one scrolls.
// What comes in live is announced, and moves nothing while somebody reads.
import { useNavigate, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, type JSX, onCleanup, Show, Suspense } from "solid-js";
import { haveRoom, maxConditions } from "../../workflows/kernel/list-condition.ts";
import { hasRole, may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { conditionsOf, type ListAddress, readAddress, toQuestion } from "../list-address.ts";
import { leftAt, setWalk, walkSees, wish } from "../list-walk.ts";
import { createRead } from "../query.ts";
import { dayText } from "../text/day.ts";
import { queueText } from "../text/queues.ts";
import { viewsText } from "../text/views.ts";
import { trpc } from "../trpc.ts";
import { formatNumber } from "../ui/format.ts";
import { createIsNarrow, createIsPhone } from "../ui/is-phone.ts";
import { createShortcuts } from "../ui/keys.tsx";
import { latePart } from "../ui/late-part.tsx";
import { notify } from "../ui/notices.tsx";
import { PastBar } from "../ui/past-bar.tsx";
import { Alert, ErrorState, Loading } from "../ui/states.tsx";
import { type RowWindow, type TableHandle, WindowTable } from "../ui/table.tsx";
import type { Counts } from "./count-text.ts";
import { type DayFigures, headingOf } from "./day-sections.ts";
import type { ListRow } from "./fetch-page.ts";
import { laidOut, layoutKey, layoutOf } from "./layout.ts";
import { createListColumns, type ShownColumns, usualColumns } from "./list-columns.tsx";
import { ListEmpty } from "./list-empty.tsx";
import { Filters, Views } from "./list-filters.tsx";
import { createList, type List } from "./read-list.ts";
import { createTicks, type Ticks } from "./ticks.ts";

const AssignDialog = latePart(() => import("./assign-dialog.tsx"), { wanted: true });
const ColumnsDialog = latePart(() => import("./columns-dialog.tsx"), { wanted: true });
const ExportDialog = latePart(() => import("./export-dialog.tsx"), { wanted: true });
const BulkBar = latePart(() => import("./bulk-bar.tsx"));
const MoreMenu = latePart(() => import("./more-menu.tsx"), { wanted: true });
const RemindDialog = latePart(() => import("./remind-dialog.tsx"), { wanted: true });
const ListKeys = latePart(() => import("./list-keys.ts"));
const WaitingStrip = latePart(() => import("./waiting-strip.tsx"));
const OwnLoad = latePart(() => import("./own-load.tsx"));

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

/** Why there is no list, or not the one that is asked for. */
function Failed(props: { list: List; address: ListAddress }): JSX.Element {
  return (
    <Show
      when={haveRoom(conditionsOf(props.address))}
      fallback={<Alert kind="danger">{viewsText().full(String(maxConditions - 1))}</Alert>}
    >
      <Show when={props.list.error()}>
        {(error) => <ErrorState error={error()} onRetry={() => props.list.retry()} />}
      </Show>
    </Show>
  );
}

function Foot(props: { list: List }): JSX.Element {
  const words = () => {
    const { rows, exact } = props.list.total();
    return exact ? queueText().count(rows, formatNumber(rows)) : queueText().overCount(formatNumber(rows));
  };
  return (
    <Show when={props.list.total().rows > 0}>
      <p class="muted small-text list-foot" role="status">
        {words()}
        <span class="print-only">{queueText().printPart}</span>
      </p>
    </Show>
  );
}

/** All of them, or none and it is said. */
function chooseRows(ticks: Ticks, rows: readonly (ListRow | undefined)[]): void {
  const isWhole = ticks.add(rows.map((row) => row?.id));
  if (!isWhole) notify(dayText().bulk.notWhole(dayText().bulk.actAll), "warning");
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

/** Sections and waits of somebody's own list; of everybody's, of the past and of a search there are none. */
function createDay(address: () => ListAddress, text: () => string): () => DayFigures | undefined {
  const isOwn = () => text() === "" && address().at === undefined && address().view !== "all";
  const read = createRead(
    "queues",
    "day",
    () => {
      if (!isOwn()) return undefined;
      const { sort: _sort, descending: _descending, text: _text, ...filter } = toQuestion(address(), "");
      return filter;
    },
    (input, signal) => trpc.queues.day.query(input, { signal }),
    { keepBefore: true },
  );
  return () => (isOwn() && !read.isPending ? read.data : undefined);
}

/** What is wanted now and then, behind one button. */
function More(props: { children: (close: () => void) => JSX.Element }): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  let button: HTMLButtonElement | undefined;
  const close = () => {
    setIsOpen(false);
    button?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from wherever the focus is in it
    <div
      class="list-more no-print"
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen()) return;
        event.stopPropagation();
        event.preventDefault();
        close();
      }}
    >
      <button
        ref={button}
        type="button"
        class="list-step"
        aria-expanded={isOpen()}
        onClick={() => setIsOpen((open) => !open)}
      >
        {queueText().more}
      </button>
      <Show when={isOpen()}>
        <Suspense>{props.children(close)}</Suspense>
      </Show>
    </div>
  );
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
  const day = createDay(address, text);
  const nameOf = createNames();
  let box: HTMLDivElement | undefined;
  let search: HTMLInputElement | undefined;
  let table: TableHandle<ListRow> | undefined;
  let isPointed = false;
  const grid = () => box?.querySelector<HTMLElement>("[role=grid]");
  const isBusy = () =>
    isPointed || box?.contains(document.activeElement) === true || (grid()?.parentElement?.scrollTop ?? 0) > 0;
  const list = createList(() => toQuestion(address(), text()), isBusy);
  const desk = useDesk();
  const [assigning, setAssigning] = createSignal<ListRow>();
  const [isExporting, setExporting] = createSignal(false);
  const [isLayingOut, setLayingOut] = createSignal(false);
  const [reminding, setReminding] = createSignal<ListRow>();
  const isPast = () => address().at !== undefined;
  const onAssign = () => (!isPast() && hasRole(desk(), "supervisor") ? (row: ListRow) => setAssigning(row) : undefined);
  const kinds = () => new Set((counts()?.steps ?? []).map((step) => step.kind)).size;
  const ticks = createTicks();
  /** Rows stand under the headings of the day. */
  const inSections = () => address().sort === "urgent" && day() !== undefined;
  const isPhone = createIsPhone();
  const isNarrow = createIsNarrow();
  const layout = () => (isPhone() ? undefined : layoutOf(desk(), address()));
  const telling = createMemo((): ShownColumns => {
    const { view, kind, sort } = address();
    const assign = onAssign();
    const standsIn = text() === "" && (view === "mine" || view === "todo") && desk().standsInFor.length > 0;
    return {
      assignee: text() !== "" || view === "all" || standsIn || (view === "unassigned" && assign !== undefined),
      standsIn,
      kind: kind === undefined && (text() !== "" || kinds() > 1),
      isNarrow: isNarrow(),
      opened: !isPast() && (sort === "openedOn" || sort === "oldest"),
      courtTag: !inSections(),
      hasTerm: layout()?.columns?.some(({ id }) => id === "due") ?? true,
      ...(view === "waiting" && text() === "" ? { wait: isPast() ? {} : { onRemind: setReminding } } : {}),
      ...(assign ? { onAssign: assign } : {}),
      ...(ticks.isOn() && !isPast() ? { ticks } : {}),
    };
  });
  const all = createMemo(() => createListColumns(list, nameOf, telling()));
  const columns = createMemo(() => laidOut<ListRow>(all(), usualColumns(telling()), layout()));
  const change = (by: Partial<ListAddress>) => navigate(links.work({ ...address(), ...by }), { scroll: false });
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
  const here = () => links.work(address());
  function open(row: ListRow, then?: "acts" | "NOTE"): void {
    if (!isPast()) {
      const steps = list.placed().map(({ row: { id, number, person }, index }) => ({ id, index, number, person }));
      setWalk({ href: here(), title: title(), isSearch: text() !== "", steps, total: list.total() });
      walkSees(row.id);
      if (then) wish({ caseId: row.id, open: then });
    }
    navigate(links.case(row.id, address().at));
  }
  // Where one left, once: not at every change of a filter.
  let start = leftAt(here());
  const takeStart = () => {
    const found = start;
    start = undefined;
    return found;
  };
  const toGrid = () => list.rows().length > 0 && table?.select(Math.max(0, table.index()));
  createShortcuts({ "/": () => search?.focus(), j: toGrid, k: toGrid });
  const mayChoose = () => !isPast() && may(desk(), "bulk");
  return (
    <>
      <div class="page-head list-head">
        <h1>{title()}</h1>
        <Search onSearch={setText} ref={(field) => (search = field)} />
      </div>
      <Show when={isPast()}>
        <PastBar at={address().at} onChange={(at) => change({ at })} />
      </Show>
      <Views address={text() === "" ? address() : undefined} at={address().at} counts={counts()} />
      <div class="list-tools">
        <Filters address={address()} counts={counts()} onChange={change} withSteps={text() === ""} />
        <More>
          {(close) => (
            <MoreMenu
              {...{ ticks, address: address(), text: text(), isEmpty: list.rows().length === 0 }}
              onMinute={(at) => change({ at })}
              onExport={() => setExporting(true)}
              onColumns={() => {
                close();
                setLayingOut(true);
              }}
              onClose={close}
            />
          )}
        </More>
      </div>
      <Show when={mayChoose() && ticks.isOn()}>
        <Suspense>
          <BulkBar ticks={ticks} />
        </Suspense>
      </Show>
      <Show when={!isPast() && text() === "" && address().view === "todo"}>
        <div class="list-waiting">
          <Suspense>
            <Show when={day()}>{(found) => <WaitingStrip day={found()} />}</Show>
          </Suspense>
        </div>
      </Show>
      <Show when={!isPast() && text() === "" && address().view === "mine"}>
        <Suspense>
          <OwnLoad accountId={desk().accountId} />
        </Suspense>
      </Show>
      <Failed list={list} address={address()} />
      <div ref={box} onPointerEnter={() => (isPointed = true)} onPointerLeave={() => (isPointed = false)}>
        <Show when={!list.isPending()} fallback={<Show when={!list.error()}>{<Loading />}</Show>}>
          <WindowTable<ListRow>
            label={title()}
            columns={columns()}
            pinned={layout()?.pinned === true}
            compact={layout()?.density === "compact"}
            window={shown}
            rowId={(row) => row.id}
            onOpen={open}
            section={inSections() ? (row) => headingOf(row, day() as DayFigures) : undefined}
            handle={(handle) => (table = handle)}
            start={takeStart()}
            onExtend={mayChoose() ? (rows) => chooseRows(ticks, rows) : undefined}
            empty={<ListEmpty address={address()} text={text()} counts={counts()} />}
          />
          <Foot list={list} />
        </Show>
      </div>
      <News list={list} />
      <Show when={isExporting()}>
        <Suspense>
          <ExportDialog question={toQuestion(address(), text())} onClose={() => setExporting(false)} />
        </Suspense>
      </Show>
      <Show when={isLayingOut()}>
        <Suspense>
          <ColumnsDialog
            list={layoutKey(address())}
            names={new Map([...all()].map(([id, { header }]) => [id, header]))}
            usual={usualColumns(telling())}
            layout={layoutOf(desk(), address())}
            onClose={() => setLayingOut(false)}
          />
        </Suspense>
      </Show>
      <Suspense>
        <ListKeys
          {...{ ticks, isPast, mayChoose, open }}
          table={() => (list.rows().length > 0 ? table : undefined)}
          rowAt={list.rowAt}
          listKey={list.key}
          remind={setReminding}
        />
      </Suspense>
      <Show when={assigning()} keyed>
        {(row) => (
          <Suspense>
            <AssignDialog row={row} onClose={() => setAssigning(undefined)} />
          </Suspense>
        )}
      </Show>
      <Show when={reminding()} keyed>
        {(row) => (
          <Suspense>
            <RemindDialog row={row} today={list.today()} onClose={() => setReminding(undefined)} />
          </Suspense>
        )}
      </Show>
    </>
  );
}
