// How the cases of an act were chosen, in words: the list with its filters, or by hand, or a plan.
import { type JSX, Show } from "solid-js";
import type { ListCondition } from "../../workflows/kernel/list-condition.ts";
import { sayCondition } from "../../workflows/kernel/say-condition.ts";
import type { BulkFilter } from "../bulk-choice.ts";
import { conditionNames } from "../condition-words.ts";
import { useDesk } from "../desk.ts";
import { createRead } from "../query.ts";
import { bulkText } from "../text/bulk.ts";
import { queueText } from "../text/queues.ts";
import { trpc } from "../trpc.ts";
import { useWorkflows } from "../workflows.ts";

export function FilterWords(props: { filter: BulkFilter; searched: boolean }): JSX.Element {
  const workflows = useWorkflows();
  const desk = useDesk();
  const names = createRead(
    "queues",
    "names",
    () => ((props.filter.where ?? []).some(({ field }) => field === "assignee") ? {} : undefined),
    (_, signal) => trpc.queues.names.query(undefined, { signal }),
    { fixed: true },
  );
  const nameOf = (id: string) => (names.isPending ? undefined : names.data)?.find((one) => one.id === id)?.name ?? id;
  const parts = () => {
    const { view, status, where = [] } = props.filter;
    return [
      queueText().title[view ?? "todo"],
      ...(where as ListCondition[]).map((one) => sayCondition(conditionNames(workflows, desk, nameOf), one)),
      ...(status === "closed" ? [bulkText().closed] : []),
    ];
  };
  return (
    <Show when={!props.searched} fallback={bulkText().onFound}>
      {bulkText().onAll} <strong>{parts().join(" · ")}</strong>
    </Show>
  );
}
