// What of an economic aid was paid, on its page: each payment with day, amount and order, those sent back by the bank marked, and what
// is left; of a loan how it comes back. A payment recorded without an amount has here the one that was due.
import { For, type JSX, Show } from "solid-js";
import type { Day } from "../../workflows/kernel/ids.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import { dueCents, owedCents, paidCents, restCents } from "../../workflows/rules/aid/amounts.ts";
import type { LentAmounts } from "../../workflows/rules/aid/repayment.ts";
import { aidText } from "../text/aid.ts";
import { WideTable } from "../ui/figures.tsx";
import { formatCents, formatDay } from "../ui/format.ts";
import { AidPlan } from "./aid-plan.tsx";

export default function AidPayments(props: { context: Record<string, Json>; today: Day }): JSX.Element {
  const aid = () => props.context as unknown as LentAmounts;
  const sums = (): [string, number][] => [
    [aidText().granted, aid().grantedCents ?? 0],
    [aidText().paid, paidCents(aid())],
    [aidText().rest, restCents(aid())],
    ...(restCents(aid()) > 0 ? [[aidText().next, dueCents(aid())] as [string, number]] : []),
    ...(aid().aidKind === "loan" ? [[aidText().owed, owedCents(aid())] as [string, number]] : []),
  ];
  return (
    <section class="card-box" aria-labelledby="aid-payments">
      <h2 id="aid-payments">{aidText().title}</h2>
      <dl class="facts">
        <For each={sums()}>
          {([name, cents]) => (
            <div>
              <dt>{name}</dt>
              <dd>{formatCents(cents)}</dd>
            </div>
          )}
        </For>
      </dl>
      <Show when={aid().paid.length > 0} fallback={<p class="muted">{aidText().none}</p>}>
        <WideTable label={aidText().title} narrowFirst>
          <thead>
            <tr>
              <th scope="col">{aidText().on}</th>
              <th scope="col" class="number">
                {aidText().amount}
              </th>
              <th scope="col">{aidText().order}</th>
            </tr>
          </thead>
          <tbody>
            <For each={aid().paid}>
              {(one) => (
                <tr>
                  <th scope="row">{formatDay(one.on)}</th>
                  <td class="number">{formatCents(one.cents)}</td>
                  <td>
                    {one.mandate || aidText().handOver}
                    <Show when={one.returnedOn}>
                      {(day) => <span class="muted"> · {aidText().sentBack(formatDay(day()))}</span>}
                    </Show>
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </WideTable>
      </Show>
      <Show when={aid().aidKind === "loan"}>
        <AidPlan loan={aid()} today={props.today} />
      </Show>
    </section>
  );
}
