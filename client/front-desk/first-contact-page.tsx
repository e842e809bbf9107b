// `/#/primo-contatto`, open to everybody: a first request to the social service. Telephone numbers come before the form, and
// instead of it where there is danger; the privacy notice is told, no consent is asked; nothing typed stays on the device.
import { A } from "@solidjs/router";
import { createMemo, createResource, createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { createStore } from "solid-js/store";
import { links } from "../links.ts";
import { frontDeskText } from "../text/front-desk.ts";
import { language } from "../text/language.ts";
import { formatDay } from "../ui/format.ts";
import { Radios } from "../ui/radios.tsx";
import { Alert, Loading } from "../ui/states.tsx";
import { type Beginning, begin, type Called, type Received, sendRequest } from "./calls.ts";
import { PlainSelect, PlainText, Trap } from "./plain-fields.tsx";
import { DangerNumbers, ExitHelp, QuickExit } from "./safety.tsx";

const requesters = ["self", "relative", "neighbour", "volunteers"] as const;
const areas = ["adults", "elderly", "families"] as const;
/** In the order of the list; the last two are told whom to call. */
const needs = [
  ...(["information", "careAtHome", "income", "housing", "work", "school"] as const),
  ...(["parenting", "loneliness", "migration", "other", "violence", "child"] as const),
];
const dangers = ["violence", "child"];

interface Typed {
  requester: (typeof requesters)[number];
  area: (typeof areas)[number];
  territory: string;
  need: string;
  text: string;
  name: string;
  phone: string;
  email: string;
  reach: string;
  website: string;
}

const nothing: Typed = {
  ...{ requester: "self", area: "adults", territory: "", need: "", text: "" },
  ...{ name: "", phone: "", email: "", reach: "", website: "" },
};

type Where = "comune" | "need" | "text" | "reach" | "phone" | "email";
type Problems = Partial<Record<Where, string>>;

function missingIn(typed: Typed): Problems {
  const text = frontDeskText().problems;
  return {
    ...(typed.territory === "" ? { comune: text.comune } : {}),
    ...(typed.need === "" ? { need: text.need } : {}),
    ...(typed.text.trim() === "" ? { text: text.text } : {}),
    ...(typed.phone.trim() === "" && typed.email.trim() === "" ? { reach: text.reach } : {}),
  };
}

/** Where the server found something wrong, and what is said of the rest. */
function problemsOf(failed: Extract<Called<unknown>, { ok: false }>): { at: Problems; all: string } {
  const text = frontDeskText().problems;
  const at: Problems = {
    ...(failed.paths.includes("requesterPhone") ? { phone: text.phone } : {}),
    ...(failed.paths.includes("requesterEmail") ? { email: text.email } : {}),
    ...(failed.reason === "link" ? { text: text.link } : {}),
  };
  const all = failed.code === "LIMIT" ? text.limit : failed.code === "OFFLINE" ? text.offline : text.other;
  return { at, all: Object.keys(at).length > 0 ? "" : all };
}

export default function FirstContactPage(): JSX.Element {
  const [beginning] = createResource(begin);
  const [received, setReceived] = createSignal<Received>();
  const opened = () => {
    const answer = beginning();
    return answer?.ok ? answer.body : undefined;
  };
  const closedText = () => {
    const answer = beginning();
    if (!answer || answer.ok) return "";
    const text = frontDeskText();
    return answer.code === "NOT_FOUND"
      ? text.closed
      : answer.code === "LIMIT"
        ? text.problems.limit
        : text.problems.offline;
  };
  return (
    <section class="public-page">
      <QuickExit />
      <h1>{frontDeskText().title}</h1>
      <ExitHelp />
      <Switch>
        <Match when={received()}>{(given) => <Sent {...given()} />}</Match>
        <Match when={true}>
          <p>{frontDeskText().lead}</p>
          <div class="danger-box">
            <h2>{frontDeskText().danger.title}</h2>
            <DangerNumbers {...(opened()?.phone ? { phone: opened()?.phone as string } : {})} />
          </div>
          <Show when={!beginning.loading} fallback={<Loading />}>
            <Show when={opened()} fallback={<Alert kind="warning">{closedText()}</Alert>}>
              {(ready) => <RequestForm beginning={ready()} onSent={setReceived} />}
            </Show>
          </Show>
        </Match>
      </Switch>
    </section>
  );
}

function RequestForm(props: { beginning: Beginning; onSent: (received: Received) => void }): JSX.Element {
  const [typed, setTyped] = createStore<Typed>({ ...nothing });
  const [problems, setProblems] = createSignal<Problems>({});
  const [whole, setWhole] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const isDanger = createMemo(() => dangers.includes(typed.need));
  const set = (field: keyof Typed) => (value: string) => setTyped(field, value);
  let form: HTMLFormElement | undefined;

  function show(at: Problems, all: string): void {
    setProblems(at);
    setWhole(all);
    queueMicrotask(() => form?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  }

  async function go(): Promise<void> {
    if (busy() || isDanger()) return;
    const missing = missingIn(typed);
    if (Object.keys(missing).length > 0) return show(missing, "");
    setBusy(true);
    show({}, "");
    const answer = await sendRequest(props.beginning.ticket, { ...typed, language: language() });
    setBusy(false);
    if (answer.ok) return props.onSent(answer.body);
    const { at, all } = problemsOf(answer);
    show(at, all);
  }

  const text = frontDeskText;
  return (
    <form
      ref={form}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        void go();
      }}
    >
      <Alert kind="warning">
        <p>{text().noHealth}</p>
        <p>{text().notSoon}</p>
      </Alert>
      <Radios
        label={text().who}
        values={requesters}
        value={typed.requester}
        words={text().requesters}
        onChoose={set("requester")}
      />
      <PlainSelect
        label={text().comune}
        problem={problems().comune}
        value={typed.territory}
        options={props.beginning.comuni.map(({ istat, name }) => ({ value: istat, label: name }))}
        onInput={set("territory")}
      />
      <Radios label={text().area} values={areas} value={typed.area} words={text().areas} onChoose={set("area")} />
      <PlainSelect
        label={text().need}
        problem={problems().need}
        value={typed.need}
        options={needs.map((value) => ({ value, label: text().needs[value] }))}
        onInput={set("need")}
      />
      <Show when={!isDanger()} fallback={<CallInstead phone={props.beginning.phone} />}>
        <PlainText
          long
          label={text().text}
          help={text().textHelp}
          problem={problems().text}
          maxLength={1500}
          value={typed.text}
          onInput={set("text")}
        />
        <PlainText
          optional
          label={text().name}
          help={text().nameHelp}
          maxLength={160}
          value={typed.name}
          onInput={set("name")}
        />
        <Reach typed={typed} problems={problems()} set={set} />
        <Trap value={typed.website} onInput={set("website")} />
        <Notice beginning={props.beginning} />
        <Show when={whole()}>
          <Alert kind="danger" title={text().problems.title}>
            <p>{whole()}</p>
          </Alert>
        </Show>
        <div class="form-buttons">
          <button type="submit" class="btn btn-primary" aria-disabled={busy()}>
            {busy() ? text().sending : text().send}
          </button>
        </div>
      </Show>
    </form>
  );
}

function Reach(props: {
  typed: Typed;
  problems: Problems;
  set: (field: keyof Typed) => (value: string) => void;
}): JSX.Element {
  const text = frontDeskText;
  return (
    <fieldset class="field">
      <legend>{text().reachTitle}</legend>
      <p class="field-help">{text().reachHelp}</p>
      <PlainText
        label={text().phone}
        type="tel"
        problem={props.problems.phone ?? props.problems.reach}
        maxLength={40}
        value={props.typed.phone}
        onInput={props.set("phone")}
      />
      <PlainText
        label={text().email}
        type="email"
        problem={props.problems.email}
        maxLength={160}
        value={props.typed.email}
        onInput={props.set("email")}
      />
      <PlainText
        optional
        label={text().reach}
        help={text().reachExample}
        maxLength={200}
        value={props.typed.reach}
        onInput={props.set("reach")}
      />
    </fieldset>
  );
}

/** Where there is danger nothing is sent from here. */
function CallInstead(props: { phone: string }): JSX.Element {
  return (
    <div class="danger-box" role="alert">
      <p>{frontDeskText().danger.notHere}</p>
      <DangerNumbers {...(props.phone ? { phone: props.phone } : {})} />
    </div>
  );
}

function Notice(props: { beginning: Beginning }): JSX.Element {
  const text = () => frontDeskText().notice;
  const sentences = () => [text().who(props.beginning.controller), text().why, text().whoReads, text().rights];
  return (
    <section class="public-notice">
      <h2>{text().title}</h2>
      <For each={sentences()}>{(sentence) => <p>{sentence}</p>}</For>
      <Show when={props.beginning.noticeUrl}>
        {(url) => (
          <p>
            <a href={url()} target="_blank" rel="noreferrer">
              {text().all}
            </a>
          </p>
        )}
      </Show>
      <p class="small-text muted">{text().version(formatDay(props.beginning.noticeOn))}</p>
    </section>
  );
}

function Sent(props: Received): JSX.Element {
  let place: HTMLDivElement | undefined;
  queueMicrotask(() => place?.focus());
  return (
    <div ref={place} tabindex={-1} class="card-box">
      <h2>{frontDeskText().sent.title}</h2>
      <p>
        {frontDeskText().sent.code}:<br />
        <strong class="receipt-code">{props.code}</strong>
      </p>
      <Show when={props.earlier}>
        <p>{frontDeskText().sent.earlier}</p>
      </Show>
      <p>{frontDeskText().sent.keep}</p>
      <p>{frontDeskText().sent.danger}</p>
      <p>
        <A href={links.receipt()} replace>
          {frontDeskText().sent.look}
        </A>
      </p>
    </div>
  );
}
