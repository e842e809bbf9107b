// The movements of a stock, newest first, a page at a time: what moved it, how many pieces, how many lay there then, and who recorded it.
import { A, useParams, useSearchParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { comuneName, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { oneParam } from "../one-param.ts";
import { createRead } from "../query.ts";
import { stockName } from "../stock-name.ts";
import { stocksText } from "../text/stocks.ts";
import { trpc } from "../trpc.ts";
import { WideTable } from "../ui/figures.tsx";
import { formatDay, formatNumber } from "../ui/format.ts";
import { Await, Empty } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { TakeFile } from "./take-file.tsx";

type Page = Awaited<ReturnType<typeof trpc.stocks.getMovements.query>>;
type Movement = Page["movements"][number];

const signed = (pieces: number): string => (pieces > 0 ? `+${formatNumber(pieces)}` : formatNumber(pieces));

export default function MovementsPage(): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const route = useParams<{ caseId: string }>();
  const [params] = useSearchParams();
  const before = () => Number(oneParam(params.prima)) || undefined;
  const query = createRead(
    "stocks",
    "getMovements",
    () => {
      const from = before();
      return { caseId: route.caseId, ...(from === undefined ? {} : { before: from }) };
    },
    (input, signal) => trpc.stocks.getMovements.query(input, { signal }),
    { keepBefore: true, restMs: 5_000 },
  );
  return (
    <Await query={query}>
      {(found) => (
        <>
          <header class="page-head">
            <h1>{stocksText().movementsOf(stockName(workflows, found().stock))}</h1>
          </header>
          <p>
            {comuneName(desk(), found().stock.comune)} · {stocksText().quantity}:{" "}
            <strong>{formatNumber(found().stock.quantity)}</strong>{" "}
            <Show when={found().stock.isLow}>
              <span class="tag late">{stocksText().low}</span>
            </Show>
          </p>
          <div class="filters list-filters">
            <A class="btn btn-primary small" href={links.case(route.caseId)}>
              {stocksText().openCase}
            </A>
            <TakeFile caseId={route.caseId} />
            <A href={links.stocks()}>{stocksText().all}</A>
          </div>
          <Show
            when={found().movements.length > 0}
            fallback={
              <Empty title={stocksText().noMovement}>
                <p>{stocksText().noMovementHelp}</p>
              </Empty>
            }
          >
            <Movements movements={found().movements} />
          </Show>
          <p class="toolbar">
            <Show when={found().more}>
              <A href={links.stock(route.caseId, found().movements.at(-1)?.seq)}>{stocksText().older}</A>
            </Show>
            <Show when={before() !== undefined}>
              <A href={links.stock(route.caseId)}>{stocksText().newest}</A>
            </Show>
          </p>
        </>
      )}
    </Await>
  );
}

function Movements(props: { movements: readonly Movement[] }): JSX.Element {
  const workflows = useWorkflows();
  const detail = (one: Movement): string =>
    one.undoes !== null
      ? stocksText().undoes(one.undoes)
      : one.detail
        ? workflows.option("voucher-stock", one.detail.field, one.detail.value)
        : "";
  return (
    <WideTable label={stocksText().movements} cards>
      <thead>
        <tr>
          <th scope="col">{stocksText().what}</th>
          <th scope="col">{stocksText().on}</th>
          <th scope="col" class="right">
            {stocksText().pieces}
          </th>
          <th scope="col" class="right">
            {stocksText().after}
          </th>
          <th scope="col">{stocksText().document}</th>
          <th scope="col">{stocksText().by}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.movements}>
          {(one) => (
            <tr>
              <th scope="row">
                {workflows.done("voucher-stock", one.type)} <span class="small-text number">{one.seq}</span>
                <Show when={detail(one)}>{(said) => <div class="muted small-text">{said()}</div>}</Show>
              </th>
              <td data-label={stocksText().on}>{formatDay(one.on)}</td>
              <td class="right" data-label={stocksText().pieces}>
                {signed(one.change)}
              </td>
              <td class="right" data-label={stocksText().after}>
                {formatNumber(one.after)}
              </td>
              <td data-label={stocksText().document}>{one.documentNumber}</td>
              <td data-label={stocksText().by}>{one.by}</td>
            </tr>
          )}
        </For>
      </tbody>
    </WideTable>
  );
}
