// A payment statement as it is read and printed: approved lines with their sum, the same by who pays, comune and service, and apart from
// them what is not approved yet.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import type { Group, Payer, Payment, PaymentLine, Sum } from "../../workflows/rules/deliveries/payment.ts";
import { partText, paymentTexts } from "../../workflows/rules/deliveries/payment-texts.ts";
import { formatMinutes, formatMonth, formatQuantity } from "../../workflows/rules/deliveries/say-month.ts";
import { comuneName, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { deliveriesText } from "../text/deliveries.ts";
import { language } from "../text/language.ts";
import type { trpc } from "../trpc.ts";
import { WideTable } from "../ui/figures.tsx";
import { dayOf, formatCents, formatDay, formatInstant } from "../ui/format.ts";
import { Alert, Empty } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";

export type Sheet = Awaited<ReturnType<typeof trpc.deliveries.getPayment.query>>;

const texts = () => paymentTexts(language());

/** Words of the codes a statement has from cases and budgets. */
function useNames() {
  const desk = useDesk();
  const workflows = useWorkflows();
  const comune = (istat: string) => comuneName(desk(), istat);
  return {
    comune,
    service: (id: string) => workflows.option("delivery", "service", id),
    payer: ({ source, fund, territory }: Payer) =>
      source === ""
        ? texts().noPrice
        : [
            workflows.option("case-intake", "budgetSource", source),
            fund && workflows.option("case-intake", "budgetFund", fund),
            territory && comune(territory),
          ]
            .filter(Boolean)
            .join(", "),
  };
}

const saidSum = ({ minutes, pieces }: Sum): string =>
  [
    ...(minutes !== 0 || pieces === 0 ? [formatMinutes(minutes)] : []),
    ...(pieces === 0 ? [] : [`${pieces} ${texts().pieces.toLowerCase()}`]),
  ].join(", ");

/** The number leads to the delivery, where the reader may open it; the name beside it stays on the screen. */
function Delivery(props: { caseId: string; number: string; persons: Record<string, string> }): JSX.Element {
  return (
    <th scope="row">
      <Show
        when={props.caseId !== ""}
        fallback={
          <>
            {props.number}
            <div class="muted small-text">{texts().elsewhere}</div>
          </>
        }
      >
        <A href={links.case(props.caseId)}>{props.number}</A>
      </Show>
      <Show when={props.persons[props.caseId]}>{(name) => <div class="muted small-text no-print">{name()}</div>}</Show>
    </th>
  );
}

function Lines(props: { sheet: Sheet; payment: Payment }): JSX.Element {
  const names = useNames();
  const issueOf = ({ issue }: PaymentLine): string =>
    issue !== undefined ? texts().issuedShort(issue) : props.sheet.isSupplement ? texts().supplementShort : "";
  const payerOf = ({ source = "", fund = "", territory = "" }: PaymentLine) => names.payer({ source, fund, territory });
  return (
    <WideTable label={texts().lines} cards>
      <thead>
        <tr>
          <th scope="col">{texts().delivery}</th>
          <th scope="col">{texts().service}</th>
          <th scope="col">{texts().comune}</th>
          <th scope="col">{texts().month}</th>
          <th scope="col">{texts().commitment}</th>
          <th scope="col">{texts().hands}</th>
          <th scope="col" class="right">
            {texts().quantity}
          </th>
          <th scope="col" class="right">
            {texts().amount}
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.payment.lines}>
          {(line) => (
            <tr>
              <Delivery caseId={line.caseId} number={line.number} persons={props.sheet.persons} />
              <td data-label={texts().service}>{names.service(line.service)}</td>
              <td data-label={texts().comune}>{names.comune(line.comune)}</td>
              <td data-label={texts().month}>
                {formatMonth(line.month, language())}
                <Show when={line.adjustment}>
                  <div class="muted small-text">{texts().adjustment}</div>
                </Show>
                <Show when={issueOf(line)}>{(said) => <div class="muted small-text">{said()}</div>}</Show>
              </td>
              <td data-label={texts().commitment}>
                {line.commitment || ""}
                <Show when={!props.sheet.outside}>
                  <div class="muted small-text">{payerOf(line)}</div>
                </Show>
              </td>
              <td data-label={texts().hands}>
                {line.hands.map((account) => props.sheet.hands[account] ?? "").join(", ")}
              </td>
              <td class="right" data-label={texts().quantity}>
                {formatQuantity(line.unit, line.quantity)}
              </td>
              <td class="right" data-label={texts().amount}>
                {formatCents(line.cents)}
              </td>
            </tr>
          )}
        </For>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={6}>
            {texts().total}
          </th>
          <td class="right sum" data-label={texts().quantity}>
            {saidSum(props.payment.total)}
          </td>
          <td class="right sum" data-label={texts().amount}>
            {formatCents(props.payment.total.cents)}
          </td>
        </tr>
      </tfoot>
    </WideTable>
  );
}

function GroupTable<K>(props: { title: string; groups: readonly Group<K>[]; name: (key: K) => string }): JSX.Element {
  return (
    <Show when={props.groups.length > 0}>
      <h3>{props.title}</h3>
      <WideTable label={props.title} cards>
        <thead>
          <tr>
            <th scope="col">{props.title}</th>
            <th scope="col" class="right">
              {texts().quantity}
            </th>
            <th scope="col" class="right">
              {texts().amount}
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.groups}>
            {(group) => (
              <tr>
                <th scope="row">{props.name(group.key)}</th>
                <td class="right" data-label={texts().quantity}>
                  {saidSum(group)}
                </td>
                <td class="right" data-label={texts().amount}>
                  {formatCents(group.cents)}
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </WideTable>
    </Show>
  );
}

function Waiting(props: { sheet: Sheet; payment: Payment }): JSX.Element {
  const names = useNames();
  return (
    <section class="card-box" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{texts().waiting}</h2>
      <Show when={props.payment.waiting.length > 0} fallback={<p>{deliveriesText().nothingWaits}</p>}>
        <WideTable label={texts().waiting} cards>
          <thead>
            <tr>
              <th scope="col">{texts().delivery}</th>
              <th scope="col">{texts().service}</th>
              <th scope="col">{texts().comune}</th>
              <th scope="col">{texts().standing}</th>
              <th scope="col" class="right">
                {texts().quantity}
              </th>
            </tr>
          </thead>
          <tbody>
            <For each={props.payment.waiting}>
              {(one) => (
                <tr>
                  <Delivery caseId={one.caseId} number={one.number} persons={props.sheet.persons} />
                  <td data-label={texts().service}>{names.service(one.service)}</td>
                  <td data-label={texts().comune}>{names.comune(one.comune)}</td>
                  <td data-label={texts().standing}>{texts().why[one.why]}</td>
                  <td class="right" data-label={texts().quantity}>
                    {formatQuantity(one.unit, one.quantity)}
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </WideTable>
      </Show>
    </section>
  );
}

export function StatementSheet(props: { sheet: Sheet }): JSX.Element {
  const names = useNames();
  const payment = () => props.sheet.payment;
  const said = () => partText(texts(), props.sheet, (at) => formatDay(dayOf(at)));
  const time = () => formatInstant(props.sheet.at).slice(-5);
  return (
    <div class="count-sheet">
      <section class="card-box" aria-labelledby="payment-title">
        <h2 id="payment-title">{texts().title(props.sheet.provider.name, payment().month)}</h2>
        <Show when={said()}>{(part) => <p>{part()}</p>}</Show>
        <Show when={props.sheet.provider.name === "" && payment().lines.length + payment().waiting.length > 0}>
          <Alert kind="warning">{texts().unnamedHelp}</Alert>
        </Show>
        <Show
          when={payment().lines.length > 0}
          fallback={
            <Empty title={deliveriesText().nothing}>
              <p>{deliveriesText().nothingHelp}</p>
            </Empty>
          }
        >
          <p>
            {texts().total}: <strong>{formatCents(payment().total.cents)}</strong> ({saidSum(payment().total)})
          </p>
          <Lines sheet={props.sheet} payment={payment()} />
        </Show>
      </section>
      <Show when={payment().lines.length > 0}>
        <section class="card-box" aria-labelledby="summary-title">
          <h2 id="summary-title">{deliveriesText().summary}</h2>
          <GroupTable title={texts().byPayer} groups={payment().byPayer} name={names.payer} />
          <GroupTable title={texts().byComune} groups={payment().byComune} name={names.comune} />
          <GroupTable title={texts().byService} groups={payment().byService} name={names.service} />
        </section>
      </Show>
      <Show when={props.sheet.part === undefined}>
        <Waiting sheet={props.sheet} payment={payment()} />
      </Show>
      <section class="count-definition">
        <ul>
          <li>{props.sheet.outside ? texts().coversOwn : texts().covers}</li>
          <li>{texts().rule}</li>
          <li>{texts().issueRule}</li>
          <li>{texts().noInvoice}</li>
        </ul>
        <p class="small-text muted">{texts().madeBy(props.sheet.by, formatDay(dayOf(props.sheet.at)), time())}</p>
      </section>
    </div>
  );
}
