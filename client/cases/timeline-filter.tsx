// What of a case's timeline one wants to see: kinds of entries, author, days. It stands in the address, so that a page that is
// loaded again or sent to a colleague shows the same.
import { useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { isDay } from "../../workflows/kernel/ids.ts";
import { createRead } from "../query.ts";
import { caseText } from "../text/cases.ts";
import { trpc } from "../trpc.ts";
import { Choice } from "../ui/choice.tsx";
import { DayInput } from "../ui/day-input.tsx";
import { formatDay } from "../ui/format.ts";

type Asked = Parameters<typeof trpc.cases.listTimeline.query>[0];
export type TimelineFilter = Pick<Asked, "kinds" | "actor" | "from" | "to">;
type Kind = NonNullable<Asked["kinds"]>[number];

const kinds = (): Kind[] => Object.keys(caseText().entryKinds) as Kind[];

/** The filter in the address, and how it is changed there. */
export function createTimelineFilter() {
  const [params, setParams] = useSearchParams<{ what?: string; actor?: string; from?: string; to?: string }>();
  const one = (value: string | string[] | undefined) => (typeof value === "string" && value !== "" ? value : undefined);
  const filter = createMemo((): TimelineFilter => {
    const asked = one(params.what)?.split(",") ?? [];
    const known = kinds().filter((kind) => asked.includes(kind));
    const [actor, from, to] = [one(params.actor), one(params.from), one(params.to)];
    return {
      ...(known.length > 0 ? { kinds: known } : {}),
      ...(actor && actor.length <= 40 ? { actor } : {}),
      ...(from && isDay(from) ? { from } : {}),
      ...(to && isDay(to) ? { to } : {}),
    };
  });
  const change = (by: { [K in "what" | "actor" | "from" | "to"]?: string | undefined }) =>
    setParams(by, { scroll: false, replace: true });
  return { filter, change };
}

export type FilterHandle = ReturnType<typeof createTimelineFilter>;

/** In words, for the printed sheet; empty where all is shown. */
export function filterWords(filter: TimelineFilter, nameOf: (id: string) => string): string {
  const { kinds: asked, actor, from, to } = filter;
  return [
    ...(asked ?? []).map((kind) => caseText().entryKinds[kind]),
    ...(actor ? [`${caseText().who} ${nameOf(actor)}`] : []),
    ...(from ? [`${caseText().filterFrom} ${formatDay(from)}`] : []),
    ...(to ? [`${caseText().filterTo} ${formatDay(to)}`] : []),
  ].join(", ");
}

function Kinds(props: { asked: readonly Kind[]; onChange: (what: string | undefined) => void }): JSX.Element {
  const turn = (kind: Kind, on: boolean) => {
    const next = kinds().filter((one) => (one === kind ? on : props.asked.includes(one)));
    props.onChange(next.length > 0 ? next.join(",") : undefined);
  };
  return (
    <fieldset class="kind-boxes">
      <legend>{caseText().filterKinds}</legend>
      <For each={kinds()}>
        {(kind) => (
          <label class="list-check">
            <input
              type="checkbox"
              checked={props.asked.includes(kind)}
              onChange={(event) => turn(kind, event.currentTarget.checked)}
            />
            {caseText().entryKinds[kind]}
          </label>
        )}
      </For>
    </fieldset>
  );
}

function Fields(props: { caseId: string; handle: FilterHandle }): JSX.Element {
  const filter = () => props.handle.filter();
  const found = createRead(
    "cases",
    "timelineAuthors",
    () => ({ caseId: props.caseId, withAuthors: true, limit: 1 }),
    (input, signal) => trpc.cases.listTimeline.query(input, { signal }),
  );
  const authors = () => {
    const page = found.isPending ? undefined : found.data;
    return (page?.authors ?? [])
      .map((id) => ({ value: id, label: page?.names[id] ?? id }))
      .sort((a, b) => a.label.localeCompare(b.label, "it"));
  };
  return (
    <>
      <Kinds asked={filter().kinds ?? []} onChange={(what) => props.handle.change({ what })} />
      <div class="filters">
        <Choice
          label={caseText().filterAuthor}
          none={caseText().anyAuthor}
          value={filter().actor}
          options={authors()}
          onChoose={(actor) => props.handle.change({ actor })}
        />
        <DayInput
          label={caseText().filterFrom}
          value={filter().from}
          onChoose={(from) => props.handle.change({ from })}
        />
        <DayInput label={caseText().filterTo} value={filter().to} onChoose={(to) => props.handle.change({ to })} />
        <Show when={Object.keys(filter()).length > 0}>
          <button
            type="button"
            class="btn btn-outline-primary small"
            onClick={() => props.handle.change({ what: undefined, actor: undefined, from: undefined, to: undefined })}
          >
            {caseText().filterNone}
          </button>
        </Show>
      </div>
    </>
  );
}

/** Folded until somebody wants it, or something is filtered. */
export function TimelineFilters(props: { caseId: string; handle: FilterHandle }): JSX.Element {
  const isOn = () => Object.keys(props.handle.filter()).length > 0;
  const [isOpen, setIsOpen] = createSignal(isOn());
  return (
    <details
      class="timeline-filters no-print"
      open={isOpen()}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>{isOn() ? caseText().filterOn : caseText().filter}</summary>
      <Show when={isOpen()}>
        <Fields caseId={props.caseId} handle={props.handle} />
      </Show>
    </details>
  );
}
