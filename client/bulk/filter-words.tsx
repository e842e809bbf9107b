// How the cases of an act were chosen, in words: the list with its filters, or by hand, or a plan.
import { type JSX, Show } from "solid-js";
import type { BulkFilter } from "../bulk-choice.ts";
import { comuneName, useDesk } from "../desk.ts";
import { bulkText } from "../text/bulk.ts";
import { queueText } from "../text/queues.ts";
import { shellText } from "../text/shell.ts";
import { useWorkflows } from "../workflows.ts";

export function FilterWords(props: { filter: BulkFilter; searched: boolean }): JSX.Element {
  const workflows = useWorkflows();
  const desk = useDesk();
  const parts = () => {
    const { view, status, kinds = [], states = [], territories = [], areas = [], overdue } = props.filter;
    return [
      queueText().title[view ?? "todo"],
      ...kinds.map(workflows.name),
      ...states.map((state) => workflows.state(kinds[0] ?? "", state)),
      ...territories.map((one) => comuneName(desk(), one)),
      ...areas.map((area) => shellText().areas[area]),
      ...(status === "closed" ? [bulkText().closed] : []),
      ...(overdue ? [bulkText().overdue] : []),
    ];
  };
  return (
    <Show when={!props.searched} fallback={bulkText().onFound}>
      {bulkText().onAll} <strong>{parts().join(" · ")}</strong>
    </Show>
  );
}
