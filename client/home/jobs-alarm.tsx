// The alarm on the administrator's first page: automatic work that is stuck.
import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { jobsText } from "../text/jobs.ts";
import { trpc } from "../trpc.ts";
import { Alert } from "../ui/states.tsx";

export function JobsAlarm(): JSX.Element {
  const stuck = createRead(
    "jobs",
    "listStuck",
    () => ({}),
    (_, signal) => trpc.jobs.listStuck.query(undefined, { signal }),
  );
  const count = () => (stuck.isPending || !stuck.data ? 0 : stuck.data.fanOuts.length + stuck.data.terms.length);
  return (
    <Show when={count() > 0}>
      <Alert kind="warning" title={jobsText().alarm(count())}>
        <A href={links.jobs()}>{jobsText().look}</A>
      </Alert>
    </Show>
  );
}
