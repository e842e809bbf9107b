// "Liquidazioni": the payment statement of a provider and a month, to look at, to print and to take. Provider and month stand in the
// address; names of persons are shown here as lists show them, and go on no paper.
import { A, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, type JSX, Show } from "solid-js";
import { paymentMonths } from "../../workflows/rules/deliveries/payment.ts";
import { formatMonth } from "../../workflows/rules/deliveries/say-month.ts";
import { useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { oneParam } from "../one-param.ts";
import { createRead } from "../query.ts";
import { deliveriesText } from "../text/deliveries.ts";
import { language } from "../text/language.ts";
import { trpc } from "../trpc.ts";
import { Choice } from "../ui/choice.tsx";
import { Await, Empty } from "../ui/states.tsx";
import { TakeAway } from "../ui/take-away.tsx";
import { Issues, LateMonths, partOfWord } from "./issues.tsx";
import { type Sheet, StatementSheet } from "./statement-sheet.tsx";

export default function PaymentPage(): JSX.Element {
  const query = createRead(
    "deliveries",
    "listProviders",
    () => null,
    (_, signal) => trpc.deliveries.listProviders.query(undefined, { signal }),
  );
  return (
    <>
      <header class="page-head">
        <h1>{deliveriesText().payment}</h1>
      </header>
      <p class="no-print">
        {deliveriesText().about} <A href={links.week()}>{deliveriesText().toWeek}</A>
      </p>
      <Await query={query}>
        {(providers) => (
          <Show
            when={providers().length > 0}
            fallback={
              <Empty title={deliveriesText().noProviders}>
                <p>{deliveriesText().noProvidersHelp}</p>
              </Empty>
            }
          >
            <OfProvider providers={providers()} />
          </Show>
        )}
      </Await>
    </>
  );
}

type Provider = Awaited<ReturnType<typeof trpc.deliveries.listProviders.query>>[number];

/** A body that has no registered name yet is told apart by who signs in for it. */
const nameOfBody = ({ name, account }: Provider): string => name || deliveriesText().unnamedBody(account ?? "");

function OfProvider(props: { providers: readonly Provider[] }): JSX.Element {
  const desk = useDesk();
  const [params, setParams] = useSearchParams();
  const months = createMemo(() => paymentMonths(desk().today));
  /** The month that ended last, unless another one is asked. */
  const month = () => months().find((each) => each === oneParam(params.mese)) ?? months()[1] ?? "";
  const provider = () =>
    props.providers.find(({ accountId }) => accountId === oneParam(params.fornitore)) ?? props.providers[0];
  const part = () => partOfWord(oneParam(params.parte));
  const question = () => ({
    ...{ provider: provider()?.accountId ?? "", month: month() },
    ...(part() === undefined ? {} : { part: part() }),
  });
  const query = createRead(
    "deliveries",
    "getPayment",
    question,
    (input, signal) => trpc.deliveries.getPayment.query(input, { signal }),
    { keepBefore: true },
  );
  const [taken, setTaken] = createSignal<Sheet>();
  /** What was taken, with the names that stand on the screen alone. */
  const shown = (sheet: Sheet): Sheet => {
    const out = taken();
    const same =
      out?.payment.month === sheet.payment.month &&
      out.provider.accountId === sheet.provider.accountId &&
      out.part === sheet.part;
    return out && same && out.at > sheet.at ? { ...out, persons: sheet.persons } : sheet;
  };
  return (
    <>
      <div class="filters list-filters no-print">
        <Choice
          label={deliveriesText().provider}
          value={provider()?.accountId}
          options={props.providers.map((each) => ({ value: each.accountId, label: nameOfBody(each) }))}
          onChoose={(value) => setParams({ fornitore: value, parte: undefined }, { replace: true })}
        />
        <Choice
          label={deliveriesText().month}
          value={month()}
          options={months().map((value) => ({ value, label: formatMonth(value, language()) }))}
          onChoose={(value) => setParams({ mese: value, parte: undefined }, { replace: true })}
        />
        <TakeAway<Sheet>
          ask={(format) => trpc.deliveries.takePayment.mutate({ payment: question(), format, locale: language() })}
          onTaken={setTaken}
        />
      </div>
      <Await query={query}>
        {(sheet) => (
          <>
            <LateMonths sheet={sheet()} />
            <Issues sheet={sheet()} onPart={(value) => setParams({ parte: value }, { replace: true })} />
            <StatementSheet sheet={shown(sheet())} />
          </>
        )}
      </Await>
    </>
  );
}
