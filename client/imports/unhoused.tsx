// After an import: the way to put into a household those whom it made and who are in none.
import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { importText } from "../text/imports.ts";
import { trpc } from "../trpc.ts";
import { Alert } from "../ui/states.tsx";

/** For who may open households. */
export function Unhoused(props: { jobId: string }): JSX.Element {
  const desk = useDesk();
  const mayOpen = () => desk().openable.some(({ kind }) => kind === "household");
  const read = createRead(
    "imports",
    "listUnhoused",
    () => (mayOpen() ? { jobId: props.jobId } : undefined),
    (input, signal) => trpc.imports.listUnhoused.query(input, { signal }),
  );
  const found = () => (read.isPending || !read.data || read.data.personIds.length === 0 ? undefined : read.data);
  return (
    <Show when={found()}>
      {(data) => (
        <Alert kind="info" title={importText().unhoused(data().personIds.length, data().more)}>
          <p>{data().more ? importText().unhousedSome(data().personIds.length) : importText().unhousedHelp}</p>
          <A class="no-print" href={links.gather(props.jobId)}>
            {importText().toHousehold}
          </A>
        </Alert>
      )}
    </Show>
  );
}
