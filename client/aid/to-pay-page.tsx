// "Contributi": granted aids that wait for a payment, with sums by comune and chapter; those ticked go to the act on many cases, where
// their payments are recorded together. The comune stands in the address.
import { A, useNavigate, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import type { AidToPay, ChapterSum } from "../../workflows/rules/aid/to-pay.ts";
import { setBulkChoice } from "../bulk-choice.ts";
import { comuneName, hasRole, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { oneParam } from "../one-param.ts";
import { createRead } from "../query.ts";
import { aidText } from "../text/aid.ts";
import { trpc } from "../trpc.ts";
import { Choice } from "../ui/choice.tsx";
import { WideTable } from "../ui/figures.tsx";
import { formatCents, formatNumber } from "../ui/format.ts";
import { Await, Empty } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";

/** The act that is chosen for who comes from here. */
const paying = "economic-aid/RECORD_PAYMENT";

const sumOf = (rows: readonly { dueCents: number }[]): number => rows.reduce((all, row) => all + row.dueCents, 0);

export default function ToPayPage(): JSX.Element {
  const desk = useDesk();
  const [params, setParams] = useSearchParams();
  const query = createRead(
    "aid",
    "listToPay",
    () => ({ comune: oneParam(params.comune) }),
    (input, signal) => trpc.aid.listToPay.query(input, { signal }),
    { keepBefore: true, restMs: 5_000 },
  );
  return (
    <>
      <header class="page-head">
        <h1>{aidText().toPay}</h1>
      </header>
      <p class="no-print">{aidText().toPayAbout}</p>
      <div class="filters list-filters no-print">
        <Choice
          label={aidText().comune}
          none={aidText().any}
          value={oneParam(params.comune) || undefined}
          options={desk().comuni.map(({ istat, name }) => ({ value: istat, label: name }))}
          onChoose={(value) => setParams({ comune: value }, { replace: true })}
        />
      </div>
      <Await query={query}>
        {(found) => (
          <Show
            when={found().aids.length > 0}
            fallback={
              <Empty title={found().isFull ? aidText().tooMany : aidText().nothingToPay}>
                <p>{found().isFull ? aidText().tooManyHelp : aidText().nothingToPayHelp}</p>
              </Empty>
            }
          >
            <Sums sums={found().sums} />
            <Aids aids={found().aids} persons={found().persons} />
          </Show>
        )}
      </Await>
    </>
  );
}

function Sums(props: { sums: readonly ChapterSum[] }): JSX.Element {
  const desk = useDesk();
  return (
    <section class="card-box" aria-labelledby="aid-sums">
      <h2 id="aid-sums">{aidText().sums}</h2>
      <WideTable label={aidText().sums}>
        <thead>
          <tr>
            <th scope="col">{aidText().comune}</th>
            <th scope="col">{aidText().chapter}</th>
            <th scope="col">{aidText().aids}</th>
            <th scope="col">{aidText().due}</th>
            <th scope="col">{aidText().rest}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.sums}>
            {(sum) => (
              <tr>
                <th scope="row">{comuneName(desk(), sum.comune)}</th>
                <td>{sum.chapter}</td>
                <td>{formatNumber(sum.aids)}</td>
                <td>{formatCents(sum.dueCents)}</td>
                <td>{formatCents(sum.restCents)}</td>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{aidText().total}</th>
            <td />
            <td>{formatNumber(props.sums.reduce((all, sum) => all + sum.aids, 0))}</td>
            <td>{formatCents(sumOf(props.sums))}</td>
            <td>{formatCents(props.sums.reduce((all, sum) => all + sum.restCents, 0))}</td>
          </tr>
        </tfoot>
      </WideTable>
    </section>
  );
}

function Aids(props: { aids: readonly AidToPay[]; persons: Record<string, string> }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const navigate = useNavigate();
  const [ticked, setTicked] = createSignal<ReadonlySet<string>>(new Set());
  const chosen = createMemo(() => props.aids.filter(({ caseId }) => ticked().has(caseId)));
  const mayPay = () => hasRole(desk(), "adminClerk", "supervisor");
  const toggle = (id: string) =>
    setTicked((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const pay = () => {
    setBulkChoice({ ids: chosen().map(({ caseId }) => caseId) });
    navigate(links.bulkAct(paying));
  };
  return (
    <section class="card-box" aria-labelledby="aids-to-pay">
      <h2 id="aids-to-pay">{aidText().aids}</h2>
      <div class="toolbar no-print">
        <Show when={mayPay()}>
          <span class="small-text" role="status">
            {aidText().chosen(chosen().length, formatCents(sumOf(chosen())))}
          </span>
          <button type="button" class="btn btn-primary small" disabled={chosen().length === 0} onClick={pay}>
            {aidText().pay}
          </button>
        </Show>
      </div>
      <WideTable label={aidText().toPay}>
        <thead>
          <tr>
            <th scope="col">{aidText().person}</th>
            <th scope="col">{aidText().comune}</th>
            <th scope="col">{aidText().chapter}</th>
            <th scope="col">{aidText().commitment}</th>
            <th scope="col">{aidText().payWay}</th>
            <th scope="col">{aidText().due}</th>
            <th scope="col">{aidText().rest}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.aids}>
            {(aid) => (
              <tr>
                <th scope="row">
                  <Show when={mayPay()}>
                    <input
                      type="checkbox"
                      class="no-print"
                      aria-label={aidText().choose(aid.number)}
                      checked={ticked().has(aid.caseId)}
                      // How it is paid is said first.
                      disabled={aid.payWay === ""}
                      onChange={() => toggle(aid.caseId)}
                    />{" "}
                  </Show>
                  <A href={links.case(aid.caseId)}>{props.persons[aid.caseId] ?? aid.number}</A>
                </th>
                <td>{comuneName(desk(), aid.comune)}</td>
                <td>{aid.chapter}</td>
                <td>{aid.commitment}</td>
                <td>
                  {aid.payWay === "" ? aidText().notSaid : workflows.option("economic-aid", "payWay", aid.payWay)}
                </td>
                <td>{formatCents(aid.dueCents)}</td>
                <td>{formatCents(aid.restCents)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </WideTable>
    </section>
  );
}
