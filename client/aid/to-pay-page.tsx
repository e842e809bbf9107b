// "Contributi": granted aids that wait for a payment, with sums by comune and chapter; those ticked go to the act on many cases, where
// their payments are recorded together. The comune stands in the address.
import { A, useNavigate, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import type { AidToPay, ChapterSum, Payee } from "../../workflows/rules/aid/to-pay.ts";
import { toPayTexts } from "../../workflows/rules/aid/to-pay-texts.ts";
import { setBulkChoice } from "../bulk-choice.ts";
import { comuneName, hasRole, may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { oneParam } from "../one-param.ts";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { aidText } from "../text/aid.ts";
import { countsText } from "../text/counts.ts";
import { language } from "../text/language.ts";
import { trpc } from "../trpc.ts";
import { Choice } from "../ui/choice.tsx";
import { WideTable } from "../ui/figures.tsx";
import { dayOf, formatCents, formatDay, formatInstant, formatNumber } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Await, Empty, problemText } from "../ui/states.tsx";
import { TakeAway } from "../ui/take-away.tsx";
import { useWorkflows } from "../workflows.ts";
import { Owed } from "./owed.tsx";
import { Publish } from "./publish.tsx";

/** The act that is chosen for who comes from here. */
const paying = "economic-aid/RECORD_PAYMENT";

type List = Awaited<ReturnType<typeof trpc.aid.listToPay.query>>;
type Statement = Awaited<ReturnType<typeof trpc.aid.takeToPay.mutate>>["sheet"];
const texts = () => toPayTexts(language());

const sumOf = (rows: readonly { dueCents: number }[]): number => rows.reduce((all, row) => all + row.dueCents, 0);

export default function ToPayPage(): JSX.Element {
  const desk = useDesk();
  const [params, setParams] = useSearchParams();
  const query = createRead(
    "aid",
    "listToPay",
    () => ({ comune: oneParam(params.comune) }),
    (input, signal) => trpc.aid.listToPay.query(input, { signal }),
    { keepBefore: true, restMs: 5_000 },
  );
  const [taken, setTaken] = createSignal<Statement>();
  const take = (format: "screen" | "print" | "csv") =>
    trpc.aid.takeToPay.mutate({ comune: oneParam(params.comune), format, locale: language() });
  /** The statement that was asked for of what is shown. */
  const statement = () => (taken()?.comune === oneParam(params.comune) ? taken() : undefined);
  return (
    <>
      <header class="page-head">
        <h1>{aidText().toPay}</h1>
      </header>
      <p class="no-print">{aidText().toPayAbout}</p>
      <div class="filters list-filters no-print">
        <Choice
          label={aidText().comune}
          none={aidText().any}
          value={oneParam(params.comune) || undefined}
          options={desk().comuni.map(({ istat, name }) => ({ value: istat, label: name }))}
          onChoose={(value) => setParams({ comune: value }, { replace: true })}
        />
        <ShowPayees ask={() => take("screen")} onTaken={setTaken} />
        <TakeAway<Statement> ask={take} onTaken={setTaken} />
      </div>
      <Await query={query}>
        {(found) => (
          <Show
            when={found().aids.length > 0}
            fallback={
              <Empty title={found().isFull ? aidText().tooMany : aidText().nothingToPay}>
                <p>{found().isFull ? aidText().tooManyHelp : aidText().nothingToPayHelp}</p>
              </Empty>
            }
          >
            <Sums sums={found().sums} />
            <Aids list={found()} payees={statement()?.payees} />
            <section class="count-definition">
              <ul>
                <li>{texts().covers}</li>
                <li>{texts().names}</li>
              </ul>
              <Show when={statement()}>{(made) => <p class="small-text muted">{madeBy(made())}</p>}</Show>
            </section>
          </Show>
        )}
      </Await>
      <Owed comune={oneParam(params.comune)} />
      <Show when={may(desk(), "aidPublication")}>
        <Publish comune={oneParam(params.comune)} />
      </Show>
    </>
  );
}

const madeBy = ({ by, at }: Statement) => texts().madeBy(by, formatDay(dayOf(at)), formatInstant(at).slice(-5));

/** Who is paid is sealed in each case: it is opened for who asks, and that is recorded. */
function ShowPayees(props: {
  ask: () => Promise<{ sheet: Statement }>;
  onTaken: (sheet: Statement) => void;
}): JSX.Element {
  const [isBusy, setIsBusy] = createSignal(false);
  const show = async () => {
    setIsBusy(true);
    try {
      props.onTaken((await props.ask()).sheet);
    } catch (error) {
      notify(problemText(readProblem(error)), "warning");
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <button
      type="button"
      class="btn btn-outline-primary small"
      disabled={isBusy()}
      title={countsText().recorded}
      onClick={() => void show()}
    >
      {aidText().showPayees}
    </button>
  );
}

function PayeeCell(props: { payee: Payee | undefined }): JSX.Element {
  return (
    <td>
      <Show when={props.payee} fallback={<span class="muted">…</span>}>
        {(payee) => (
          <>
            {payee().name || (payee().isClosed ? texts().closed : "")}
            <Show when={payee().iban}>{(iban) => <div class="small-text number">{iban()}</div>}</Show>
            <Show when={payee().reference}>{(said) => <div class="muted small-text">{said()}</div>}</Show>
          </>
        )}
      </Show>
    </td>
  );
}

function Sums(props: { sums: readonly ChapterSum[] }): JSX.Element {
  const desk = useDesk();
  return (
    <section class="card-box" aria-labelledby="aid-sums">
      <h2 id="aid-sums">{aidText().sums}</h2>
      <WideTable label={aidText().sums}>
        <thead>
          <tr>
            <th scope="col">{aidText().comune}</th>
            <th scope="col">{aidText().chapter}</th>
            <th scope="col">{aidText().aids}</th>
            <th scope="col">{aidText().due}</th>
            <th scope="col">{aidText().rest}</th>
          </tr>
        </thead>
        <tbody>
          <For each={props.sums}>
            {(sum) => (
              <tr>
                <th scope="row">{comuneName(desk(), sum.comune)}</th>
                <td>{sum.chapter}</td>
                <td>{formatNumber(sum.aids)}</td>
                <td>{formatCents(sum.dueCents)}</td>
                <td>{formatCents(sum.restCents)}</td>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{aidText().total}</th>
            <td />
            <td>{formatNumber(props.sums.reduce((all, sum) => all + sum.aids, 0))}</td>
            <td>{formatCents(sumOf(props.sums))}</td>
            <td>{formatCents(props.sums.reduce((all, sum) => all + sum.restCents, 0))}</td>
          </tr>
        </tfoot>
      </WideTable>
    </section>
  );
}

function Aids(props: { list: List; payees: Record<string, Payee> | undefined }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const aids = (): readonly AidToPay[] => props.list.aids;
  const navigate = useNavigate();
  const [ticked, setTicked] = createSignal<ReadonlySet<string>>(new Set());
  const chosen = createMemo(() => aids().filter(({ caseId }) => ticked().has(caseId)));
  const mayPay = () => hasRole(desk(), "adminClerk", "supervisor");
  const toggle = (id: string) =>
    setTicked((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const pay = () => {
    setBulkChoice({ ids: chosen().map(({ caseId }) => caseId) });
    navigate(links.bulkAct(paying));
  };
  return (
    <section class="card-box" aria-labelledby="aids-to-pay">
      <h2 id="aids-to-pay">{aidText().aids}</h2>
      <div class="toolbar no-print">
        <Show when={mayPay()}>
          <span class="small-text" role="status">
            {aidText().chosen(chosen().length, formatCents(sumOf(chosen())))}
          </span>
          <button type="button" class="btn btn-primary small" disabled={chosen().length === 0} onClick={pay}>
            {aidText().pay}
          </button>
        </Show>
      </div>
      <WideTable label={aidText().toPay}>
        <thead>
          <tr>
            <th scope="col">{aidText().person}</th>
            <th scope="col">{aidText().comune}</th>
            <th scope="col">{aidText().chapter}</th>
            <th scope="col">{aidText().commitment}</th>
            <th scope="col">{aidText().payWay}</th>
            <Show when={props.payees}>
              <th scope="col">{texts().payee}</th>
            </Show>
            <th scope="col">{aidText().due}</th>
            <th scope="col">{aidText().rest}</th>
          </tr>
        </thead>
        <tbody>
          <For each={aids()}>
            {(aid) => (
              <tr>
                <th scope="row">
                  <Show when={mayPay()}>
                    <input
                      type="checkbox"
                      class="no-print"
                      aria-label={aidText().choose(aid.number)}
                      checked={ticked().has(aid.caseId)}
                      // How it is paid is said first.
                      disabled={aid.payWay === ""}
                      onChange={() => toggle(aid.caseId)}
                    />{" "}
                  </Show>
                  <Show when={props.list.persons[aid.caseId]}>
                    {(name) => (
                      <A class="no-print" href={links.case(aid.caseId)}>
                        {name()}
                      </A>
                    )}
                  </Show>{" "}
                  <A class="muted small-text number" href={links.case(aid.caseId)}>
                    {aid.number}
                  </A>
                </th>
                <td>{comuneName(desk(), aid.comune)}</td>
                <td>{aid.chapter}</td>
                <td>{aid.commitment}</td>
                <td>
                  {aid.payWay === "" ? aidText().notSaid : workflows.option("economic-aid", "payWay", aid.payWay)}
                </td>
                <Show when={props.payees}>{(payees) => <PayeeCell payee={payees()[aid.caseId]} />}</Show>
                <td>{formatCents(aid.dueCents)}</td>
                <td>{formatCents(aid.restCents)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </WideTable>
    </section>
  );
}
