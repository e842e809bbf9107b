// "Cosa posso fare": the acts the reader may record now, those that are not possible with their reasons, and the form
// of the one that was chosen. The page decides nothing: it shows what the server answered.
import { createMemo, For, type JSX, Show } from "solid-js";
import type { Json } from "../../workflows/kernel/json.ts";
import { caseText } from "../text/cases.ts";
import type { trpc } from "../trpc.ts";
import { useWorkflows, type Workflows } from "../workflows.ts";
import { initialOfOnly, termEvents } from "./deadline-list.tsx";
import { chosenBy, type MissingItem } from "./missing-line.tsx";

type CaseView = Awaited<ReturnType<typeof trpc.cases.getCase.query>>;
export type ContentCase = Extract<CaseView, { level: "content" }>;
type Action = ContentCase["actions"][number];

/** An act that was chosen, with what the page already knows of its form. */
export interface Chosen {
  event: string;
  initial?: Record<string, Json>;
  /** The field one came for. */
  focusOn?: string;
}

const aboutTerms = new Set(Object.values(termEvents).flat());
const isAboutTerm = (event: string): boolean => aboutTerms.has(event);

/** What is written every day, whatever the step. */
const diaryEvent = "NOTE";

/** So many at once beside the diary; the rest lies one click away, by group. */
const shownNext = 3;

export function ActionPanel(props: { view: ContentCase; onChoose: (chosen: Chosen) => void }): JSX.Element {
  const workflows = useWorkflows();
  // Acts on terms stand beside their term.
  const shown = createMemo(() => props.view.actions.filter((one) => !isAboutTerm(one.event)));
  const possible = createMemo(() => shown().filter((one) => one.possible));
  const next = createMemo(() =>
    (workflows.find(props.view.kind)?.states[props.view.state]?.next ?? [])
      .flatMap((event) => possible().find((one) => one.event === event) ?? [])
      .slice(0, shownNext),
  );
  const diary = () => possible().filter((one) => one.event === diaryEvent);
  const rest = createMemo(() => possible().filter((one) => one.event !== diaryEvent && !next().includes(one)));
  const label = (one: Action) => workflows.event(props.view.kind, one.event);
  const choose = (one: Action) => props.onChoose({ event: one.event });
  const group = (title: string, actions: readonly Action[], more: readonly Offer[] = []) => (
    <Group
      title={title}
      offers={[...actions.map((one) => ({ label: label(one), choose: () => choose(one) })), ...more]}
    />
  );
  return (
    <section class="card-box comes-first no-print" aria-labelledby="actions-title">
      <h2 id="actions-title">{caseText().whatICanDo}</h2>
      <Show when={possible().length > 0} fallback={<p class="muted">{caseText().nothingToDo}</p>}>
        <div class="actions">
          <For each={[...next(), ...diary()]}>
            {(one, i) => (
              <button
                type="button"
                class="btn"
                classList={{ "btn-primary": i() === 0, "btn-outline-primary": i() > 0 }}
                onClick={() => choose(one)}
              >
                {label(one)}
              </button>
            )}
          </For>
        </div>
      </Show>
      <div class="action-groups">
        {group(
          caseText().recordWithin,
          rest().filter((one) => !one.moves && !one.common),
        )}
        {group(
          caseText().nextSteps,
          rest().filter((one) => one.moves),
        )}
        {group(
          caseText().manage,
          rest().filter((one) => !one.moves && one.common),
          stepBackOf(workflows, props.view, props.onChoose),
        )}
        <Refusals
          view={props.view}
          actions={shown().filter((one) => !one.possible)}
          label={label}
          onChoose={props.onChoose}
        />
      </div>
    </section>
  );
}

export interface Offer {
  label: string;
  choose: () => void;
}

/** A step back names what it takes back. */
export function stepBackOf(
  workflows: Workflows,
  { kind, mending: { stepBack: step } }: ContentCase,
  onChoose: (chosen: Chosen) => void,
): Offer[] {
  if (!step?.possible) return [];
  return [
    {
      label: `${workflows.event(kind, "STEP_BACK")} (${workflows.done(kind, step.type)})`,
      choose: () => onChoose({ event: "STEP_BACK", initial: { undoes: step.seq } }),
    },
  ];
}

/** One line until it is opened. */
function Group(props: { title: string; offers: readonly Offer[] }): JSX.Element {
  return (
    <Show when={props.offers.length > 0}>
      <details class="actions-more">
        <summary>
          {props.title} <span class="muted number">{props.offers.length}</span>
        </summary>
        <ul class="action-list">
          <For each={props.offers}>
            {(one) => (
              <li>
                <button type="button" onClick={() => one.choose()}>
                  {one.label}
                </button>
              </li>
            )}
          </For>
        </ul>
      </details>
    </Show>
  );
}

/** What the machine refuses now, with the reasons in words; acts of other steps by name only. */
export function Refusals(props: {
  view: ContentCase;
  actions: readonly Action[];
  label: (one: Action) => string;
  onChoose: (chosen: Chosen) => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const refused = () => props.actions.filter((one) => one.code !== "notNow");
  const notNow = () => props.actions.filter((one) => one.code === "notNow");
  const stepBack = () => (props.view.mending.stepBack?.possible === false ? props.view.mending.stepBack : undefined);
  const count = () => props.actions.length + (stepBack() ? 1 : 0);
  return (
    <Show when={count() > 0}>
      <details class="actions-refused">
        <summary class="muted">
          {caseText().notPossible} <span class="number">{count()}</span>
        </summary>
        <ul class="plain-list">
          <For each={refused()}>
            {(one) => <Refused view={props.view} action={one} label={props.label(one)} onChoose={props.onChoose} />}
          </For>
          <Show when={stepBack()}>
            {(step) => (
              <Refused
                view={props.view}
                action={step()}
                label={workflows.event(props.view.kind, "STEP_BACK")}
                onChoose={props.onChoose}
              />
            )}
          </Show>
        </ul>
        <Show when={notNow().length > 0}>
          <p class="small-text muted">
            <strong>{caseText().otherSteps}</strong> {notNow().map(props.label).join(" · ")}
          </p>
        </Show>
      </details>
    </Show>
  );
}

/** With what is missing as the way to it, where the reader has an act for that now. */
function Refused(props: {
  view: ContentCase;
  action: { reasons: readonly string[]; fields?: readonly string[]; remedies?: Record<string, string> };
  label: string;
  onChoose: (chosen: Chosen) => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const { kind } = props.view;
  const item = (field: string) => props.view.todo.find((one) => one.field === field);
  const fieldName = (field: string) => workflows.field(kind, field);
  return (
    <li class="refused">
      {props.label}
      <ul class="plain-list small-text muted">
        <For each={props.action.reasons}>
          {(id) => (
            <li>
              {workflows.reason(kind, id)}{" "}
              <Show when={props.action.remedies?.[id]}>
                {(event) => (
                  <button
                    type="button"
                    class="link-button"
                    onClick={() =>
                      props.onChoose({ event: event(), initial: initialOfOnly(event(), props.view.deadlines) })
                    }
                  >
                    {workflows.event(kind, event())}
                  </button>
                )}
              </Show>
            </li>
          )}
        </For>
        <For each={props.action.fields ?? []}>
          {(field) => (
            <li>
              <Show when={item(field)?.by} fallback={fieldName(field)}>
                {(by) => (
                  <button
                    type="button"
                    class="link-button"
                    onClick={() => props.onChoose(chosenBy(item(field) as MissingItem, by()))}
                  >
                    {fieldName(field)}
                  </button>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </li>
  );
}
