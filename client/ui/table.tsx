// The one table of the product: a virtual grid that draws only the rows in sight, walks by keyboard through the whole
// list and asks for what it shows. A screen gives columns and either all its rows, or how many there are and each by place.
import {
  createEffect,
  createMemo,
  createSignal,
  For,
  type JSX,
  mergeProps,
  on,
  onCleanup,
  onMount,
  Show,
  untrack,
} from "solid-js";
import { shellText } from "../text/shell.ts";
import type { Column, ColumnLayout } from "./columns.ts";
import { createIsPhone } from "./is-phone.ts";
import { singleKeys } from "./keys.tsx";
import { createSelection } from "./selection.ts";
import { createSight } from "./sight.ts";

const cellClass = (layout: ColumnLayout) => ({
  right: layout.align === "right",
  lead: layout.lead === true,
  "two-lines": layout.twoLines === true,
  wide: layout.wide === true,
});

/** Rows of which only those near what is in sight are here. */
export interface RowWindow<T> {
  count: number;
  /** Undefined while it is on its way. */
  at: (index: number) => T | undefined;
  /** Told which rows come in sight. */
  onSight: (first: number, last: number) => void;
  /** Another list when it changes: it is shown from its beginning. */
  list: string;
}

/** What keys of the page do to the grid: they act on the row that is selected, wherever the focus is. */
export interface TableHandle<T extends object> {
  row: () => T | undefined;
  /** Place of the selected row, or where it stood before it left; -1 before any was selected. */
  index: () => number;
  /** Selects it and brings the focus to the grid. */
  select: (index: number) => void;
}

interface TableProps<T extends object> {
  /** Names the grid for screen readers. */
  label: string;
  columns: readonly Column<T>[];
  rowId: (row: T) => string;
  onOpen: (row: T) => void;
  /** Heading over the first row of a section: of rows that follow each other it may differ. */
  section?: ((row: T) => string) | undefined;
  handle?: (handle: TableHandle<T>) => void;
  /** Row to begin at, as when one comes back: by id where it still stands, else the one that now stands in its place. */
  start?: { id: string; index: number } | undefined;
  /** Shift and an arrow went from one row to another: both, and what lies between; undefined where a row is on its way. */
  onExtend?: ((rows: readonly (T | undefined)[]) => void) | undefined;
  /** The first column stays in sight when the others scroll sideways. */
  pinned?: boolean;
  /** Lower rows, more of them. */
  compact?: boolean;
  /** Most height of the scrolling box; default fills most of the window. */
  height?: string;
  empty?: JSX.Element;
}

export interface VirtualTableProps<T extends object> extends TableProps<T> {
  rows: readonly T[];
  /** Called when the end of the loaded rows comes in sight. */
  onEnd?: () => void;
}

export interface WindowTableProps<T extends object> extends TableProps<T> {
  window: RowWindow<T>;
}

/** All the rows are here, or are read on at their end. */
export function VirtualTable<T extends object>(props: VirtualTableProps<T>): JSX.Element {
  const window: RowWindow<T> = {
    get count() {
      return props.rows.length;
    },
    at: (index) => props.rows[index],
    onSight: (_, last) => last >= props.rows.length - 10 && props.onEnd?.(),
    list: "",
  };
  return <WindowTable {...mergeProps(props, { window })} />;
}

/** The rows in sight are here, of a list as long as it may be. */
export function WindowTable<T extends object>(props: WindowTableProps<T>): JSX.Element {
  return (
    <Show when={props.window.count > 0} fallback={props.empty ?? <p class="empty">{shellText().table.noRows}</p>}>
      <Grid {...props} />
    </Show>
  );
}

/** Height of a heading between two sections, in px. */
const sectionPx = 34;
const phoneRowPx = 108;
const usualRowPx = 44;

/** Exists with its rows only: what is drawn is bound to the box it was drawn in. */
function Grid<T extends object>(props: WindowTableProps<T>): JSX.Element {
  let box: HTMLDivElement | undefined;
  let grid: HTMLTableElement | undefined;
  let head: HTMLTableSectionElement | undefined;
  const isPhone = createIsPhone();
  const count = createMemo(() => props.window.count);
  const selection = createSelection({
    count,
    idAt: (index) => {
      const row = props.window.at(index);
      return row && props.rowId(row);
    },
    onFound: (index) => view.scrollTo(index),
  });
  const selectedRow = () => (selection.isAt(selection.index()) ? props.window.at(selection.index()) : undefined);
  const list = createMemo(() => props.window.list);
  /** Rows that are drawn; whichever changes its height says so, from the moment it stands. */
  const drawn = new Map<Element, number>();
  const sizes =
    typeof ResizeObserver === "undefined"
      ? undefined
      : new ResizeObserver((changes) => {
          for (const { target } of changes) onSize(target as HTMLElement);
        });

  function onSize(element: HTMLElement): void {
    if (element === box) view.redraw();
    const index = drawn.get(element);
    const px = element.offsetHeight;
    if (index === undefined || px === 0) return;
    view.measured(index, px);
    if (!isPhone()) setDrawnPx(px);
  }

  function watch(element: HTMLElement, index: number): void {
    drawn.set(element, index);
    sizes?.observe(element);
    onCleanup(() => {
      drawn.delete(element);
      view.left(index);
      sizes?.unobserve(element);
    });
  }
  /** As the style sheet draws a row on a wide screen. */
  const [drawnPx, setDrawnPx] = createSignal(usualRowPx);
  const view = createSight({
    count,
    box: () => box,
    headPx: () => head?.offsetHeight ?? 0,
    rowPx: () => (isPhone() ? phoneRowPx : drawnPx()),
    isMeasured: () => isPhone() || props.section !== undefined,
    abovePx: (index) => (headingOf(index) === undefined ? 0 : sectionPx),
  });
  const indexes = createMemo(
    () => Array.from({ length: view.sight().tops.length }, (_, i) => view.sight().first + i),
    [],
    { equals: (a, b) => a.length === b.length && a[0] === b[0] },
  );
  createEffect(on([count, isPhone, drawnPx, () => indexes().map(headingOf)], () => view.redraw()));
  createEffect(
    on(
      list,
      () => {
        selection.clear();
        view.toStart();
      },
      { defer: true },
    ),
  );
  createEffect(() => {
    const [first, last] = [indexes()[0], indexes().at(-1)];
    const { onSight } = props.window;
    // A list that was read anew asks again for what is in sight.
    props.window.at(first ?? 0);
    if (first !== undefined && last !== undefined) untrack(() => onSight(first, last));
  });
  onMount(() => {
    view.redraw();
    if (box) sizes?.observe(box);
  });
  onCleanup(() => sizes?.disconnect());
  onCleanup(view.dispose);

  const template = () => props.columns.map(({ meta }) => `minmax(${meta.minRem}rem, ${meta.grow ?? 1}fr)`).join(" ");
  const leastWidth = () => `${props.columns.reduce((sum, { meta }) => sum + meta.minRem, 0)}rem`;
  const rowStyle = createMemo(
    (): JSX.CSSProperties => (isPhone() ? {} : { "grid-template-columns": template(), "min-width": leastWidth() }),
  );
  const sectionStyle = (): JSX.CSSProperties => (isPhone() ? {} : { "min-width": leastWidth() });
  const domId = (index: number): string | undefined => {
    const row = index < 0 ? undefined : props.window.at(index);
    return row && `row-${props.rowId(row)}`;
  };

  /** The heading over a row: where a section begins, as far as the row before it is here. */
  function headingOf(index: number): string | undefined {
    const row = props.window.at(index);
    const name = row && props.section?.(row);
    if (name === undefined || index === 0) return name;
    const before = props.window.at(index - 1);
    return before && props.section?.(before) !== name ? name : undefined;
  }
  function select(index: number): void {
    const to = Math.max(0, Math.min(index, count() - 1));
    selection.set(to);
    view.scrollTo(to);
  }

  props.handle?.({
    row: selectedRow,
    index: selection.index,
    select: (index) => {
      select(index);
      grid?.focus({ preventScroll: true });
    },
  });
  onMount(() => {
    const { start } = props;
    if (!start) return;
    selection.resume(start.id, Math.min(start.index, count() - 1));
    view.scrollTo(selection.index());
    grid?.focus({ preventScroll: true });
  });

  /** Rows from one place to another. */
  const between = (a: number, b: number): (T | undefined)[] =>
    Array.from({ length: Math.abs(a - b) + 1 }, (_, i) => props.window.at(Math.min(a, b) + i));

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== grid) return; // A control inside a cell keeps its own keys.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = view.rowsInSight();
    const letters = singleKeys() ? { j: 1, k: -1 } : {};
    const move: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, ...letters };
    const step = move[event.key];
    if (step !== undefined) {
      const from = selectedRow() && selection.index();
      select(selection.from(step) + step);
      if (event.shiftKey && from !== undefined) props.onExtend?.(between(from, selection.index()));
    } else if (event.key === "Home") select(0);
    else if (event.key === "End") select(count() - 1);
    else if (event.key === "Enter") open();
    else return;
    event.preventDefault();
  }

  function open(): void {
    const row = selectedRow();
    if (row) props.onOpen(row);
  }

  return (
    <div
      class="grid"
      classList={{ pinned: props.pinned === true, compact: props.compact === true }}
      ref={box}
      style={props.height ? { "max-height": props.height } : {}}
      onScroll={view.onScroll}
    >
      {/* Rows out of sight do not exist: counts and indexes tell a screen reader where it is. */}
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: walked by arrows, so a composite widget
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={count() + 1}
        aria-activedescendant={selectedRow() && domId(selection.index())}
        onKeyDown={onKeyDown}
        onFocus={() => selection.index() < 0 && selection.set(view.firstInSight())}
      >
        <thead ref={head}>
          <tr class="grid-head" aria-rowindex={1} style={rowStyle()}>
            <For each={props.columns}>
              {(column) => (
                <th class="grid-cell" scope="col" classList={cellClass(column.meta)}>
                  {column.header}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody class="grid-body" style={{ height: `${view.sight().height}px` }}>
          <For each={indexes()}>
            {(index) => {
              const top = createMemo(() => view.sight().tops[index - view.sight().first] ?? 0);
              const heading = createMemo(() => headingOf(index));
              const style = (): JSX.CSSProperties => ({
                ...rowStyle(),
                transform: `translateY(${top() + (heading() === undefined ? 0 : sectionPx)}px)`,
              });
              return (
                <Show
                  when={props.window.at(index)}
                  keyed
                  fallback={
                    <tr
                      class="grid-row"
                      aria-rowindex={index + 2}
                      style={style()}
                      ref={(element) => watch(element, index)}
                    >
                      <td class="grid-cell muted">{shellText().table.onItsWay}</td>
                    </tr>
                  }
                >
                  {(row) => (
                    <>
                      <Show when={heading()}>
                        {(name) => (
                          <tr class="grid-section" style={{ ...sectionStyle(), transform: `translateY(${top()}px)` }}>
                            <th scope="rowgroup" colSpan={props.columns.length}>
                              {name()}
                            </th>
                          </tr>
                        )}
                      </Show>
                      <tr
                        ref={(element) => watch(element, index)}
                        class="grid-row"
                        id={`row-${props.rowId(row)}`}
                        data-index={index}
                        aria-rowindex={index + 2}
                        aria-selected={selection.isAt(index)}
                        style={style()}
                        onClick={() => {
                          selection.set(index);
                          open();
                        }}
                      >
                        <For each={props.columns}>
                          {(column) => (
                            <td class="grid-cell" classList={cellClass(column.meta)}>
                              <column.cell row={{ original: row }} />
                            </td>
                          )}
                        </For>
                      </tr>
                    </>
                  )}
                </Show>
              );
            }}
          </For>
        </tbody>
      </table>
    </div>
  );
}
