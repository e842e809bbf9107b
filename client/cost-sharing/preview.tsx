// What a household with an ISEE would pay by a tariff that is being written, before it is recorded. By the rule that computes shares;
// nothing is computed here.
import { createSignal, createUniqueId, type JSX, Show } from "solid-js";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { shareOf } from "../../workflows/rules/cost-sharing/share.ts";
import { type TariffText, tariffProblems } from "../../workflows/rules/cost-sharing/tariff.ts";
import { percentText } from "../share-words.ts";
import { costSharingText } from "../text/cost-sharing.ts";
import { formatCents } from "../ui/format.ts";

/** Euro as they are typed, in cents; undefined where it is no amount. */
export function centsOf(typed: string): number | undefined {
  const plain = typed.replaceAll(/[.\s](?=\d{3}(\D|$))/g, "").replace(",", ".");
  return /^\d{1,8}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}

export function previewWords(
  tariff: JsonObject,
  iseeCents: number | undefined,
  priceCents: number | undefined,
): string {
  const text = costSharingText().preview;
  if (tariffProblems(tariff).length > 0) return text.notYet;
  const written = tariff as unknown as TariffText;
  const [iseeKind] = written.iseeKinds;
  const on = written.appliesFrom ?? written.adoptedOn;
  const declarations =
    iseeCents === undefined || !iseeKind ? [] : [{ person: "", paper: 1, kind: iseeKind, cents: iseeCents, from: on }];
  const question = { declarations, on, ...(priceCents ? { priceCents } : {}) };
  const answer = shareOf({ tariff: { ...written, territory: "district", version: 0, example: false }, ...question });
  const where = answer.band ? text.band(answer.band.number) : text.maximum;
  const each = costSharingText().each[answer.unit];
  const amount =
    answer.unitCents !== undefined
      ? `${formatCents(answer.unitCents)} ${each}`
      : costSharingText().ofCost(percentText(answer.hundredths ?? 0));
  return `${where}: ${amount}.`;
}

export function Preview(props: { tariff: JsonObject }): JSX.Element {
  const [isee, setIsee] = createSignal("");
  const [price, setPrice] = createSignal("");
  const text = () => costSharingText().preview;
  const wrong = () => [isee(), price()].some((typed) => typed !== "" && centsOf(typed) === undefined);
  const id = createUniqueId();
  const input = (name: string, label: () => string, value: () => string, set: (value: string) => void) => (
    <div class="field">
      <label for={`${id}-${name}`}>{label()}</label>
      <input
        id={`${id}-${name}`}
        type="text"
        inputmode="decimal"
        class="form-control"
        value={value()}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </div>
  );
  return (
    <section class="card-box" aria-labelledby="tariff-preview">
      <h3 id="tariff-preview">{text().title}</h3>
      {input("isee", () => text().isee, isee, setIsee)}
      {input("price", () => text().price, price, setPrice)}
      <p aria-live="polite">
        <Show when={!wrong()} fallback={text().noAmount}>
          {previewWords(props.tariff, centsOf(isee()), centsOf(price()))}
        </Show>
      </p>
    </section>
  );
}
