// Filters of the events across cases: who, when, kind of case, act, comune.
import { createMemo, type JSX } from "solid-js";
import { useDesk } from "../desk.ts";
import { comuneOptions, kindOptions } from "../filter-options.ts";
import type { HistoryAddress } from "../links.ts";
import { createRead } from "../query.ts";
import { historyText } from "../text/history.ts";
import { trpc } from "../trpc.ts";
import { Choice, type Option } from "../ui/choice.tsx";
import { DayInput } from "../ui/day-input.tsx";
import { useWorkflows } from "../workflows.ts";

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
  const events = createMemo(() => {
    const { kind } = props.address;
    const found = new Map<string, string>();
    for (const one of workflows.listed().filter((shape) => kind === undefined || shape.id === kind))
      for (const type of Object.keys(one.events)) found.set(type, workflows.done(one.id, type));
    return [...found].map(([value, label]) => ({ value, label })).sort(byLabel);
  });
  return (
    <search class="filters" aria-label={historyText().filters}>
      <Choice
        label={historyText().actor}
        none={historyText().anyone}
        value={props.address.actor}
        options={people()}
        onChoose={(actor) => props.onChange({ actor })}
      />
      <DayInput label={historyText().from} value={props.address.from} onChoose={(from) => props.onChange({ from })} />
      <DayInput label={historyText().to} value={props.address.to} onChoose={(to) => props.onChange({ to })} />
      <Choice
        label={historyText().kind}
        none={historyText().anyKind}
        value={props.address.kind}
        options={kindOptions(workflows)}
        onChoose={(kind) => props.onChange({ kind, type: undefined })}
      />
      <Choice
        label={historyText().event}
        none={historyText().anyEvent}
        value={props.address.type}
        options={events()}
        onChoose={(type) => props.onChange({ type })}
      />
      <Choice
        label={historyText().comune}
        none={historyText().allComuni}
        value={props.address.territory}
        options={comuneOptions(desk())}
        onChoose={(territory) => props.onChange({ territory })}
      />
    </search>
  );
}
