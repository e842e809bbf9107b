// A part of a page whose code may not be there yet: while the server is away its place is empty, it comes by itself, and the
// page around it stands all the while.
import { type Component, createSignal, type JSX, lazy, onCleanup, onMount, Show } from "solid-js";
import { createComponent } from "solid-js/web";
import { shellText } from "../text/shell.ts";
import { fetchedAhead, isAway, isThere } from "./fetched-ahead.ts";
import { notify } from "./notices.tsx";

const againMs = 3_000;

/** To whatever stands around the page, which says that only starting anew helps. */
function Thrown(props: { error: unknown }): JSX.Element {
  throw props.error;
}

/** `wanted`: somebody pressed for it, and is told that it does not come yet; `soon`: on any page, and it is fetched first. */
export function latePart<P extends object>(
  load: () => Promise<{ default: Component<P> }>,
  about: { wanted?: boolean; soon?: boolean } = {},
): Component<P> & { preload: () => Promise<unknown> } {
  const once = fetchedAhead(load, about.soon);
  const [late, setLate] = createSignal<Component<P>>();
  const [gone, setGone] = createSignal<unknown>();

  /** The server answers and the code does not come: gone with another build, or remembered as missing. */
  async function judge(error: unknown): Promise<void> {
    if (about.wanted && (await isThere())) setGone(error);
  }

  function Waiting(props: P): JSX.Element {
    onMount(() => {
      if (about.wanted && !late()) notify(shellText().errors.serverDown, "warning");
      const timer = setInterval(() => {
        if (late()) clearInterval(timer);
        else void once().then((part) => setLate(() => part.default), judge);
      }, againMs);
      onCleanup(() => clearInterval(timer));
    });
    return (
      <Show when={late()} fallback={<Show when={gone()}>{(error) => <Thrown error={error()} />}</Show>}>
        {(part) => createComponent(part(), props)}
      </Show>
    );
  }

  return lazy(() =>
    once().catch((error: unknown) => {
      if (!isAway(error)) throw error;
      return { default: Waiting };
    }),
  );
}
