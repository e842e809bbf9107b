// Views and filters of a work list. All of them stand in the address, so that a list can be kept, sent and gone back
// to; the words of a search do not.
import { A } from "@solidjs/router";
import { createEffect, createMemo, createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { type ListAddress, type ListSort, type ListView, listViews, sortsOf } from "../list-address.ts";
import { createRead } from "../query.ts";
import { queueText } from "../text/queues.ts";
import { shellText } from "../text/shell.ts";
import { trpc } from "../trpc.ts";
import { formatNumber } from "../ui/format.ts";
import { useWorkflows, type Workflows } from "../workflows.ts";

export type Counts = Awaited<ReturnType<typeof trpc.queues.counts.query>>;

/** Views that counters tell exactly; the others are counted up to a limit. */
const exact: readonly ListView[] = ["mine", "unassigned", "all"];

/** `1.234`, or `oltre 1.000` where counting stopped. */
const countText = (counts: Counts, cases: number, isExact: boolean): string =>
  !isExact && cases >= counts.limit ? queueText().moreThan(formatNumber(counts.limit)) : formatNumber(cases);

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
                aria-current={props.address?.view === view ? "page" : undefined}
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
    </nav>
  );
}

interface Option {
  value: string;
  label: string;
}

function Choice(props: {
  label: string;
  any?: string;
  value: string | undefined;
  options: readonly Option[];
  onChoose: (value: string | undefined) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        class="form-select"
        value={props.value ?? ""}
        onChange={(event) => {
          const value = event.currentTarget.value;
          props.onChoose(value === "" ? undefined : value);
        }}
      >
        <Show when={props.any}>
          <option value="">{props.any}</option>
        </Show>
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </div>
  );
}

/** Stands for "nobody" in the choice of a worker, where an empty value means anyone. */
const nobody = "-";

export interface FilterProps {
  address: ListAddress;
  counts: Counts | undefined;
  onChange: (change: Partial<ListAddress>) => void;
}

/** Steps at a glance, everything else behind one button. */
export function Filters(props: FilterProps & { withSteps: boolean }): JSX.Element {
  const id = createUniqueId();
  const count = () => {
    const { kind, state, comune, area, assignee, overdue, status } = props.address;
    return [kind, state, comune, area, assignee, overdue, status === "closed"].filter(Boolean).length;
  };
  // A step or a kind that was pressed shows itself; the rest opens with its filters.
  const [isOpen, setIsOpen] = createSignal(
    (() => {
      const { comune, area, assignee, overdue, status } = props.address;
      return [comune, area, assignee, overdue, status === "closed"].some(Boolean);
    })(),
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
        <Show when={props.withSteps}>
          <Steps {...props} />
        </Show>
      </div>
      <div id={id}>
        <Show when={isOpen()}>
          <AllFilters {...props} />
        </Show>
      </div>
    </>
  );
}

function AllFilters(props: FilterProps): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const colleagues = createRead(
    "cases",
    "listColleagues",
    () => (props.address.view === "all" ? {} : undefined),
    (_, signal) => trpc.cases.listColleagues.query(undefined, { signal }),
    { fixed: true },
  );
  const kinds = () => workflows.all().filter((one) => one.list === "cases");
  const states = () => {
    const kind = props.address.kind ? workflows.find(props.address.kind) : undefined;
    return Object.entries(kind?.states ?? {})
      .filter(([state, info]) => state !== "unopened" && info.closed === (props.address.status === "closed"))
      .map(([state]) => ({ value: state, label: workflows.state(kind?.id ?? "", state) }));
  };
  const areas = createMemo(() => {
    const words: Record<string, string> = shellText().areas;
    return [...new Set(kinds().flatMap((kind) => kind.areas))].map((area) => ({
      value: area,
      label: words[area] ?? area,
    }));
  });
  const sorts = () => sortsOf(props.address).map((sort) => ({ value: sort, label: queueText().sorts[sort] }));
  return (
    <div class="filters list-filters">
      <Choice
        label={queueText().kind}
        any={queueText().any}
        value={props.address.kind}
        options={kinds().map((kind) => ({ value: kind.id, label: kind.texts.plural }))}
        onChoose={(kind) => props.onChange({ kind, state: undefined })}
      />
      <Show when={states().length > 0}>
        <Choice
          label={queueText().state}
          any={queueText().anyState}
          value={props.address.state}
          options={states()}
          onChoose={(state) => props.onChange({ state })}
        />
      </Show>
      <Choice
        label={queueText().comune}
        any={queueText().any}
        value={props.address.comune}
        options={desk().comuni.map((one) => ({ value: one.istat, label: one.name }))}
        onChoose={(comune) => props.onChange({ comune })}
      />
      <Choice
        label={queueText().area}
        any={queueText().anyState}
        value={props.address.area}
        options={areas()}
        onChoose={(area) => props.onChange({ area })}
      />
      <Show when={props.address.view === "all"}>
        <Choice
          label={queueText().assignee}
          any={queueText().anyone}
          value={props.address.assignee}
          options={[
            { value: nobody, label: queueText().nobody },
            ...(colleagues.isPending ? [] : (colleagues.data ?? [])).map((one) => ({
              value: one.accountId,
              label: one.name,
            })),
          ]}
          onChoose={(assignee) =>
            props.onChange(assignee === nobody ? { view: "unassigned", assignee: undefined } : { assignee })
          }
        />
      </Show>
      <Choice
        label={queueText().status}
        value={props.address.status}
        options={[
          { value: "open", label: queueText().open },
          { value: "closed", label: queueText().closed },
        ]}
        onChoose={(status) => props.onChange({ status: status === "closed" ? "closed" : "open", state: undefined })}
      />
      <Show when={props.address.at === undefined} fallback={<p class="muted small-text">{queueText().pastOrder}</p>}>
        <Choice
          label={queueText().sort}
          value={props.address.sort}
          options={sorts()}
          onChoose={(sort) => props.onChange({ sort: (sort ?? "dueOn") as ListSort })}
        />
      </Show>
      <label class="list-check">
        <input
          type="checkbox"
          checked={props.address.overdue === true}
          onChange={(event) => props.onChange({ overdue: event.currentTarget.checked })}
        />
        {queueText().overdueOnly}
        <Show when={props.counts}>
          {(counts) => <span class="tag late">{countText(counts(), counts().overdue, false)}</span>}
        </Show>
      </label>
    </div>
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
