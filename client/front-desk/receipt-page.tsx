// `/#/ricevuta`, open to everybody: how far a request is, for who has the code of its receipt. No name, no place, no need.
import { A } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { frontDeskText } from "../text/front-desk.ts";
import { formatDay } from "../ui/format.ts";
import { Alert } from "../ui/states.tsx";
import { type Receipt, readReceipt } from "./calls.ts";
import { PlainText } from "./plain-fields.tsx";
import { ExitHelp, QuickExit } from "./safety.tsx";

export default function ReceiptPage(): JSX.Element {
  const [code, setCode] = createSignal("");
  const [problem, setProblem] = createSignal("");
  const [whole, setWhole] = createSignal("");
  const [receipt, setReceipt] = createSignal<Receipt>();
  const [busy, setBusy] = createSignal(false);
  const text = () => frontDeskText().receipt;

  async function go(): Promise<void> {
    if (busy()) return;
    setReceipt(undefined);
    setWhole("");
    if (code().trim() === "") return void setProblem(text().missingCode);
    setProblem("");
    setBusy(true);
    const answer = await readReceipt(code().trim());
    setBusy(false);
    if (answer.ok) return void setReceipt(answer.body);
    const { limit, offline } = frontDeskText().problems;
    setWhole(answer.code === "LIMIT" ? limit : answer.code === "OFFLINE" ? offline : text().notFound);
  }

  return (
    <section class="public-page">
      <QuickExit />
      <h1>{text().title}</h1>
      <ExitHelp />
      <p>{text().lead}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <PlainText
          label={text().code}
          help={text().codeHelp}
          problem={problem()}
          maxLength={40}
          value={code()}
          onInput={setCode}
        />
        <div class="form-buttons">
          <button type="submit" class="btn btn-primary" aria-disabled={busy()}>
            {text().go}
          </button>
        </div>
      </form>
      <div aria-live="polite">
        <Show when={whole()}>
          <Alert kind="warning">
            <p>{whole()}</p>
          </Alert>
        </Show>
        <Show when={receipt()}>{(found) => <Told receipt={found()} />}</Show>
      </div>
      <p>
        <A href={links.firstContact()} replace>
          {frontDeskText().title}
        </A>
      </p>
    </section>
  );
}

function Told(props: { receipt: Receipt }): JSX.Element {
  const text = () => frontDeskText().receipt;
  const isOverdue = () => props.receipt.concludeBy !== undefined && props.receipt.concludeBy < props.receipt.today;
  const isDone = () => ["answered", "ended"].includes(props.receipt.stage);
  return (
    <div class="card-box">
      <p class="receipt-stage">{text().stages[props.receipt.stage]}</p>
      <p>{text().received(formatDay(props.receipt.receivedOn))}</p>
      <Show when={props.receipt.callBackOn}>{(day) => <p>{text().callBack(formatDay(day()))}</p>}</Show>
      <Show when={props.receipt.missing}>{(what) => <p>{text().missing[what()]}</p>}</Show>
      <Show when={props.receipt.concludeBy}>
        {(day) => <p>{isOverdue() ? text().overdue(formatDay(day())) : text().concludeBy(formatDay(day()))}</p>}
      </Show>
      <h2>{text().remedyTitle}</h2>
      <p>{isDone() ? text().remedyDone : isOverdue() ? text().remedyOverdue : text().remedy}</p>
    </div>
  );
}
