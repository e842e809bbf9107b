// In the form that commits the household's share: what the tariff of the comune makes of it from the first day of the period, with
// every step, and a button that takes it. Where no tariff applies it says so, and the amount is written by hand.
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { isDay } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { services } from "../../workflows/rules/deliveries/services.ts";
import { createRead } from "../query.ts";
import { costSharingText } from "../text/cost-sharing.ts";
import { trpc } from "../trpc.ts";
import type { FormModel } from "../ui/form/model.ts";
import { formatAmount } from "../ui/form/read-values.ts";
import { formatCents, formatNumber } from "../ui/format.ts";
import { noShareWords, shareSteps, useShareNames } from "./share-words.ts";

const positive = (value: unknown): number | undefined => (typeof value === "number" && value > 0 ? value : undefined);

export default function ShareProposal(props: { caseId: string; values: JsonObject; model: FormModel }): JSX.Element {
  const names = useShareNames();
  const question = () => {
    const { budgetSource, service, periodFrom, sharePriceCents } = props.values;
    const known = services.find((one) => one === service);
    if (budgetSource !== "householdShare" || known === undefined || !isDay(periodFrom)) return undefined;
    const priceCents = positive(sharePriceCents);
    return { caseId: props.caseId, service: known, on: periodFrom, ...(priceCents ? { priceCents } : {}) };
  };
  const read = createRead(
    "costSharing",
    "getShare",
    question,
    (input, signal) => trpc.costSharing.getShare.query(input, { signal }),
    { keepBefore: true },
  );
  const found = () => (question() === undefined || read.isPending ? undefined : read.data);
  const quantity = () => positive(props.values.shareQuantity);
  const total = () => {
    const [unit, count] = [found()?.answer?.unitCents, quantity()];
    return unit === undefined || count === undefined ? undefined : unit * count;
  };
  return (
    <Show when={question()}>
      <section class="card-box" aria-labelledby="share-title" aria-live="polite">
        <h3 id="share-title">{costSharingText().share}</h3>
        <Switch fallback={<p class="muted">{costSharingText().looking}</p>}>
          <Match when={found()?.why}>
            <p>{noShareWords(found() ?? {}, names)}</p>
          </Match>
          <Match when={found()?.answer}>
            {(answer) => (
              <>
                <ul class="small-text">
                  <For each={shareSteps(answer(), found() ?? {}, names)}>{(step) => <li>{step}</li>}</For>
                </ul>
                <Switch fallback={<p class="muted small-text">{costSharingText().step.noQuantity}</p>}>
                  <Match when={answer().unitCents === 0}>
                    <p>{costSharingText().free}</p>
                  </Match>
                  <Match when={total()}>
                    {(cents) => <Total cents={cents()} unitCents={answer().unitCents ?? 0} {...props} />}
                  </Match>
                </Switch>
              </>
            )}
          </Match>
        </Switch>
      </section>
    </Show>
  );
}

/** The amount for the whole period, and taking it. */
function Total(props: { cents: number; unitCents: number; values: JsonObject; model: FormModel }): JSX.Element {
  const typed = () => props.values.commitCents;
  function take(): void {
    props.model.set("commitCents", formatAmount(props.cents));
    props.model.set("shareOverride", undefined);
  }
  return (
    <>
      <p>
        <strong>
          {costSharingText().step.total(
            formatNumber(positive(props.values.shareQuantity) ?? 0),
            formatCents(props.unitCents),
            formatCents(props.cents),
          )}
        </strong>{" "}
        <span class="muted small-text">{costSharingText().step.rounding}</span>
      </p>
      <Show when={typed() !== props.cents} fallback={<p class="muted small-text">{costSharingText().taken}</p>}>
        <div class="toolbar">
          <button type="button" class="btn btn-outline-primary small" onClick={take}>
            {costSharingText().take(formatCents(props.cents))}
          </button>
          <Show when={typeof typed() === "number"}>
            <span class="muted small-text">{costSharingText().other}</span>
          </Show>
        </div>
      </Show>
    </>
  );
}
