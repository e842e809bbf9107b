// `/#/primo-contatto`, open to everybody: a first request to the social service. Telephone numbers come before the form, and
// instead of it where there is danger; the privacy notice is told, no consent is asked; nothing typed stays on the device.
import { A } from "@solidjs/router";
import { createMemo, createResource, createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { createStore } from "solid-js/store";
import type { PublicKey } from "../../workflows/rules/public-words/words-it.ts";
import { links } from "../links.ts";
import { formatDay } from "../ui/format.ts";
import { Radios } from "../ui/radios.tsx";
import { Alert, Loading } from "../ui/states.tsx";
import { type Beginning, begin, type Called, type Controller, type Received, sendRequest } from "./calls.ts";
import { PlainSelect, PlainText, Trap } from "./plain-fields.tsx";
import { PublicPage } from "./public-page.tsx";
import { DangerNumbers } from "./safety.tsx";
import { say, sayOne, spokenNow } from "./spoken.ts";

const requesters = ["self", "relative", "neighbour", "volunteers"] as const;
const areas = ["adults", "elderly", "families"] as const;
/** In the order of the list; the last two are told whom to call. */
const needs = [
  ...(["information", "careAtHome", "income", "housing", "work", "school"] as const),
  ...(["parenting", "loneliness", "migration", "other", "violence", "child"] as const),
];
const dangers = ["violence", "child"];

const wordsOf = <T extends string>(group: string, values: readonly T[]): Record<T, string> =>
  Object.fromEntries(values.map((value) => [value, sayOne(group, value)])) as Record<T, string>;

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
type Problems = Partial<Record<Where, PublicKey>>;

function missingIn(typed: Typed): Problems {
  return {
    ...(typed.territory === "" ? { comune: "problems.comune" } : {}),
    ...(typed.need === "" ? { need: "problems.need" } : {}),
    ...(typed.text.trim() === "" ? { text: "problems.text" } : {}),
    ...(typed.phone.trim() === "" && typed.email.trim() === "" ? { reach: "problems.reach" } : {}),
  };
}

/** Where the server found something wrong, and what is said of the rest. */
function problemsOf(failed: Extract<Called<unknown>, { ok: false }>): { at: Problems; all: PublicKey | undefined } {
  const at: Problems = {
    ...(failed.paths.includes("requesterPhone") ? { phone: "problems.phone" } : {}),
    ...(failed.paths.includes("requesterEmail") ? { email: "problems.email" } : {}),
    ...(failed.reason === "link" ? { text: "problems.link" } : {}),
  };
  const all =
    failed.reason === "notice"
      ? "problems.notice"
      : failed.code === "LIMIT"
        ? "problems.limit"
        : failed.code === "OFFLINE"
          ? "problems.offline"
          : "problems.other";
  return { at, all: Object.keys(at).length > 0 ? undefined : all };
}

export default function FirstContactPage(): JSX.Element {
  const [beginning, { mutate }] = createResource(begin);
  const [received, setReceived] = createSignal<Received>();
  const opened = () => {
    const answer = beginning();
    return answer?.ok ? answer.body : undefined;
  };
  const closedText = () => {
    const answer = beginning();
    if (!answer || answer.ok) return "";
    return say(
      answer.code === "NOT_FOUND" ? "closed" : answer.code === "LIMIT" ? "problems.limit" : "problems.offline",
    );
  };
  return (
    <PublicPage title={say("title")}>
      <Switch>
        <Match when={received()}>{(given) => <Sent {...given()} />}</Match>
        <Match when={true}>
          <p>{say("lead")}</p>
          <div class="danger-box">
            <h2>{say("danger.title")}</h2>
            <DangerNumbers {...(opened()?.phone ? { phone: opened()?.phone as string } : {})} />
          </div>
          <Show when={!beginning.loading} fallback={<Loading />}>
            <Show when={opened()} fallback={<Alert kind="warning">{closedText()}</Alert>}>
              {(ready) => <RequestForm beginning={ready()} onSent={setReceived} onRenew={mutate} />}
            </Show>
          </Show>
        </Match>
      </Switch>
    </PublicPage>
  );
}

function RequestForm(props: {
  beginning: Beginning;
  onSent: (received: Received) => void;
  onRenew: (beginning: Called<Beginning>) => void;
}): JSX.Element {
  const [typed, setTyped] = createStore<Typed>({ ...nothing });
  const [problems, setProblems] = createSignal<Problems>({});
  const [whole, setWhole] = createSignal<PublicKey>();
  const [busy, setBusy] = createSignal(false);
  const isDanger = createMemo(() => dangers.includes(typed.need));
  const set = (field: keyof Typed) => (value: string) => setTyped(field, value);
  const controller = () => props.beginning.comuni.find(({ istat }) => istat === typed.territory)?.controller;
  let form: HTMLFormElement | undefined;

  function show(at: Problems, all: PublicKey | undefined): void {
    setProblems(at);
    setWhole(all);
    queueMicrotask(() => form?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  }

  async function go(): Promise<void> {
    if (busy() || isDanger()) return;
    const missing = missingIn(typed);
    if (Object.keys(missing).length > 0) return show(missing, undefined);
    setBusy(true);
    show({}, undefined);
    const { noticeOn, ticket } = props.beginning;
    const notice = { noticeOn, controller: controller()?.name ?? "", language: spokenNow().language };
    const answer = await sendRequest(ticket, { ...typed, ...notice });
    if (!answer.ok && answer.reason === "notice") {
      const fresh = await begin();
      if (fresh.ok) props.onRenew(fresh);
    }
    setBusy(false);
    if (answer.ok) return props.onSent(answer.body);
    const { at, all } = problemsOf(answer);
    show(at, all);
  }

  const said = (where: Where) => {
    const key = problems()[where];
    return key && say(key);
  };
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
        <p>{say("noHealth")}</p>
        <p>{say("notSoon")}</p>
      </Alert>
      <Radios
        label={say("who")}
        values={requesters}
        value={typed.requester}
        words={wordsOf("requesters", requesters)}
        onChoose={set("requester")}
      />
      <PlainSelect
        label={say("comune")}
        problem={said("comune")}
        value={typed.territory}
        options={props.beginning.comuni.map(({ istat, name }) => ({ value: istat, label: name }))}
        onInput={set("territory")}
      />
      <Radios
        label={say("area")}
        values={areas}
        value={typed.area}
        words={wordsOf("areas", areas)}
        onChoose={set("area")}
      />
      <PlainSelect
        label={say("need")}
        problem={said("need")}
        value={typed.need}
        options={needs.map((value) => ({ value, label: sayOne("needs", value) }))}
        onInput={set("need")}
      />
      <Show when={!isDanger()} fallback={<CallInstead phone={props.beginning.phone} />}>
        <PlainText
          long
          label={say("text")}
          help={say("textHelp")}
          problem={said("text")}
          maxLength={1500}
          value={typed.text}
          onInput={set("text")}
        />
        <PlainText
          optional
          label={say("name")}
          help={say("nameHelp")}
          maxLength={160}
          value={typed.name}
          onInput={set("name")}
        />
        <Reach typed={typed} said={said} set={set} />
        <Trap value={typed.website} onInput={set("website")} />
        <Notice of={controller()} noticeOn={props.beginning.noticeOn} />
        <Show when={whole()}>
          {(key) => (
            <Alert kind="danger" title={say("problems.title")}>
              <p>{say(key())}</p>
            </Alert>
          )}
        </Show>
        <div class="form-buttons">
          <button type="submit" class="btn btn-primary" aria-disabled={busy()}>
            {busy() ? say("sending") : say("send")}
          </button>
        </div>
      </Show>
    </form>
  );
}

function Reach(props: {
  typed: Typed;
  said: (where: Where) => string | undefined;
  set: (field: keyof Typed) => (value: string) => void;
}): JSX.Element {
  return (
    <fieldset class="field">
      <legend>{say("reachTitle")}</legend>
      <p class="field-help">{say("reachHelp")}</p>
      <PlainText
        label={say("phone")}
        type="tel"
        problem={props.said("phone") ?? props.said("reach")}
        maxLength={40}
        value={props.typed.phone}
        onInput={props.set("phone")}
      />
      <PlainText
        label={say("email")}
        type="email"
        problem={props.said("email")}
        maxLength={160}
        value={props.typed.email}
        onInput={props.set("email")}
      />
      <PlainText
        optional
        label={say("reach")}
        help={say("reachExample")}
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
      <p>{say("danger.notHere")}</p>
      <DangerNumbers {...(props.phone ? { phone: props.phone } : {})} />
    </div>
  );
}

function Notice(props: { of: Controller | undefined; noticeOn: string }): JSX.Element {
  const who = () => (props.of ? say("notice.who", { body: props.of.name }) : say("notice.whoUnknown"));
  const contact = () => (props.of?.contact ? [say("notice.contact", { contact: props.of.contact })] : []);
  const whose = () => [who(), ...contact()];
  const kept = () => [say("notice.why"), say("notice.whoReads"), say("notice.rights")];
  return (
    <section class="public-notice">
      <h2>{say("notice.title")}</h2>
      <div aria-live="polite">
        <For each={whose()}>{(sentence) => <p>{sentence}</p>}</For>
      </div>
      <For each={kept()}>{(sentence) => <p>{sentence}</p>}</For>
      <Show when={props.of?.noticeUrl}>
        {(url) => (
          <p>
            <a href={url()} target="_blank" rel="noreferrer">
              {say("notice.all")}
            </a>
          </p>
        )}
      </Show>
      <p class="small-text muted">{say("notice.version", { day: formatDay(props.noticeOn) })}</p>
    </section>
  );
}

function Sent(props: Received): JSX.Element {
  let place: HTMLDivElement | undefined;
  queueMicrotask(() => place?.focus());
  return (
    <div ref={place} tabindex={-1} class="card-box">
      <h2>{say("sent.title")}</h2>
      <p>
        {say("sent.code")}:<br />
        <strong class="receipt-code">{props.code}</strong>
      </p>
      <Show when={props.earlier}>
        <p>{say("sent.earlier")}</p>
      </Show>
      <p>{say("sent.keep")}</p>
      <p>{say("sent.danger")}</p>
      <p>
        <A href={links.receipt()} replace>
          {say("sent.look")}
        </A>
      </p>
    </div>
  );
}
