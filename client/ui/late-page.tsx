// A page whose code could not be loaded because the server is away: it says so, tries again and comes by itself, and
// nothing typed elsewhere is lost meanwhile.
import { type Component, createSignal, type JSX, lazy, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { hasDrafts } from "./form/model.ts";
import { ErrorState } from "./states.tsx";

type Load = () => Promise<{ default: Component }>;

/** Code that did not come, as browsers word it; any other error is a bug of ours. */
export const isAway = (error: unknown): boolean =>
  error instanceof TypeError && /import|module|fetch/i.test(error.message);

/** The same as `lazy`, for the screen behind an address. */
export function latePage(load: Load): Component {
  const [late, setLate] = createSignal<Component>();

  async function retry(): Promise<void> {
    const answer = await fetch("/healthz").catch(() => undefined);
    if (!answer?.ok) return;
    const page = hasDrafts() ? await load().catch(() => undefined) : undefined;
    // Starting anew is cleanest, and the only way when the server came back with another build.
    if (page) setLate(() => page.default);
    else location.reload();
  }

  const waiting = (error: unknown) => (): JSX.Element => (
    <Show when={late()} fallback={<ErrorState error={error} onRetry={() => void retry()} />}>
      {(page) => <Dynamic component={page()} />}
    </Show>
  );
  return lazy(() =>
    load().catch((error: unknown) => {
      if (!isAway(error)) throw error;
      return { default: waiting(error) };
    }),
  );
}
