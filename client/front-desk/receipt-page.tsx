// `/#/ricevuta`, open to everybody: how far a request is, for who has the code of its receipt. No name, no place, no need.
import { A } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import type { PublicKey } from "../../workflows/rules/public-words/words-it.ts";
import { links } from "../links.ts";
import { formatDay } from "../ui/format.ts";
import { Alert } from "../ui/states.tsx";
import { type Receipt, readReceipt } from "./calls.ts";
import { PlainText } from "./plain-fields.tsx";
import { PublicPage } from "./public-page.tsx";
import { say, sayOne } from "./spoken.ts";

export default function ReceiptPage(): JSX.Element {
  const [code, setCode] = createSignal("");
  const [isMissing, setIsMissing] = createSignal(false);
  const [whole, setWhole] = createSignal<PublicKey>();
  const [receipt, setReceipt] = createSignal<Receipt>();
  const [busy, setBusy] = createSignal(false);

  async function go(): Promise<void> {
    if (busy()) return;
    setReceipt(undefined);
    setWhole(undefined);
    if (code().trim() === "") return void setIsMissing(true);
    setIsMissing(false);
    setBusy(true);
    const answer = await readReceipt(code().trim());
    setBusy(false);
    if (answer.ok) return void setReceipt(answer.body);
    setWhole(
      answer.code === "LIMIT" ? "problems.limit" : answer.code === "OFFLINE" ? "problems.offline" : "receipt.notFound",
    );
  }

  return (
    <PublicPage title={say("receipt.title")}>
      <p>{say("receipt.lead")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <PlainText
          label={say("receipt.code")}
          help={say("receipt.codeHelp")}
          problem={isMissing() ? say("receipt.missingCode") : undefined}
          maxLength={40}
          value={code()}
          onInput={setCode}
        />
        <div class="form-buttons">
          <button type="submit" class="btn btn-primary" aria-disabled={busy()}>
            {say("receipt.go")}
          </button>
        </div>
      </form>
      <div aria-live="polite">
        <Show when={whole()}>
          {(key) => (
            <Alert kind="warning">
              <p>{say(key())}</p>
            </Alert>
          )}
        </Show>
        <Show when={receipt()}>{(found) => <Told receipt={found()} />}</Show>
      </div>
      <p>
        <A href={links.firstContact()} replace>
          {say("title")}
        </A>
      </p>
    </PublicPage>
  );
}

function Told(props: { receipt: Receipt }): JSX.Element {
  const isOverdue = () => props.receipt.concludeBy !== undefined && props.receipt.concludeBy < props.receipt.today;
  const isDone = () => ["answered", "ended"].includes(props.receipt.stage);
  return (
    <div class="card-box">
      <p class="receipt-stage">{sayOne("receipt.stages", props.receipt.stage)}</p>
      <p>{say("receipt.received", { day: formatDay(props.receipt.receivedOn) })}</p>
      <Show when={props.receipt.callBackOn}>
        {(day) => <p>{say("receipt.callBack", { day: formatDay(day()) })}</p>}
      </Show>
      <Show when={props.receipt.missing}>{(what) => <p>{sayOne("receipt.missing", what())}</p>}</Show>
      <Show when={props.receipt.concludeBy}>
        {(day) => (
          <p>
            {isOverdue()
              ? say("receipt.overdue", { day: formatDay(day()) })
              : say("receipt.concludeBy", { day: formatDay(day()) })}
          </p>
        )}
      </Show>
      <h2>{say("receipt.remedyTitle")}</h2>
      <p>{isDone() ? say("receipt.remedyDone") : isOverdue() ? say("receipt.remedyOverdue") : say("receipt.remedy")}</p>
    </div>
  );
}
