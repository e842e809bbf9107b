// In the forms that commit the household's share, change it or correct either: what the tariff of the comune makes of it from the
// first day of the period, with every step, and a button that takes it. Where no tariff applies it says so, and the amount is written
// by hand. Where a comune commits, which one pays by the rule, and a warning where another is written.
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { isDay } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Commitment } from "../../workflows/rules/budget/budget.ts";
import { services } from "../../workflows/rules/deliveries/services.ts";
import { createRead } from "../query.ts";
import { noShareWords, type Proposed, shareSteps, useShareNames } from "../share-words.ts";
import { costSharingText } from "../text/cost-sharing.ts";
import { payerText } from "../text/payer.ts";
import { trpc } from "../trpc.ts";
import type { FormModel } from "../ui/form/model.ts";
import { formatAmount } from "../ui/form/read-values.ts";
import { formatCents, formatNumber } from "../ui/format.ts";
import { DecidedAmount, decidedAsked } from "./decided-amount.tsx";
import { type ShareAsked, shareAsked } from "./share-asked.ts";
import { TakeAmount } from "./take-amount.tsx";

export interface ShareProposalProps {
  caseId: string;
  values: JsonObject;
  model: FormModel;
  /** Commitments of the case, where the form may be about one of them. */
  lines: readonly Commitment[];
}

/** What of the commitment stays as it was. */
function beforeWords(asked: ShareAsked, values: JsonObject): string {
  const text = costSharingText().before;
  const { before } = asked;
  const said = [
    ...(values.shareQuantity === undefined && before?.quantity !== undefined
      ? [text.quantity(formatNumber(before.quantity))]
      : []),
    ...(values.sharePriceCents === undefined && before?.priceCents !== undefined
      ? [text.price(formatCents(before.priceCents))]
      : []),
  ];
  return said.length === 0 ? "" : text.stays(said.join(", "));
}

export default function ShareProposal(props: ShareProposalProps): JSX.Element {
  const names = useShareNames();
  const asked = () => shareAsked(props.values, props.lines);
  const question = () => {
    const { budgetSource, service, periodFrom } = props.values;
    const known = services.find((one) => one === service);
    if (budgetSource === "comune" && known !== undefined && isDay(periodFrom))
      return { caseId: props.caseId, service: known, on: periodFrom };
    const one = asked();
    if (!one) return undefined;
    const { on, priceCents } = one;
    return { caseId: props.caseId, service: one.service, on, ...(priceCents ? { priceCents } : {}) };
  };
  const read = createRead(
    "costSharing",
    "getShare",
    question,
    (input, signal) => trpc.costSharing.getShare.query(input, { signal }),
    { keepBefore: true },
  );
  const found = () => (question() === undefined || read.isPending ? undefined : read.data);
  const quantity = () => asked()?.quantity;
  const total = () => {
    const [unit, count] = [found()?.answer?.unitCents, quantity()];
    return unit === undefined || count === undefined ? undefined : unit * count;
  };
  const ofComune = () => props.values.budgetSource === "comune";
  return (
    <>
      <Show when={decidedAsked(props.values, props.lines)}>
        {(asked) => <DecidedAmount asked={asked()} values={props.values} model={props.model} />}
      </Show>
      <Show when={question()}>
        <Show when={!ofComune()} fallback={<PayingComune found={found()} written={props.values.budgetTerritory} />}>
          <section class="card-box" aria-labelledby="share-title" aria-live="polite">
            <h3 id="share-title">{costSharingText().share}</h3>
            <Show when={beforeWords(asked() as ShareAsked, props.values)}>
              {(words) => <p class="muted small-text">{words()}</p>}
            </Show>
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
                        {(cents) => (
                          <Total
                            cents={cents()}
                            unitCents={answer().unitCents ?? 0}
                            quantity={quantity() ?? 0}
                            values={props.values}
                            model={props.model}
                          />
                        )}
                      </Match>
                    </Switch>
                  </>
                )}
              </Match>
            </Switch>
          </section>
        </Show>
      </Show>
    </>
  );
}

/** Which comune pays for the service from the first day of the period, and why. */
function PayingComune(props: { found: Proposed | undefined; written: unknown }): JSX.Element {
  const names = useShareNames();
  const payer = () => props.found?.payer;
  const reason = () => {
    const { payerReason } = props.found ?? {};
    return payerReason === undefined ? costSharingText().byCase : payerText().reasons[payerReason];
  };
  return (
    <Show when={payer()}>
      {(place) => (
        <section class="card-box" aria-live="polite">
          <p>{costSharingText().paysSince(names.place(place()), reason())}</p>
          <Show when={typeof props.written === "string" && props.written !== "" && props.written !== place()}>
            <p class="alert alert-warning">
              {costSharingText().otherPayer(names.place(String(props.written)), names.place(place()))}
            </p>
          </Show>
        </section>
      )}
    </Show>
  );
}

/** The amount for the whole period, and taking it. */
function Total(props: {
  cents: number;
  unitCents: number;
  quantity: number;
  values: JsonObject;
  model: FormModel;
}): JSX.Element {
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
            formatNumber(props.quantity),
            formatCents(props.unitCents),
            formatCents(props.cents),
          )}
        </strong>{" "}
        <span class="muted small-text">{costSharingText().step.rounding}</span>
      </p>
      <TakeAmount cents={props.cents} typed={typed()} taken={costSharingText().taken} onTake={take}>
        <Show when={typeof typed() === "number"}>
          <span class="muted small-text">{costSharingText().other}</span>
        </Show>
      </TakeAmount>
    </>
  );
}
