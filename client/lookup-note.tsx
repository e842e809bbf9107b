// Whether a register of the population is connected. Where none is, it says so: nobody should think that names were checked.
import { type JSX, Show } from "solid-js";
import { createRead } from "./query.ts";
import { peopleText } from "./text/people.ts";
import { trpc } from "./trpc.ts";

export function LookupNote(): JSX.Element {
  const read = createRead(
    "people",
    "getLookup",
    () => ({}),
    (_, signal) => trpc.people.getLookup.query(undefined, { signal }),
    { fixed: true },
  );
  return (
    <Show when={!read.isPending && read.data && !read.data.isConnected ? read.data.register : undefined}>
      {(register) => <p class="muted small-text">{peopleText().notConnected(register())}</p>}
    </Show>
  );
}
