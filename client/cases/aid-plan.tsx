// How a loan comes back, on the page of the aid: its instalments, what of each came back, the next one and those overdue; then what was
// paid back, day by day.
import { For, type JSX, Show } from "solid-js";
import type { Day } from "../../workflows/kernel/ids.ts";
import { owedCents } from "../../workflows/rules/aid/amounts.ts";
import {
  type LentAmounts,
  nextInstalment,
  overdueCents,
  type StandingInstalment,
  standingPlan,
} from "../../workflows/rules/aid/repayment.ts";
import { aidText } from "../text/aid.ts";
import { WideTable } from "../ui/figures.tsx";
import { formatCents, formatDay } from "../ui/format.ts";

export function AidPlan(props: { loan: LentAmounts; today: Day }): JSX.Element {
  const overdue = () => overdueCents(props.loan, props.today);
  const stand = (one: StandingInstalment): string => {
    if (one.backCents === one.instalmentCents) return aidText().cameBackWhole;
    const isOwed = owedCents(props.loan) > 0;
    const words = [
      ...(one.backCents > 0 ? [aidText().cameBack(formatCents(one.backCents))] : []),
      ...(isOwed && one.dueOn < props.today ? [aidText().isOverdue] : []),
      ...(isOwed && one.dueOn >= props.today && nextInstalment(props.loan)?.dueOn === one.dueOn
        ? [aidText().isNext]
        : []),
    ];
    return words.join(", ");
  };
  return (
    <>
      <h3>{aidText().plan}</h3>
      <Show when={overdue() > 0}>
        <p>
          <span class="tag late">{aidText().overdueIs(formatCents(overdue()))}</span>
        </p>
      </Show>
      <Show when={(props.loan.plan ?? []).length > 0} fallback={<p class="muted">{aidText().planLater}</p>}>
        <WideTable label={aidText().plan} narrowFirst>
          <thead>
            <tr>
              <th scope="col">{aidText().dueOn}</th>
              <th scope="col" class="number">
                {aidText().amount}
              </th>
              <th scope="col">{aidText().stand}</th>
            </tr>
          </thead>
          <tbody>
            <For each={standingPlan(props.loan)}>
              {(one) => (
                <tr>
                  <th scope="row">{formatDay(one.dueOn)}</th>
                  <td class="number">{formatCents(one.instalmentCents)}</td>
                  <td>{stand(one)}</td>
                </tr>
              )}
            </For>
          </tbody>
        </WideTable>
      </Show>
      <Show when={props.loan.repaid.length > 0}>
        <h3>{aidText().repaid}</h3>
        <ul class="row-list">
          <For each={props.loan.repaid}>
            {(one) => (
              <li>
                {formatDay(one.on)} · {formatCents(one.cents)}
              </li>
            )}
          </For>
        </ul>
      </Show>
    </>
  );
}
