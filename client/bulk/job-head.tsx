// Who asked what of which cases, and how it stands: the head of an act's page and a row of their list.
import { type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { BulkFilter } from "../bulk-choice.ts";
import { bulkText } from "../text/bulk.ts";
import type { trpc } from "../trpc.ts";
import { formatInstant, formatNumber } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";
import { actWords } from "./act-words.ts";
import { FilterWords } from "./filter-words.tsx";

export type ListedJob = Awaited<ReturnType<typeof trpc.bulk.list.query>>["jobs"][number];

function ChosenWords(props: { job: ListedJob }): JSX.Element {
  const filter = () => (props.job.chosen?.by === "filter" ? props.job.chosen : undefined);
  const words = () => {
    const { by } = props.job.chosen ?? { by: undefined };
    if (by === "hand") return bulkText().onChosen(formatNumber(props.job.total));
    if (by === "plan") return bulkText().onPlan;
    if (by === "households") return bulkText().onHouseholds;
    return by === "undo" ? bulkText().onUndo : "";
  };
  return (
    <Show when={filter()} fallback={words()}>
      {(one) => <FilterWords filter={one().filter as BulkFilter} searched={one().searched} />}
    </Show>
  );
}

export function JobHead(props: { job: ListedJob; level: "h1" | "strong"; children?: JSX.Element }): JSX.Element {
  const workflows = useWorkflows();
  const what = () => {
    const to = props.job.assigneeName ? ` ${bulkText().toWhom(props.job.assigneeName)}` : "";
    return actWords(workflows, props.job.type, props.job.kinds) + to;
  };
  return (
    <>
      <Dynamic component={props.level}>{props.children ?? what()}</Dynamic>
      <span class="tag" classList={{ done: props.job.status === "done", late: props.job.status === "stopped" }}>
        {bulkText().status[props.job.status] ?? props.job.status}
      </span>
      <span class="bulk-line">
        {bulkText().counts(
          formatNumber(props.job.total),
          formatNumber(props.job.done),
          formatNumber(props.job.failed),
          formatNumber(props.job.excluded),
        )}
      </span>
      <span class="bulk-line small-text muted">
        {bulkText().byWhom(props.job.name, formatInstant(props.job.createdAt))} · <ChosenWords job={props.job} />
        <Show when={props.job.leaverName}>{(name) => <> · {bulkText().forLeaver(name())}</>}</Show>
      </span>
      <Show when={bulkText().reason[props.job.reason]}>{(words) => <span class="bulk-line">{words()}</span>}</Show>
    </>
  );
}
