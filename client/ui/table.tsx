// The one table of the product: columns with our meta, and a virtual grid that draws only the rows in sight, walks by
// keyboard and asks for more at its end. A screen gives columns, rows and what opening a row means.
import { createTableHook, FlexRender, type Row, tableFeatures } from "@tanstack/solid-table";
import { createVirtualizer } from "@tanstack/solid-virtual";
import { createEffect, createMemo, createSignal, For, type JSX, onMount, Show } from "solid-js";
import { shellText } from "../text/shell.ts";
import { createIsPhone } from "./is-phone.ts";
import { singleKeys } from "./keys.tsx";

/** How a column is laid out. */
export interface ColumnLayout {
  /** Least width in rem; the column grows by `grow` shares of what is left (default 1). */
  minRem: number;
  grow?: number;
  align?: "right";
  /** Leads the card a row becomes on a phone. */
  lead?: boolean;
  /** Shown on wide screens only. */
  wide?: boolean;
}

const features = tableFeatures({ columnMeta: {} as ColumnLayout });

const hook = createTableHook({ features });

/** `createColumns<Row>().columns([helper.accessor("number", { header, cell, meta: { minRem: 8 } })])`. */
export const createColumnHelper = hook.createAppColumnHelper;
export const createAppTable = hook.createAppTable;

type Columns<T extends object> = Parameters<typeof createAppTable<T>>[0]["columns"];
type TableRow<T extends object> = Row<typeof features, T>;

const cellClass = (layout: ColumnLayout | undefined) => ({
  right: layout?.align === "right",
  lead: layout?.lead === true,
  wide: layout?.wide === true,
});

/** What keys of the page do to the grid: they act on the row that is selected, wherever the focus is. */
export interface TableHandle<T extends object> {
  row: () => T | undefined;
  index: () => number;
  /** Selects it and brings the focus to the grid. */
  select: (index: number) => void;
}

export interface VirtualTableProps<T extends object> {
  /** Names the grid for screen readers. */
  label: string;
  columns: Columns<T>;
  rows: readonly T[];
  rowId: (row: T) => string;
  /** Rows known on the server, when more than those loaded. */
  total?: number;
  onOpen: (row: T) => void;
  /** Heading over the first row of a section: of rows that follow each other it may differ. */
  section?: ((row: T) => string) | undefined;
  handle?: (handle: TableHandle<T>) => void;
  /** Row to begin at, as when one comes back: by id, else the one that now stands in its place. */
  start?: { id: string; index: number } | undefined;
  /** Shift and an arrow went from one row to another: both, and what lies between. */
  onExtend?: ((rows: readonly T[]) => void) | undefined;
  /** Called when the end of the loaded rows comes in sight. */
  onEnd?: () => void;
  /** Most height of the scrolling box; default fills most of the window. */
  height?: string;
  empty?: JSX.Element;
}

export function VirtualTable<T extends object>(props: VirtualTableProps<T>): JSX.Element {
  return (
    <Show when={props.rows.length > 0} fallback={props.empty ?? <p class="empty">{shellText().table.noRows}</p>}>
      <Grid {...props} />
    </Show>
  );
}

/** Height of a heading between two sections, in px. */
const sectionHeight = 34;

/** Exists with its rows only: the virtual rows are bound to the box they were drawn in. */
function Grid<T extends object>(props: VirtualTableProps<T>): JSX.Element {
  let box: HTMLDivElement | undefined;
  let grid: HTMLTableElement | undefined;
  const isPhone = createIsPhone();
  const [selected, setSelected] = createSignal(-1);
  const table = createAppTable<T>({
    get columns() {
      return props.columns;
    },
    get data() {
      return props.rows as T[];
    },
    getRowId: (row) => props.rowId(row),
  });
  const rows = createMemo((): TableRow<T>[] => table.getRowModel().rows);
  /** Headings by the row they stand over, and how many there are up to each row. */
  const sections = createMemo(() => {
    const heads: (string | undefined)[] = [];
    const upTo: number[] = [];
    let before: string | undefined;
    let count = 0;
    for (const row of props.section ? rows() : []) {
      const name = props.section?.(row.original);
      heads.push(name === before ? undefined : name);
      if (name !== before) count += 1;
      upTo.push(count);
      before = name;
    }
    return { heads, upTo, count };
  });
  const above = (index: number) => (sections().heads[index] === undefined ? 0 : sectionHeight);
  const virtualizer = createVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    get count() {
      return rows().length;
    },
    getScrollElement: () => box ?? null,
    estimateSize: (index) => (isPhone() ? 108 : 44) + above(index),
    measureElement: (row) => (row as HTMLElement).offsetHeight + above(Number((row as HTMLElement).dataset.index)),
    getItemKey: (index) => rows()[index]?.id ?? index,
    overscan: 8,
    initialRect: { width: 800, height: 600 },
  });
  createEffect(() => {
    isPhone();
    sections();
    virtualizer.measure();
  });
  const items = () => virtualizer.getVirtualItems();
  createEffect(() => {
    const last = items().at(-1);
    if (last && last.index >= rows().length - 10) props.onEnd?.();
  });

  const layouts = () => table.getAllLeafColumns().map((column) => column.columnDef.meta);
  const template = () =>
    layouts()
      .map((layout) => `minmax(${layout?.minRem ?? 8}rem, ${layout?.grow ?? 1}fr)`)
      .join(" ");
  const leastWidth = () => `${layouts().reduce((sum, layout) => sum + (layout?.minRem ?? 8), 0)}rem`;
  const rowStyle = (): JSX.CSSProperties =>
    isPhone() ? {} : { "grid-template-columns": template(), "min-width": leastWidth() };

  function select(index: number): void {
    const to = Math.max(0, Math.min(index, rows().length - 1));
    setSelected(to);
    virtualizer.scrollToIndex(to);
  }

  props.handle?.({
    row: () => rows()[selected()]?.original,
    index: selected,
    select: (index) => {
      select(index);
      grid?.focus({ preventScroll: true });
    },
  });
  onMount(() => {
    const { start } = props;
    if (!start) return;
    const at = rows().findIndex((row) => row.id === start.id);
    select(at < 0 ? start.index : at);
    grid?.focus({ preventScroll: true });
  });

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== grid) return; // A control inside a cell keeps its own keys.
    const page = Math.max(1, Math.floor((box?.clientHeight ?? 440) / 44) - 1);
    const letters = singleKeys() ? { j: 1, k: -1 } : {};
    const move: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, ...letters };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = move[event.key];
    if (step !== undefined) {
      const from = selected();
      select(from + step);
      const [first, last] = [Math.min(from, selected()), Math.max(from, selected())];
      if (event.shiftKey && from >= 0) props.onExtend?.(props.rows.slice(first, last + 1));
    } else if (event.key === "Home") select(0);
    else if (event.key === "End") select(rows().length - 1);
    else if (event.key === "Enter") open(selected());
    else return;
    event.preventDefault();
  }

  function open(index: number): void {
    const row = rows()[index];
    if (row) props.onOpen(row.original);
  }

  return (
    <div class="grid" ref={box} style={props.height ? { "max-height": props.height } : {}}>
      {/* Rows out of sight do not exist: counts and indexes tell a screen reader where it is. */}
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: walked by arrows, so a composite widget
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={(props.total ?? props.rows.length) + 1 + sections().count}
        aria-activedescendant={selected() >= 0 ? `row-${rows()[selected()]?.id}` : undefined}
        onKeyDown={onKeyDown}
        onFocus={() => selected() < 0 && setSelected(0)}
      >
        <thead>
          <For each={table.getHeaderGroups()}>
            {(group) => (
              <tr class="grid-head" aria-rowindex={1} style={rowStyle()}>
                <For each={group.headers}>
                  {(header) => (
                    <th class="grid-cell" scope="col" classList={cellClass(header.column.columnDef.meta)}>
                      <FlexRender header={header} />
                    </th>
                  )}
                </For>
              </tr>
            )}
          </For>
        </thead>
        <tbody class="grid-body" style={{ height: `${virtualizer.getTotalSize()}px` }}>
          <For each={items()}>
            {(item) => (
              <Show when={rows()[item.index]} keyed>
                {(row) => (
                  <>
                    <Show when={sections().heads[item.index]}>
                      {(name) => (
                        <tr
                          class="grid-section"
                          aria-rowindex={item.index + 1 + (sections().upTo[item.index] ?? 0)}
                          style={{ transform: `translateY(${item.start}px)` }}
                        >
                          <th scope="rowgroup" colSpan={layouts().length}>
                            {name()}
                          </th>
                        </tr>
                      )}
                    </Show>
                    <tr
                      ref={(row) => queueMicrotask(() => isPhone() && virtualizer.measureElement(row))}
                      class="grid-row"
                      id={`row-${row.id}`}
                      data-index={item.index}
                      aria-rowindex={item.index + 2 + (sections().upTo[item.index] ?? 0)}
                      aria-selected={selected() === item.index}
                      style={{ ...rowStyle(), transform: `translateY(${item.start + above(item.index)}px)` }}
                      onClick={() => {
                        setSelected(item.index);
                        open(item.index);
                      }}
                    >
                      <For each={row.getAllCells()}>
                        {(cell) => (
                          <td class="grid-cell" classList={cellClass(cell.column.columnDef.meta)}>
                            <FlexRender cell={cell} />
                          </td>
                        )}
                      </For>
                    </tr>
                  </>
                )}
              </Show>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
