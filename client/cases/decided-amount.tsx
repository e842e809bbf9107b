// In the forms that commit or change the household's share: what a share decided by an act comes to over the period, with a button that
// takes it, so that nobody reckons days by hand to find the amount that is accepted.
import { type JSX, Match, Switch } from "solid-js";
import { isDay } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type Commitment, decidedAmount } from "../../workflows/rules/budget/budget.ts";
import { costSharingText } from "../text/cost-sharing.ts";
import type { FormModel } from "../ui/form/model.ts";
import { formatAmount } from "../ui/form/read-values.ts";
import { formatCents, formatDay } from "../ui/format.ts";
import { positive } from "./share-asked.ts";
import { TakeAmount } from "./take-amount.tsx";

interface DecidedAsked {
  each: "day" | "month";
  cents: number;
  from: string;
  to: string;
  /** Absent for parts of a month, of which only the act says how they are paid. */
  amount: number | undefined;
}

/** As the form says, and of what it leaves empty as the commitment stood; undefined until it can be reckoned. */
export function decidedAsked(values: JsonObject, lines: readonly Commitment[]): DecidedAsked | undefined {
  const line = lines.find(({ commitment }) => String(commitment) === String(values.commitment));
  if ((line ? line.source : values.budgetSource) !== "householdShare") return undefined;
  const typed = positive(values.shareDecidedCents);
  const each = typed === undefined ? line?.decided?.each : values.shareDecidedEach;
  const cents = typed ?? line?.decided?.cents;
  const from = line?.from ?? values.periodFrom;
  const to = isDay(values.periodTo) ? values.periodTo : line?.to;
  if ((each !== "day" && each !== "month") || cents === undefined || !isDay(from) || to === undefined || from > to)
    return undefined;
  return { each, cents, from, to, amount: decidedAmount({ each, cents }, from, to) };
}

export function DecidedAmount(props: { asked: DecidedAsked; values: JsonObject; model: FormModel }): JSX.Element {
  const text = () => costSharingText().decided;
  const count = (amount: number) => Math.round(amount / props.asked.cents);
  return (
    <section class="card-box" aria-labelledby="decided-title" aria-live="polite">
      <h3 id="decided-title">{text().title}</h3>
      <Switch fallback={<p>{text().partOfMonth}</p>}>
        <Match when={props.asked.amount}>
          {(amount) => (
            <>
              <p>
                {text().period(formatDay(props.asked.from), formatDay(props.asked.to))}{" "}
                <strong>
                  {text().total(
                    text()[props.asked.each](count(amount())),
                    formatCents(props.asked.cents),
                    formatCents(amount()),
                  )}
                </strong>
              </p>
              <TakeAmount
                cents={amount()}
                typed={props.values.commitCents}
                taken={text().taken}
                onTake={() => props.model.set("commitCents", formatAmount(amount()))}
              />
            </>
          )}
        </Match>
      </Switch>
    </section>
  );
}
