// Filters of the events across cases: who, when, kind of case, act, comune.
import { createMemo, createUniqueId, For, type JSX } from "solid-js";
import { useDesk } from "../desk.ts";
import type { HistoryAddress } from "../links.ts";
import { createRead } from "../query.ts";
import { historyText } from "../text/history.ts";
import { trpc } from "../trpc.ts";
import { DayInput } from "../ui/day-input.tsx";
import { useWorkflows } from "../workflows.ts";

interface Option {
  value: string;
  label: string;
}

function Choice(props: {
  label: string;
  any: string;
  value: string | undefined;
  options: readonly Option[];
  onChoose: (value: string | undefined) => void;
}): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select id={id} class="form-select" onChange={(event) => props.onChoose(event.currentTarget.value || undefined)}>
        <option value="">{props.any}</option>
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

const byLabel = (a: Option, b: Option) => a.label.localeCompare(b.label, "it");

export function HistoryFilters(props: {
  address: HistoryAddress;
  onChange: (by: { [K in keyof HistoryAddress]: string | undefined }) => void;
}): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const names = createRead(
    "queues",
    "names",
    () => ({}),
    (_, signal) => trpc.queues.names.query(undefined, { signal }),
    { fixed: true },
  );
  const people = createMemo(() =>
    (names.isPending ? [] : (names.data ?? [])).map((one) => ({ value: one.id, label: one.name })).sort(byLabel),
  );
  const kinds = () => workflows.all().filter((one) => one.list === "cases");
  const events = createMemo(() => {
    const { kind } = props.address;
    const found = new Map<string, string>();
    for (const one of kinds().filter((shape) => kind === undefined || shape.id === kind))
      for (const type of Object.keys(one.events)) found.set(type, workflows.done(one.id, type));
    return [...found].map(([value, label]) => ({ value, label })).sort(byLabel);
  });
  return (
    <search class="filters" aria-label={historyText().filters}>
      <Choice
        label={historyText().actor}
        any={historyText().anyone}
        value={props.address.actor}
        options={people()}
        onChoose={(actor) => props.onChange({ actor })}
      />
      <DayInput label={historyText().from} value={props.address.from} onChoose={(from) => props.onChange({ from })} />
      <DayInput label={historyText().to} value={props.address.to} onChoose={(to) => props.onChange({ to })} />
      <Choice
        label={historyText().kind}
        any={historyText().anyKind}
        value={props.address.kind}
        options={kinds().map((kind) => ({ value: kind.id, label: kind.texts.plural }))}
        onChoose={(kind) => props.onChange({ kind, type: undefined })}
      />
      <Choice
        label={historyText().event}
        any={historyText().anyEvent}
        value={props.address.type}
        options={events()}
        onChoose={(type) => props.onChange({ type })}
      />
      <Choice
        label={historyText().comune}
        any={historyText().allComuni}
        value={props.address.territory}
        options={desk().comuni.map((one) => ({ value: one.istat, label: one.name }))}
        onChoose={(territory) => props.onChange({ territory })}
      />
    </search>
  );
}
