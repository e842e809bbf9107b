// The alarm on the first page: emergency openings nobody here has looked at yet.
import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { accessText } from "../text/access.ts";
import { trpc } from "../trpc.ts";
import { Alert } from "../ui/states.tsx";

export function GlassAlarm(): JSX.Element {
  const list = createRead(
    "access",
    "listBrokenGlass",
    () => ({}),
    (input, signal) => trpc.access.listBrokenGlass.query(input, { signal }),
  );
  const unseen = () => (list.isPending ? 0 : (list.data?.openings.filter((one) => !one.seen).length ?? 0));
  return (
    <Show when={unseen() > 0}>
      <Alert kind="warning" title={accessText().glass.alarm(unseen())}>
        <A href={links.glass()}>{accessText().glass.look}</A>
      </Alert>
    </Show>
  );
}
