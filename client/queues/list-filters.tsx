// Views and filters of a work list. All of them stand in the address, so that a list can be kept, sent and gone back
// to; the words of a search do not.
import { A } from "@solidjs/router";
import { createEffect, createMemo, createSignal, createUniqueId, For, type JSX, on, Show, Suspense } from "solid-js";
import { links } from "../links.ts";
import { conditionsOf, type ListAddress, listViews } from "../list-address.ts";
import { queueText } from "../text/queues.ts";
import { formatNumber } from "../ui/format.ts";
import { latePart } from "../ui/late-part.tsx";
import { useWorkflows, type Workflows } from "../workflows.ts";
import { type Counts, countText, exact } from "./count-text.ts";

const AllFilters = latePart(() => import("./all-filters.tsx"), { wanted: true });

const SavedViewLists = latePart(() => import("./saved-views.tsx"));
const ViewActions = latePart(() => import("./view-actions.tsx"));

/** No address: a search is shown, which belongs to none of them. */
export function Views(props: {
  address: ListAddress | undefined;
  at?: string | undefined;
  counts: Counts | undefined;
}): JSX.Element {
  let nav: HTMLElement | undefined;
  // On a phone the chosen one may lie beside the screen.
  createEffect(() => {
    if (props.address?.view && props.counts)
      nav?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
  });
  return (
    <nav class="list-views" aria-label={queueText().views} ref={nav}>
      <ul>
        <For each={listViews}>
          {(view) => (
            <li>
              {/* Not A: it calls every address of this page the current one. */}
              <a
                href={`#${links.work({ view, at: props.at })}`}
                class="list-view"
                aria-current={props.address?.view === view && !props.address.saved ? "page" : undefined}
              >
                {queueText().title[view]}
                <Show when={props.counts}>
                  {(counts) => (
                    <span class="tag plain">{countText(counts(), counts().views[view], exact.includes(view))}</span>
                  )}
                </Show>
              </a>
            </li>
          )}
        </For>
      </ul>
      {/* Asked for once the list stands; the past has none. */}
      <Show when={props.counts && props.at === undefined}>
        <Suspense>
          <SavedViewLists saved={props.address?.saved} />
        </Suspense>
      </Show>
    </nav>
  );
}

export interface FilterProps {
  address: ListAddress;
  counts: Counts | undefined;
  onChange: (change: Partial<ListAddress>) => void;
}

/** Steps at a glance, everything else behind one button. */
export function Filters(props: FilterProps & { withSteps: boolean }): JSX.Element {
  const id = createUniqueId();
  const isClosed = () => props.address.status === "closed";
  const count = () => conditionsOf(props.address).length + (isClosed() ? 1 : 0);
  // A step or a kind that was pressed shows itself; the rest opens with its filters, and so does a saved view.
  const hasMore = () =>
    isClosed() || conditionsOf(props.address).some(({ field }) => field !== "kind" && field !== "state");
  const [isOpen, setIsOpen] = createSignal(hasMore());
  createEffect(
    on(
      () => props.address.saved,
      () => setIsOpen(hasMore()),
      { defer: true },
    ),
  );
  return (
    <>
      <div class="list-bar">
        <button
          type="button"
          class="list-step"
          aria-expanded={isOpen()}
          aria-controls={id}
          onClick={() => setIsOpen((open) => !open)}
        >
          {queueText().filters}
          <Show when={count() > 0}>
            {" "}
            <strong>{count()}</strong>
          </Show>
        </button>
        <Show when={count() > 0}>
          <A class="small-text" href={links.work({ view: props.address.view, at: props.address.at })}>
            {queueText().clear}
          </A>
        </Show>
        <Show when={props.withSteps && props.address.at === undefined && (count() > 0 || props.address.saved)}>
          <Suspense>
            <ViewActions
              address={props.address}
              onSaved={(saved) => props.onChange(saved ? { saved } : { saved: undefined })}
            />
          </Suspense>
        </Show>
        <Show when={props.withSteps}>
          <Steps {...props} />
        </Show>
      </div>
      <div id={id}>
        <Show when={isOpen()}>
          <Suspense>
            <AllFilters {...props} />
          </Suspense>
        </Show>
      </div>
    </>
  );
}

interface Step {
  kind: string;
  state: string | undefined;
  cases: number;
  label: string;
  title: string;
}

/** How many cases stand at each step, each a filter; where there are several kinds, first how many of each. */
function Steps(props: FilterProps): JSX.Element {
  const workflows = useWorkflows();
  const steps = createMemo((): Step[] => {
    const found = (props.counts?.steps ?? []).filter(
      (step) => step.closed === (props.address.status === "closed" ? 1 : 0),
    );
    const kinds = [...new Set(found.map((step) => step.kind))];
    const byStep = (kind: string) =>
      found
        .filter((step) => step.kind === kind)
        .sort((a, b) => order(workflows, kind, a.state) - order(workflows, kind, b.state))
        .map(({ state, cases }) => ({
          ...{ kind, state, cases },
          ...{ label: workflows.state(kind, state), title: workflows.name(kind) },
        }));
    if (kinds.length <= 1) return kinds.flatMap(byStep);
    return kinds.map((kind) => {
      const label = workflows.find(kind)?.texts.plural ?? kind;
      const cases = byStep(kind).reduce((sum, step) => sum + step.cases, 0);
      return { kind, state: undefined, cases, label, title: label };
    });
  });
  const isChosen = (step: Step) =>
    step.state !== undefined && props.address.kind === step.kind && props.address.state === step.state;
  const choose = ({ kind, state }: Step) =>
    props.onChange(props.address.state === state && state !== undefined ? { state: undefined } : { kind, state });
  return (
    <Show when={steps().length > 1}>
      <ul class="list-steps" aria-label={queueText().steps}>
        <For each={steps()}>
          {(step) => (
            <li>
              <button
                type="button"
                class="list-step"
                aria-pressed={isChosen(step)}
                title={step.title}
                onClick={() => choose(step)}
              >
                {step.label} <strong>{formatNumber(step.cases)}</strong>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** Steps stand in the order of the course. */
const order = (workflows: Workflows, kind: string, state: string): number =>
  Object.keys(workflows.find(kind)?.states ?? {}).indexOf(state);
