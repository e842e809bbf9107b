// Social spending: the matrix of a year with its totals, the check against the published ones, and per head. Filters
// stand in the address.
import { A, useSearchParams } from "@solidjs/router";
import { createMemo, For, type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { oneParam } from "../one-param.ts";
import { createRead } from "../query.ts";
import { spendingText } from "../text/spending.ts";
import { trpc } from "../trpc.ts";
import { DataNotes, WideTable } from "../ui/figures.tsx";
import { formatCents, formatNumber } from "../ui/format.ts";
import { Await, Empty } from "../ui/states.tsx";
import BudgetAlarms from "./budget-alarms.tsx";
import { type Filters, perHeadCents, type ServiceRow, sumsOf, visibleRows } from "./rows.ts";

type Matrix = Awaited<ReturnType<typeof trpc.spending.getMatrix.query>>;

/** Columns shown: all areas, one area (with its share), or the total alone, which fits a phone. */
type Shown = "all" | "total" | number;

const isNarrow = () => matchMedia("(max-width: 560px)").matches;
function Amount(props: { eur: number | null; class?: string }): JSX.Element {
  return (
    <td class={`right ${props.class ?? ""}`}>
      <Show
        when={props.eur !== null}
        fallback={<abbr title={spendingText().notApplicable}>{spendingText().notApplicableShort}</abbr>}
      >
        {formatNumber(props.eur ?? 0)}
      </Show>
    </td>
  );
}

function Head(props: { matrix: Matrix; shown: Shown }): JSX.Element {
  const text = spendingText();
  return (
    <thead>
      <tr>
        <th scope="col">{text.service}</th>
        <For each={columnsOf(props.matrix, props.shown)}>
          {(i) => (
            <th scope="col" class="right">
              {props.matrix.areas[i]?.area}
            </th>
          )}
        </For>
        <Show
          when={typeof props.shown === "number"}
          fallback={
            <>
              <th scope="col" class="right">
                {text.total}
              </th>
              <th scope="col" class="right">
                {text.perHead}
              </th>
            </>
          }
        >
          <th scope="col" class="right">
            {text.share}
          </th>
          <th scope="col" class="right">
            {text.perHead}
          </th>
        </Show>
      </tr>
    </thead>
  );
}

const columnsOf = (matrix: Matrix, shown: Shown): number[] =>
  shown === "total" ? [] : shown === "all" ? matrix.areas.map((_, i) => i) : [shown];

function Row(props: { matrix: Matrix; shown: Shown; row: ServiceRow }): JSX.Element {
  const area = () => (typeof props.shown === "number" ? props.shown : undefined);
  const eur = () => {
    const i = area();
    return i === undefined ? props.row.totalEur : (props.row.amountsEur[i] ?? 0);
  };
  const share = () => {
    const whole = props.matrix.areas[area() ?? 0]?.totalEur ?? 0;
    return whole > 0 ? `${formatNumber((eur() * 100) / whole, 1)} %` : "";
  };
  return (
    <tr>
      <th scope="row">{props.row.service}</th>
      <For each={columnsOf(props.matrix, props.shown)}>{(i) => <Amount eur={props.row.amountsEur[i] ?? null} />}</For>
      <Show when={area() === undefined} fallback={<td class="right">{share()}</td>}>
        <Amount eur={props.row.totalEur} class="sum" />
      </Show>
      <td class="right">{formatCents(perHeadCents(eur(), props.matrix.population))}</td>
    </tr>
  );
}

/** One line of the foot: a figure for each area in sight, then the whole. */
function FootLine(props: {
  label: string;
  matrix: Matrix;
  shown: Shown;
  of: (area: number | undefined) => string;
  perHead?: (area: number | undefined) => string;
}): JSX.Element {
  const area = () => (typeof props.shown === "number" ? props.shown : undefined);
  return (
    <tr>
      <th scope="row">{props.label}</th>
      <For each={columnsOf(props.matrix, props.shown)}>{(i) => <td class="right">{props.of(i)}</td>}</For>
      <Show when={area() === undefined} fallback={<td />}>
        <td class="right">{props.of(undefined)}</td>
      </Show>
      <td class="right">{props.perHead?.(area()) ?? ""}</td>
    </tr>
  );
}

function Foot(props: { matrix: Matrix; shown: Shown; rows: readonly ServiceRow[] }): JSX.Element {
  const text = spendingText;
  const sums = () => sumsOf(props.rows, props.matrix.areas.length);
  const computed = (i: number | undefined) =>
    i === undefined ? props.matrix.totalEur : (props.matrix.areas[i]?.totalEur ?? 0);
  const published = (i: number | undefined) =>
    props.matrix.totals.find((total) => total.area === (i === undefined ? "totale" : props.matrix.areas[i]?.area))
      ?.publishedEur ?? 0;
  const check = (i: number | undefined) => {
    const gap = computed(i) - published(i);
    return gap === 0 ? text().equal : text().different(formatNumber(gap));
  };
  const perHead = (eur: number) => formatCents(perHeadCents(eur, props.matrix.population));
  const line = { matrix: props.matrix, shown: props.shown };
  return (
    <tfoot>
      <Show when={props.rows.length < props.matrix.services.length}>
        <FootLine
          {...line}
          label={text().shownTotal}
          of={(i) => formatNumber(i === undefined ? sums().total : (sums().byArea[i] ?? 0))}
        />
      </Show>
      <FootLine
        {...line}
        label={text().columnTotal}
        of={(i) => formatNumber(computed(i))}
        perHead={(i) => perHead(computed(i))}
      />
      <FootLine {...line} label={text().published} of={(i) => formatNumber(published(i))} />
      <FootLine {...line} label={text().check} of={check} />
      <FootLine {...line} label={text().perHead} of={(i) => perHead(computed(i))} />
    </tfoot>
  );
}

function MatrixTable(props: { matrix: Matrix; shown: Shown; filters: Filters }): JSX.Element {
  const rows = createMemo(() => visibleRows(props.matrix.services, props.filters));
  return (
    <>
      <p class="small-text muted" role="status">
        {spendingText().rows(rows().length, props.matrix.services.length)}. {spendingText().legend}
      </p>
      <Show
        when={rows().length > 0}
        fallback={
          <Empty title={spendingText().noRows}>
            <p>{spendingText().noRowsHelp}</p>
          </Empty>
        }
      >
        {/* Keyed by what is shown: the columns change as a whole. */}
        <Show when={`${props.matrix.year} ${props.shown}`} keyed>
          <WideTable label={spendingText().table(String(props.matrix.year))}>
            <Head matrix={props.matrix} shown={props.shown} />
            <tbody>
              <For each={rows()}>{(row) => <Row matrix={props.matrix} shown={props.shown} row={row} />}</For>
            </tbody>
            <Foot matrix={props.matrix} shown={props.shown} rows={rows()} />
          </WideTable>
        </Show>
      </Show>
    </>
  );
}

/** By which the address names the budgets of projects. */
const budgets = "budget";

export default function SpendingPage(): JSX.Element {
  const [params] = useSearchParams();
  const isMatrix = () => oneParam(params.vista) !== budgets;
  return (
    <>
      <header class="page-head">
        <h1>{isMatrix() ? spendingText().title : spendingText().budgets.page}</h1>
        <button type="button" class="btn btn-outline-primary small no-print" onClick={() => print()}>
          {spendingText().print}
        </button>
      </header>
      <nav class="toolbar no-print" aria-label={spendingText().budgets.views}>
        <A href={links.spending()} aria-current={isMatrix() ? "page" : undefined}>
          {spendingText().title}
        </A>
        <A href={`${links.spending()}?vista=${budgets}`} aria-current={isMatrix() ? undefined : "page"}>
          {spendingText().budgets.title}
        </A>
      </nav>
      <Show when={isMatrix()} fallback={<BudgetAlarms />}>
        <SpendingMatrix />
      </Show>
    </>
  );
}

function SpendingMatrix(): JSX.Element {
  const [params, setParams] = useSearchParams();
  const year = () => Number(oneParam(params.anno)) || 2018;
  const query = createRead(
    "spending",
    "getMatrix",
    () => ({ year: year() }),
    (input, signal) => trpc.spending.getMatrix.query(input, { signal }),
    { fixed: true, keepBefore: true },
  );
  const shown = (): Shown => {
    const asked = oneParam(params.area) || (isNarrow() ? "total" : "all");
    return asked === "all" || asked === "total" ? asked : Number(asked);
  };
  const filters = (): Filters => {
    const column = shown();
    return {
      words: oneParam(params.testo),
      hideEmpty: oneParam(params.vuoti) !== "1",
      area: typeof column === "number" ? column : undefined,
      largestFirst: oneParam(params.ordine) === "importo",
    };
  };
  const set = (change: Record<string, string>) => setParams(change, { replace: true });
  return (
    <Await query={query}>
      {(matrix) => (
        <>
          <p>{spendingText().intro(String(matrix().year), formatNumber(matrix().population))}</p>
          <FilterBar matrix={matrix()} shown={shown()} filters={filters()} set={set} />
          <MatrixTable matrix={matrix()} shown={shown()} filters={filters()} />
          <DataNotes title={spendingText().notes} notes={matrix().notes} />
        </>
      )}
    </Await>
  );
}

function FilterBar(props: {
  matrix: Matrix;
  shown: Shown;
  filters: Filters;
  set: (change: Record<string, string>) => void;
}): JSX.Element {
  const text = spendingText;
  return (
    <div class="filters no-print">
      <label>
        {text().year}
        <select value={props.matrix.year} onChange={(event) => props.set({ anno: event.currentTarget.value })}>
          <For each={props.matrix.years}>{(year) => <option value={year}>{year}</option>}</For>
        </select>
      </label>
      <label>
        {text().area}
        <select value={String(props.shown)} onChange={(event) => props.set({ area: event.currentTarget.value })}>
          <option value="all">{text().allAreas}</option>
          <option value="total">{text().totalOnly}</option>
          <For each={props.matrix.areas}>{(area, i) => <option value={String(i())}>{area.area}</option>}</For>
        </select>
      </label>
      <label>
        {text().search}
        <input
          type="search"
          value={props.filters.words}
          onInput={(event) => props.set({ testo: event.currentTarget.value })}
        />
      </label>
      <label>
        {text().order}
        <select
          value={props.filters.largestFirst ? "importo" : "fonte"}
          onChange={(event) => props.set({ ordine: event.currentTarget.value })}
        >
          <option value="fonte">{text().orderSource}</option>
          <option value="importo">{text().orderAmount}</option>
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={props.filters.hideEmpty}
          onChange={(event) => props.set({ vuoti: event.currentTarget.checked ? "0" : "1" })}
        />
        {text().hideEmpty}
      </label>
    </div>
  );
}
