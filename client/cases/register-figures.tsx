// Parts of a delivery's page that are only read: the week of the plan and what approved months came to; and how months, days and
// quantities of a register are said.
import { For, type JSX, Show } from "solid-js";
import {
  type Plan,
  planOn,
  type RegisterMonth,
  type Suspension,
  type Unit,
} from "../../workflows/rules/deliveries/register.ts";
import { formatMonth, formatQuantity } from "../../workflows/rules/deliveries/say-month.ts";
import type { StatementLine } from "../../workflows/rules/deliveries/statement.ts";
import { language } from "../text/language.ts";
import { registerText } from "../text/register.ts";
import { WideTable } from "../ui/figures.tsx";
import { formatCents, formatDay } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";

const kind = "delivery";

export interface Register {
  plans: Plan[];
  months: RegisterMonth[];
  /** Amounts are missing for who works from outside. */
  told: (Omit<StatementLine, "cents"> & { cents?: number })[];
  unit?: Unit;
  endedOn?: string;
  suspensions?: Suspension[];
}

const localeOf = () => (language() === "en" ? "en-GB" : "it-IT");
export const monthName = (month: string): string => formatMonth(month, language());
export const dayName = (day: string): string =>
  new Intl.DateTimeFormat(localeOf(), { weekday: "short", day: "numeric", timeZone: "UTC" }).format(
    new Date(`${day}T12:00:00Z`),
  );
export const shownQuantity = formatQuantity;

export function WeekOfPlan(props: { plans: readonly Plan[]; unit: Unit | undefined; today: string }): JSX.Element {
  const workflows = useWorkflows();
  const plan = () => planOn(props.plans, props.today) ?? props.plans.at(-1);
  return (
    <Show when={plan()}>
      {(one) => (
        <section class="card-box" aria-labelledby="week-title">
          <h2 id="week-title">{registerText().week}</h2>
          <p class="muted small-text">
            {registerText().from(formatDay(one().from), one().to ? formatDay(one().to) : "")}
          </p>
          <ul class="row-list">
            <For each={one().week}>
              {(slot) => (
                <li>
                  {registerText().weekSlot(
                    workflows.option(kind, "weekday", slot.weekday),
                    slot.part ? workflows.option(kind, "partOfDay", slot.part) : "",
                    shownQuantity(props.unit, slot.quantity),
                  )}
                </li>
              )}
            </For>
          </ul>
        </section>
      )}
    </Show>
  );
}

export function Told(props: { lines: Register["told"]; unit: Unit | undefined }): JSX.Element {
  const withAmounts = () => props.lines.some((line) => line.cents !== undefined);
  return (
    <section class="card-box" aria-labelledby="told-title">
      <h2 id="told-title">{registerText().lines}</h2>
      <WideTable label={registerText().lines}>
        <thead>
          <tr>
            <th scope="col">{registerText().month}</th>
            <th scope="col">{registerText().statement}</th>
            <th scope="col" class="right">
              {registerText().quantity}
            </th>
            <Show when={withAmounts()}>
              <th scope="col" class="right">
                {registerText().amount}
              </th>
              <th scope="col" class="right">
                {registerText().commitment}
              </th>
            </Show>
          </tr>
        </thead>
        <tbody>
          <For each={props.lines}>
            {(line) => (
              <tr>
                <th scope="row">
                  {monthName(line.month)}
                  <Show when={line.adjustment}>
                    <div class="muted small-text">{registerText().adjustment}</div>
                  </Show>
                </th>
                <td>{monthName(line.statement)}</td>
                <td class="right">{shownQuantity(props.unit, line.quantity)}</td>
                <Show when={withAmounts()}>
                  <td class="right">{formatCents(line.cents ?? 0)}</td>
                  <td class="right">{line.commitment || registerText().no}</td>
                </Show>
              </tr>
            )}
          </For>
        </tbody>
      </WideTable>
    </section>
  );
}
