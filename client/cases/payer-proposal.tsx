// Beside the forms that write which comune pays: whom the rule names for the services in question, with the reason, a button that takes
// it, and a warning where another is written.
import { For, type JSX, Show } from "solid-js";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { comuneName, useDesk } from "../desk.ts";
import { payerText } from "../text/payer.ts";
import type { FormModel } from "../ui/form/model.ts";
import { Alert } from "../ui/states.tsx";
import { isOtherPayer, type PayerLine, type Proposal, payerLines, servicesIn } from "./adapt-payer.ts";

export default function PayerProposal(props: {
  proposal: Proposal;
  context: JsonObject;
  values: JsonObject;
  model: FormModel;
}): JSX.Element {
  const desk = useDesk();
  const lines = () => payerLines(props.proposal, servicesIn(props.values, props.context));
  const written = () => props.values.payingTerritory;
  const place = (istat: string) => comuneName(desk(), istat);
  const words = ({ kind, answer }: PayerLine): string => {
    const text = payerText().proposal;
    if (answer === undefined) return text.noStay;
    const reason = payerText().reasons[answer.reason];
    if (answer.payer !== undefined) return text.pays[kind](place(answer.payer), reason);
    const among = (answer.among ?? []).map(place).join(", ");
    return text.unknown[kind]([reason, among && payerText().among(among)].filter(Boolean).join(", "));
  };
  return (
    <Show when={props.proposal.ordinary}>
      <section class="card-box" aria-labelledby="payer-proposal" aria-live="polite">
        <h3 id="payer-proposal">{payerText().proposal.title}</h3>
        <ul class="plain-list">
          <For each={lines()}>
            {(line) => (
              <li>
                {words(line)}{" "}
                <Show when={line.answer?.payer !== written() && line.answer?.payer}>
                  {(payer) => (
                    <button
                      type="button"
                      class="btn btn-outline-primary small"
                      onClick={() => props.model.set("payingTerritory", payer())}
                    >
                      {payerText().proposal.take(place(payer()))}
                    </button>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
        <Show when={isOtherPayer(lines(), written())}>
          <Alert kind="warning">{payerText().proposal.other(place(String(written())))}</Alert>
        </Show>
      </section>
    </Show>
  );
}
