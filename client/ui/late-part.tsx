// A part of a page whose code may not be there yet: while the server is away its place is empty, it comes by itself, and the
// page around it stands all the while.
import { type Component, createSignal, type JSX, lazy, onCleanup, onMount, Show } from "solid-js";
import { createComponent } from "solid-js/web";
import { shellText } from "../text/shell.ts";
import { fetchedAhead, isAway } from "./fetched-ahead.ts";
import { notify } from "./notices.tsx";

const againMs = 3_000;

/** `wanted`: somebody pressed for it, and is told that it does not come yet. */
export function latePart<P extends object>(
  load: () => Promise<{ default: Component<P> }>,
  about: { wanted?: boolean } = {},
): Component<P> {
  const once = fetchedAhead(load);
  const [late, setLate] = createSignal<Component<P>>();

  function Waiting(props: P): JSX.Element {
    onMount(() => {
      if (about.wanted && !late()) notify(shellText().errors.serverDown, "warning");
      const timer = setInterval(() => {
        if (late()) clearInterval(timer);
        else
          void once().then(
            (part) => setLate(() => part.default),
            () => undefined,
          );
      }, againMs);
      onCleanup(() => clearInterval(timer));
    });
    return <Show when={late()}>{(part) => createComponent(part(), props)}</Show>;
  }

  return lazy(() =>
    once().catch((error: unknown) => {
      if (!isAway(error)) throw error;
      return { default: Waiting };
    }),
  );
}
