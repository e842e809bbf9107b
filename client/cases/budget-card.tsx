// The budget of a project on the page of a case: every commitment with its source, what was spent and what is left, the
// totals by source, and the alarms in words. Which sums and alarms, says the rule; nothing is computed here.
import { For, type JSX, Show } from "solid-js";
import type { Json } from "../../workflows/kernel/json.ts";
import { type BudgetRow, budgetOf, type Commitment } from "../../workflows/rules/budget/budget.ts";
import { comuneName, useDesk } from "../desk.ts";
import { budgetText } from "../text/budget.ts";
import { WideTable } from "../ui/figures.tsx";
import { formatCents, formatDay } from "../ui/format.ts";
import { Alert } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";

export interface BudgetCardProps {
  kind: string;
  /** As the case carries them. */
  lines: Json;
  /** What the actions of the project cost together. */
  projectCents?: number | undefined;
  today: string;
}

export default function BudgetCard(props: BudgetCardProps): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const budget = () => budgetOf(props.lines as unknown as Commitment[], props.today, props.projectCents);
  const sourceName = (source: string) => workflows.option(props.kind, "budgetSource", source);
  const payerOf = ({ fund, territory }: BudgetRow) =>
    fund ? workflows.option(props.kind, "budgetFund", fund) : territory ? comuneName(desk(), territory) : "";
  const alarmsOf = (row: BudgetRow) => row.alarms.map((one) => budgetText().alarm[one]).join(", ");
  return (
    <section class="card-box" aria-labelledby="budget-title">
      <h2 id="budget-title">{budgetText().title}</h2>
      <Show when={budget().overProjectCents > 0}>
        <Alert kind="warning" title={budgetText().overProject(formatCents(budget().overProjectCents))} />
      </Show>
      <Show when={props.projectCents}>
        {(cents) => <p class="muted small-text">{budgetText().planned(formatCents(cents()))}</p>}
      </Show>
      <WideTable label={budgetText().title} narrowFirst>
        <thead>
          <tr>
            <th scope="col">{budgetText().commitment}</th>
            <th scope="col">{budgetText().source}</th>
            <th scope="col">{budgetText().service}</th>
            <th scope="col">{budgetText().period}</th>
            <th scope="col" class="right">
              {budgetText().committed}
            </th>
            <th scope="col" class="right">
              {budgetText().spent}
            </th>
            <th scope="col" class="right">
              {budgetText().left}
            </th>
            <th scope="col">{budgetText().alarms}</th>
          </tr>
        </thead>
        <tbody>
          <For each={budget().rows}>
            {(row) => (
              <tr>
                <th scope="row">{row.commitment}</th>
                <td>
                  {sourceName(row.source)}
                  <Show when={payerOf(row)}>{(payer) => <div class="muted small-text">{payer()}</div>}</Show>
                </td>
                <td>{workflows.option(props.kind, "service", row.service)}</td>
                <td>
                  {budgetText().days(formatDay(row.from), formatDay(row.to))}
                  <Show when={row.releasedOn}>
                    {(day) => <div class="muted small-text">{budgetText().released(formatDay(day()))}</div>}
                  </Show>
                </td>
                <td class="right">{formatCents(row.committedCents)}</td>
                <td class="right">{formatCents(row.spentCents)}</td>
                <td class="right">{formatCents(row.leftCents)}</td>
                <td>
                  <Show when={row.alarms.length > 0}>
                    <span
                      class="tag"
                      classList={{ late: row.alarms.includes("over") || row.alarms.includes("expired") }}
                    >
                      {alarmsOf(row)}
                    </span>
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <For each={budget().sources}>
            {(one) => (
              <tr>
                <td />
                <th scope="row" colspan={3}>
                  {sourceName(one.source)}
                </th>
                <td class="right">{formatCents(one.committedCents)}</td>
                <td class="right">{formatCents(one.spentCents)}</td>
                <td class="right">{formatCents(one.leftCents)}</td>
                <td />
              </tr>
            )}
          </For>
          <tr>
            <td />
            <th scope="row" colspan={3}>
              {budgetText().total}
            </th>
            <td class="right">{formatCents(budget().total.committedCents)}</td>
            <td class="right">{formatCents(budget().total.spentCents)}</td>
            <td class="right">{formatCents(budget().total.leftCents)}</td>
            <td />
          </tr>
        </tfoot>
      </WideTable>
    </section>
  );
}
