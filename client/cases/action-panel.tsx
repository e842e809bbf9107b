// "Cosa posso fare": the acts the reader may record now, those that are not possible with their reasons, and the form
// of the one that was chosen. The page decides nothing: it shows what the server answered.
import { createMemo, For, type JSX, Show } from "solid-js";
import type { Json } from "../../workflows/kernel/json.ts";
import { useDesk } from "../desk.ts";
import { caseText } from "../text/cases.ts";
import type { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useFormServices } from "../ui/form/services.ts";
import { useWorkflows } from "../workflows.ts";
import { adaptForm } from "./adapt-form.ts";
import { type ShownDeadline, termEvents } from "./deadline-list.tsx";
import SendForm from "./send-form.tsx";

type CaseView = Awaited<ReturnType<typeof trpc.cases.getCase.query>>;
export type ContentCase = Extract<CaseView, { level: "content" }>;
type Action = ContentCase["actions"][number];

/** An act that was chosen, with what the page already knows of its form. */
export interface Chosen {
  event: string;
  initial?: Record<string, Json>;
}

const isAboutTerm = (event: string): boolean => Object.values(termEvents).some((events) => events.includes(event));

/** What is written every day comes first. */
const diaryEvents = ["NOTE", "RESERVED_NOTE"];

export function ActionPanel(props: { view: ContentCase; onChoose: (chosen: Chosen) => void }): JSX.Element {
  const workflows = useWorkflows();
  // Acts on terms stand beside their term.
  const shown = () => props.view.actions.filter((one) => !isAboutTerm(one.event));
  const possible = () => shown().filter((one) => one.possible);
  const diary = () => possible().filter((one) => diaryEvents.includes(one.event));
  const moves = () => possible().filter((one) => one.moves);
  const records = () => possible().filter((one) => !one.moves && !one.common && !diaryEvents.includes(one.event));
  const managing = () => possible().filter((one) => one.common && !diaryEvents.includes(one.event));
  const refused = () => shown().filter((one) => !one.possible && one.code !== "notNow");
  const notNow = () => shown().filter((one) => !one.possible && one.code === "notNow");
  const label = (one: Action) => workflows.event(props.view.kind, one.event);
  const choose = (one: Action) => props.onChoose({ event: one.event });
  return (
    <section class="card-box no-print" aria-labelledby="actions-title">
      <h2 id="actions-title">{caseText().whatICanDo}</h2>
      <Show when={possible().length > 0} fallback={<p class="muted">{caseText().nothingToDo}</p>}>
        <Group actions={diary()} label={label} onChoose={choose} look="btn-primary" />
        <Group title={caseText().nextSteps} actions={moves()} label={label} onChoose={choose} />
        <Group title={caseText().recordWithin} actions={records()} label={label} onChoose={choose} />
        <Group title={caseText().manage} actions={managing()} label={label} onChoose={choose} />
      </Show>
      <Show when={refused().length > 0}>
        <h3 class="actions-title">{caseText().notPossible}</h3>
        <ul class="plain-list">
          <For each={refused()}>{(one) => <Refused view={props.view} action={one} label={label(one)} />}</For>
        </ul>
      </Show>
      <Show when={notNow().length > 0}>
        <details class="actions-title">
          <summary class="small-text">{caseText().otherSteps(notNow().length)}</summary>
          <ul class="plain-list small-text muted">
            <For each={notNow()}>{(one) => <li>{label(one)}</li>}</For>
          </ul>
        </details>
      </Show>
    </section>
  );
}

/** The first few at once, the rest one click away. */
const shownAtOnce = 5;

function Group(props: {
  title?: string;
  actions: readonly Action[];
  label: (one: Action) => string;
  onChoose: (one: Action) => void;
  look?: string;
}): JSX.Element {
  const button = (one: Action) => (
    <button
      type="button"
      class={`btn small ${props.look ?? "btn-outline-primary"}`}
      onClick={() => props.onChoose(one)}
    >
      {props.label(one)}
    </button>
  );
  return (
    <Show when={props.actions.length > 0}>
      <Show when={props.title}>
        <h3 class="actions-title">{props.title}</h3>
      </Show>
      <div class="actions">
        <For each={props.actions.slice(0, shownAtOnce)}>{button}</For>
      </div>
      <Show when={props.actions.length > shownAtOnce}>
        <details class="actions-more">
          <summary class="small-text">{caseText().moreActs(props.actions.length - shownAtOnce)}</summary>
          <div class="actions">
            <For each={props.actions.slice(shownAtOnce)}>{button}</For>
          </div>
        </details>
      </Show>
    </Show>
  );
}

function Refused(props: { view: ContentCase; action: Action; label: string }): JSX.Element {
  const workflows = useWorkflows();
  const { kind } = props.view;
  const reasons = () => [
    ...props.action.reasons.map((id) => workflows.reason(kind, id)),
    ...(props.action.fields ?? []).map((field) => workflows.field(kind, field)),
  ];
  return (
    <li class="refused">
      <strong>{props.label}</strong>
      <div class="small-text">
        {caseText().notPossibleBecause}: {reasons().join(" · ")}
      </div>
    </li>
  );
}

/** The form of the chosen act, in a dialog above the case. */
export function ActionDialog(props: {
  view: Pick<ContentCase, "caseId" | "kind" | "version" | "seq" | "state" | "context"> & {
    head: object;
    deadlines: readonly ShownDeadline[];
  };
  chosen: Chosen | undefined;
  onClose: () => void;
}): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const services = useFormServices();
  return (
    <Dialog
      open={props.chosen !== undefined}
      title={props.chosen ? workflows.event(props.view.kind, props.chosen.event) : ""}
      onClose={props.onClose}
    >
      <Show when={props.chosen} keyed>
        {(chosen) => {
          // What is known when the form opens; the form itself follows no later change.
          const view = props.view;
          const adapted = createMemo(() =>
            adaptForm(chosen.event, view.deadlines, (id) => workflows.deadline(view.kind, id), services.accounts()),
          );
          return (
            <SendForm
              caseId={view.caseId}
              kind={view.kind}
              version={view.version}
              event={chosen.event}
              expectedSeq={view.seq}
              around={{ today: desk().today, state: view.state, context: view.context, head: { ...view.head } }}
              {...(chosen.initial ? { initial: chosen.initial } : {})}
              adapt={adapted().adapt}
              toPayload={adapted().toPayload}
              extraOptions={adapted().extraOptions}
              onSent={props.onClose}
              onCancel={props.onClose}
            />
          );
        }}
      </Show>
    </Dialog>
  );
}
