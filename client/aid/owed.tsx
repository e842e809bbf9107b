// Loans that are still to come back, beneath the aids to be paid: what was lent, what came back, the next instalment, what is overdue.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { comuneName, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { aidText } from "../text/aid.ts";
import { trpc } from "../trpc.ts";
import { WideTable } from "../ui/figures.tsx";
import { formatCents, formatDay } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";

type Loan = Awaited<ReturnType<typeof trpc.aid.listOwed.query>>["loans"][number];

function LoanRow(props: { loan: Loan }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  return (
    <tr>
      <th scope="row">
        <A href={links.case(props.loan.caseId)}>
          {props.loan.person} <span class="small-text number">{props.loan.number}</span>
        </A>
        <Show when={props.loan.state !== "paid"}>
          {" "}
          <span class="tag">{workflows.state("economic-aid", props.loan.state)}</span>
        </Show>
      </th>
      <td data-label={aidText().comune}>{comuneName(desk(), props.loan.comune)}</td>
      <td class="right" data-label={aidText().lent}>
        {formatCents(props.loan.lentCents)}
      </td>
      <td class="right" data-label={aidText().back}>
        {formatCents(props.loan.repaidCents)}
      </td>
      <td class="right" data-label={aidText().owed}>
        {formatCents(props.loan.owedCents)}
      </td>
      <td data-label={aidText().nextInstalment}>
        <Show when={props.loan.byDeath}>
          <span class="tag">{aidText().heirs}</span>{" "}
        </Show>
        <Show
          when={!props.loan.byDeath && props.loan.next}
          fallback={<span class="muted">{props.loan.byDeath ? aidText().toDecide : aidText().noPlan}</span>}
        >
          {(next) => aidText().instalmentOn(formatCents(next().instalmentCents), formatDay(next().dueOn))}
        </Show>
      </td>
      <td class="right" data-label={aidText().overdue}>
        <Show when={props.loan.overdueCents > 0} fallback={formatCents(0)}>
          <span class="tag late">{formatCents(props.loan.overdueCents)}</span>
        </Show>
      </td>
    </tr>
  );
}

export function Owed(props: { comune: string }): JSX.Element {
  const query = createRead(
    "aid",
    "listOwed",
    () => ({ comune: props.comune }),
    (input, signal) => trpc.aid.listOwed.query(input, { signal }),
    { keepBefore: true, restMs: 5_000 },
  );
  const loans = () => (query.isPending ? [] : (query.data?.loans ?? []));
  const sum = (of: (loan: Loan) => number) => formatCents(loans().reduce((all, one) => all + of(one), 0));
  return (
    <>
      <Show when={!query.isPending && query.data?.isFull}>
        <p class="small-text">{aidText().tooManyLoans}</p>
      </Show>
      <Show when={loans().length > 0}>
        <section class="card-box no-print" aria-labelledby="aid-owed">
          <h2 id="aid-owed">{aidText().loans}</h2>
          <p class="muted small-text">{aidText().loansHelp}</p>
          <WideTable label={aidText().loans} cards>
            <thead>
              <tr>
                <th scope="col">{aidText().person}</th>
                <th scope="col">{aidText().comune}</th>
                <th scope="col" class="right">
                  {aidText().lent}
                </th>
                <th scope="col" class="right">
                  {aidText().back}
                </th>
                <th scope="col" class="right">
                  {aidText().owed}
                </th>
                <th scope="col">{aidText().nextInstalment}</th>
                <th scope="col" class="right">
                  {aidText().overdue}
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={loans()}>{(loan) => <LoanRow loan={loan} />}</For>
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{aidText().total}</th>
                <td />
                <td class="right" data-label={aidText().lent}>
                  {sum((one) => one.lentCents)}
                </td>
                <td class="right" data-label={aidText().back}>
                  {sum((one) => one.repaidCents)}
                </td>
                <td class="right" data-label={aidText().owed}>
                  {sum((one) => one.owedCents)}
                </td>
                <td />
                <td class="right" data-label={aidText().overdue}>
                  {sum((one) => one.overdueCents)}
                </td>
              </tr>
            </tfoot>
          </WideTable>
        </section>
      </Show>
    </>
  );
}
