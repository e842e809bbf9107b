// "Giacenze": what lies in the stocks of the comuni, what came in, went out and was lost, and which are to be filled up. The comune
// stands in the address.
import { A, useSearchParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { comuneName, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { oneParam } from "../one-param.ts";
import { createRead } from "../query.ts";
import { stockName } from "../stock-name.ts";
import { stocksText } from "../text/stocks.ts";
import { trpc } from "../trpc.ts";
import { Choice } from "../ui/choice.tsx";
import { WideTable } from "../ui/figures.tsx";
import { formatCents, formatDay, formatNumber } from "../ui/format.ts";
import { Alert, Await, Empty } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { TakeFile } from "./take-file.tsx";

type Stock = Awaited<ReturnType<typeof trpc.stocks.list.query>>["stocks"][number];

export default function StocksPage(): JSX.Element {
  const desk = useDesk();
  const [params, setParams] = useSearchParams();
  const query = createRead(
    "stocks",
    "list",
    () => ({ comune: oneParam(params.comune) }),
    (input, signal) => trpc.stocks.list.query(input, { signal }),
    { keepBefore: true, restMs: 5_000 },
  );
  return (
    <>
      <header class="page-head">
        <h1>{stocksText().title}</h1>
      </header>
      <p>{stocksText().about}</p>
      <div class="filters list-filters">
        <Choice
          label={stocksText().comune}
          none={stocksText().any}
          value={oneParam(params.comune) || undefined}
          options={desk().comuni.map(({ istat, name }) => ({ value: istat, label: name }))}
          onChoose={(value) => setParams({ comune: value }, { replace: true })}
        />
        <TakeFile comune={oneParam(params.comune)} />
        <Show when={desk().openable.some(({ kind }) => kind === "voucher-stock")}>
          <A class="btn btn-outline-primary small" href={links.newCase("voucher-stock")}>
            {stocksText().open}
          </A>
        </Show>
      </div>
      <Await query={query}>
        {(found) => (
          <Show
            when={found().stocks.length > 0}
            fallback={
              <Empty title={found().isFull ? stocksText().tooMany : stocksText().none}>
                <p>{found().isFull ? stocksText().tooManyHelp : stocksText().noneHelp}</p>
              </Empty>
            }
          >
            <Stocks stocks={found().stocks} />
          </Show>
        )}
      </Await>
    </>
  );
}

function Stocks(props: { stocks: readonly Stock[] }): JSX.Element {
  const low = () => props.stocks.filter(({ isLow }) => isLow).length;
  const heads = () => [stocksText().received, stocksText().handedOver, stocksText().returned, stocksText().writtenOff];
  return (
    <>
      <Show when={low() > 0}>
        <Alert kind="warning" title={stocksText().toFillUp(low())} />
      </Show>
      <WideTable label={stocksText().title} cards>
        <thead>
          <tr>
            <th scope="col">{stocksText().good}</th>
            <th scope="col">{stocksText().comune}</th>
            <th scope="col" class="right">
              {stocksText().quantity}
            </th>
            <th scope="col" class="right">
              {stocksText().worth}
            </th>
            <For each={heads()}>
              {(head) => (
                <th scope="col" class="right">
                  {head}
                </th>
              )}
            </For>
            <th scope="col" class="right">
              {stocksText().differences}
            </th>
            <th scope="col">{stocksText().countedOn}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.stocks}>{(stock) => <Row stock={stock} />}</For>
        </tbody>
      </WideTable>
    </>
  );
}

function Row(props: { stock: Stock }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const number = (label: string, value: string) => (
    <td class="right" data-label={label}>
      {value}
    </td>
  );
  return (
    <tr>
      <th scope="row">
        <A href={links.stock(props.stock.caseId)}>
          {stockName(workflows, props.stock)} <span class="small-text number">{props.stock.number}</span>
        </A>
        <Show when={props.stock.state !== "active"}>
          {" "}
          <span class="tag">{workflows.state("voucher-stock", props.stock.state)}</span>
        </Show>
      </th>
      <td data-label={stocksText().comune}>{comuneName(desk(), props.stock.comune)}</td>
      <td class="right" data-label={stocksText().quantity}>
        {formatNumber(props.stock.quantity)}{" "}
        <Show
          when={props.stock.isLow}
          fallback={<span class="muted small-text">{stocksText().leastIs(formatNumber(props.stock.threshold))}</span>}
        >
          <span class="tag late">{stocksText().low}</span>
        </Show>
      </td>
      {number(stocksText().worth, formatCents(props.stock.quantity * props.stock.unitCents))}
      {number(stocksText().received, formatNumber(props.stock.received))}
      {number(stocksText().handedOver, formatNumber(props.stock.handedOver))}
      {number(stocksText().returned, `${formatNumber(props.stock.cameBack)} / ${formatNumber(props.stock.sentBack)}`)}
      {number(stocksText().writtenOff, formatNumber(props.stock.writtenOff))}
      {number(stocksText().differences, formatNumber(props.stock.differences))}
      <td data-label={stocksText().countedOn}>
        {props.stock.countedOn === "" ? stocksText().never : formatDay(props.stock.countedOn)}
      </td>
    </tr>
  );
}
