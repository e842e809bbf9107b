// What of a month was issued, what is still to be, and the act that issues it, asked for once more since nothing takes it back; and which
// other months have more since theirs were issued.
import { A } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import type { Part } from "../../workflows/rules/deliveries/payment.ts";
import { partText, paymentTexts } from "../../workflows/rules/deliveries/payment-texts.ts";
import { monthOf } from "../../workflows/rules/deliveries/register.ts";
import { formatMonth } from "../../workflows/rules/deliveries/say-month.ts";
import { may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { readProblem } from "../problem.ts";
import { queryClient } from "../query.ts";
import { sessionLost } from "../session-state.ts";
import { deliveriesText } from "../text/deliveries.ts";
import { language } from "../text/language.ts";
import { trpc } from "../trpc.ts";
import { Choice } from "../ui/choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { dayOf, formatCents, formatDay } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Alert, problemText } from "../ui/states.tsx";
import type { Sheet } from "./statement-sheet.tsx";

const texts = () => paymentTexts(language());

/** As it stands in the address. */
const openWord = "da-emettere";
export const wordOfPart = (part: Part): string | undefined => (part === "open" ? openWord : part?.toString());
export const partOfWord = (word: string): Part =>
  word === openWord ? "open" : /^[1-9]\d{0,3}$/.test(word) ? Number(word) : undefined;

/** Other months first: what was approved after their statements is easily forgotten. */
export function LateMonths(props: { sheet: Sheet }): JSX.Element {
  const href = (month: string) =>
    `${links.payment()}?${new URLSearchParams({ fornitore: props.sheet.provider.accountId, mese: month, parte: openWord })}`;
  return (
    <Show when={props.sheet.late.length > 0}>
      <div class="no-print">
        <Alert kind="warning">
          {deliveriesText().late}
          <ul>
            <For each={props.sheet.late}>
              {(one) => (
                <li>
                  <A href={href(one.month)}>{formatMonth(one.month, language())}</A>: {formatCents(one.cents)}
                </li>
              )}
            </For>
          </ul>
        </Alert>
      </div>
    </Show>
  );
}

export function Issues(props: { sheet: Sheet; onPart: (part: string | undefined) => void }): JSX.Element {
  const desk = useDesk();
  const [isAsking, setIsAsking] = createSignal(false);
  const [isBusy, setIsBusy] = createSignal(false);
  const open = () => props.sheet.open;
  const isOver = () => props.sheet.payment.month < monthOf(desk().today);
  const said = (part: Part) => partText(texts(), { ...props.sheet, part }, (at) => formatDay(dayOf(at)));
  const options = () => [
    ...props.sheet.issues.map((one) => ({
      value: `${one.issue}`,
      label: `${said(one.issue)}: ${formatCents(one.cents)}`,
    })),
    ...(open().lines > 0 ? [{ value: openWord, label: `${said("open")}: ${formatCents(open().cents)}` }] : []),
  ];
  async function issue(): Promise<void> {
    const { provider, payment } = props.sheet;
    setIsBusy(true);
    try {
      const about = { provider: provider.accountId, month: payment.month };
      const made = await trpc.deliveries.issuePayment.mutate({ payment: about, expected: open() });
      notify(deliveriesText().issued(made.issue));
      props.onPart(`${made.issue}`);
    } catch (error) {
      const problem = readProblem(error);
      if (problem.code === "UNAUTHORIZED") sessionLost();
      notify(problemText(problem), "warning");
    } finally {
      setIsBusy(false);
      setIsAsking(false);
    }
    await queryClient.invalidateQueries({ queryKey: ["deliveries"] });
  }
  return (
    <Show when={open().lines > 0 || props.sheet.issues.length > 0}>
      <section class="card-box no-print" aria-labelledby="issues-title">
        <h2 id="issues-title">{deliveriesText().issues}</h2>
        <Show
          when={props.sheet.issues.length > 0}
          fallback={
            <p>
              {deliveriesText().noneIssued} {texts().toIssue}: <strong>{formatCents(open().cents)}</strong>
            </p>
          }
        >
          <Choice
            label={deliveriesText().part}
            none={deliveriesText().wholeMonth}
            value={wordOfPart(props.sheet.part)}
            options={options()}
            onChoose={(value) => props.onPart(value || undefined)}
          />
        </Show>
        <Show when={may(desk(), "issuePayments") && open().lines > 0}>
          <Show when={isOver()} fallback={<p class="muted">{deliveriesText().notOver}</p>}>
            <button type="button" class="btn btn-primary" onClick={() => setIsAsking(true)}>
              {props.sheet.isSupplement ? deliveriesText().issueSupplement : deliveriesText().issue}
            </button>
          </Show>
        </Show>
        <Dialog
          open={isAsking()}
          title={props.sheet.isSupplement ? deliveriesText().issueSupplement : deliveriesText().issue}
          size="narrow"
          onClose={() => setIsAsking(false)}
        >
          <p>
            {texts().title(props.sheet.provider.name, props.sheet.payment.month)}:{" "}
            <strong>{formatCents(open().cents)}</strong>
          </p>
          <p>{deliveriesText().issueHelp}</p>
          <div class="form-buttons">
            <button type="button" class="btn btn-primary" disabled={isBusy()} onClick={() => void issue()}>
              {deliveriesText().issueNow}
            </button>
            <button type="button" class="btn btn-outline-primary" onClick={() => setIsAsking(false)}>
              {deliveriesText().leave}
            </button>
          </div>
        </Dialog>
      </section>
    </Show>
  );
}
