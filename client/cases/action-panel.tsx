// "Cosa posso fare": the acts the reader may record now, those that are not possible with their reasons, and the form
// of the one that was chosen. The page decides nothing: it shows what the server answered.
import { createMemo, For, type JSX, Show, untrack } from "solid-js";
import type { Json } from "../../workflows/kernel/json.ts";
import { useDesk } from "../desk.ts";
import { caseText } from "../text/cases.ts";
import type { trpc } from "../trpc.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useFormServices } from "../ui/form/services.ts";
import { createIsPhone } from "../ui/is-phone.ts";
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
  const label = (one: Action) => workflows.event(props.view.kind, one.event);
  const choose = (one: Action) => props.onChoose({ event: one.event });
  return (
    <section class="card-box comes-first no-print" aria-labelledby="actions-title">
      <h2 id="actions-title">{caseText().whatICanDo}</h2>
      <Show when={possible().length > 0} fallback={<p class="muted">{caseText().nothingToDo}</p>}>
        <Group actions={diary()} label={label} onChoose={choose} look="btn-primary" />
        <Group title={caseText().nextSteps} actions={moves()} label={label} onChoose={choose} />
        <Group title={caseText().recordWithin} actions={records()} label={label} onChoose={choose} />
        <Group title={caseText().manage} actions={managing()} label={label} onChoose={choose} />
        <Show when={props.view.mending.stepBack?.possible && props.view.mending.stepBack}>
          {(step) => (
            <div class="actions actions-title">
              <button
                type="button"
                class="link-button small-text"
                onClick={() => props.onChoose({ event: "STEP_BACK", initial: { undoes: step().seq } })}
              >
                {workflows.event(props.view.kind, "STEP_BACK")} ({workflows.done(props.view.kind, step().type)})
              </button>
            </div>
          )}
        </Show>
      </Show>
    </section>
  );
}

/** What the machine refuses now, with the reasons in words; acts of other steps by name only. */
export function RefusedPanel(props: { view: ContentCase }): JSX.Element {
  const workflows = useWorkflows();
  const shown = () => props.view.actions.filter((one) => !one.possible && !isAboutTerm(one.event));
  const refused = () => shown().filter((one) => one.code !== "notNow");
  const notNow = () => shown().filter((one) => one.code === "notNow");
  const label = (one: Action) => workflows.event(props.view.kind, one.event);
  const stepBack = () => (props.view.mending.stepBack?.possible === false ? props.view.mending.stepBack : undefined);
  return (
    <Show when={shown().length > 0 || stepBack()}>
      <section class="card-box no-print" aria-labelledby="refused-title">
        <h2 id="refused-title">{caseText().notPossible}</h2>
        <ul class="plain-list">
          <For each={refused()}>{(one) => <Refused view={props.view} action={one} label={label(one)} />}</For>
          <Show when={stepBack()}>
            {(step) => (
              <Refused view={props.view} action={step()} label={workflows.event(props.view.kind, "STEP_BACK")} />
            )}
          </Show>
        </ul>
        <Show when={notNow().length > 0}>
          <details>
            <summary class="small-text">{caseText().otherSteps(notNow().length)}</summary>
            <ul class="plain-list small-text muted">
              <For each={notNow()}>{(one) => <li>{label(one)}</li>}</For>
            </ul>
          </details>
        </Show>
      </section>
    </Show>
  );
}

/** The first few at once, the rest one click away. */
const shownAtOnce = 5;

interface GroupProps {
  title?: string;
  actions: readonly Action[];
  label: (one: Action) => string;
  onChoose: (one: Action) => void;
  look?: string;
}

function Buttons(props: GroupProps): JSX.Element {
  return (
    <div class="actions">
      <For each={props.actions}>
        {(one) => (
          <button
            type="button"
            class={`btn small ${props.look ?? "btn-outline-primary"}`}
            onClick={() => props.onChoose(one)}
          >
            {props.label(one)}
          </button>
        )}
      </For>
    </div>
  );
}

/** On a phone a group is one line until it is opened, so that the file itself is not a page away. */
function Group(props: GroupProps): JSX.Element {
  const isPhone = createIsPhone();
  const rest = () => props.actions.slice(shownAtOnce);
  return (
    <Show when={props.actions.length > 0}>
      <Show
        when={isPhone() && props.title}
        fallback={
          <>
            <Show when={props.title}>
              <h3 class="actions-title">{props.title}</h3>
            </Show>
            <Buttons {...props} actions={props.actions.slice(0, shownAtOnce)} />
            <Show when={rest().length > 0}>
              <details class="actions-more">
                <summary class="small-text">{caseText().moreActs(rest().length)}</summary>
                <Buttons {...props} actions={rest()} />
              </details>
            </Show>
          </>
        }
      >
        <details class="actions-more">
          <summary>
            {props.title} ({props.actions.length})
          </summary>
          <Buttons {...props} />
        </details>
      </Show>
    </Show>
  );
}

function Refused(props: {
  view: ContentCase;
  action: { reasons: readonly string[]; fields?: readonly string[] };
  label: string;
}): JSX.Element {
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
          const view = props.view;
          // What the worker saw when the form opened: a later change is told as STALE, not taken in silently.
          const seq = untrack(() => view.seq);
          const adapted = createMemo(() =>
            adaptForm(
              chosen.event,
              view.deadlines,
              (id) => workflows.deadline(view.kind, id),
              services.accounts(),
              chosen.initial?.undoes ?? chosen.initial?.settles,
            ),
          );
          return (
            <SendForm
              caseId={view.caseId}
              kind={view.kind}
              version={view.version}
              event={chosen.event}
              expectedSeq={seq}
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
