// On the first page of who may answer: requests of other offices that two records be joined, and how long the oldest waits.
import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { mergeAsksText } from "../text/merge-asks.ts";
import { trpc } from "../trpc.ts";
import { daysBetween } from "../ui/format.ts";
import { Alert } from "../ui/states.tsx";

export function MergeAsksAlarm(): JSX.Element {
  const desk = useDesk();
  const found = createRead(
    "people",
    "countMergeAsks",
    () => ({}),
    (_, signal) => trpc.people.countMergeAsks.query(undefined, { signal }),
  );
  const asks = () => (found.isPending || !found.data || found.data.toAnswer === 0 ? undefined : found.data);
  const title = (count: number, most: number) => mergeAsksText().alarm(count, count >= most);
  return (
    <Show when={asks()}>
      {(data) => (
        <Alert kind="warning" title={title(data().toAnswer, data().most)}>
          <p>{mergeAsksText().oldest(daysBetween(data().oldestOn ?? desk().today, desk().today))}</p>
          <A href={links.duplicates()}>{mergeAsksText().look}</A>
        </Alert>
      )}
    </Show>
  );
}
