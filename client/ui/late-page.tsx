// A page whose code is not there yet: while the server is away it says so, and it comes by itself. Nothing here starts
// the document anew while something typed waits to be recorded: then only the person's own click does.
import { type Component, createSignal, type JSX, lazy, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { shellText } from "../text/shell.ts";
import { fetchedAhead, isAway, isThere } from "./fetched-ahead.ts";
import { areDraftsKept, forgetDrafts, hasDrafts } from "./form/drafts.ts";
import { KeptDrafts } from "./kept-drafts.tsx";
import { notify } from "./notices.tsx";
import { Alert, ErrorState } from "./states.tsx";

type Load = () => Promise<{ default: Component }>;

/** A document younger than this is not started anew again. */
const youngMs = 4_000;

/** Only starting anew helps. With something typed it says what comes of that, and waits for the person. */
export function StartAnew(props: { error: unknown }): JSX.Element {
  const retry = async () => {
    if ((await isThere()) && !hasDrafts()) location.reload();
  };
  const startAnew = async () => {
    if (!(await isThere())) return notify(shellText().errors.serverDown, "warning");
    // What the device keeps is there again afterwards.
    if (!areDraftsKept()) forgetDrafts();
    location.reload();
  };
  return (
    <Show when={hasDrafts()} fallback={<ErrorState error={props.error} onRetry={() => void retry()} />}>
      <Alert kind="warning" title={shellText().startAnew.title}>
        <p>{areDraftsKept() ? shellText().startAnew.helpKept : shellText().startAnew.help}</p>
        <KeptDrafts />
        <div class="form-buttons">
          <button type="button" class="btn btn-primary" onClick={() => history.back()}>
            {shellText().startAnew.back}
          </button>
          <button type="button" class="btn btn-outline-primary" onClick={() => void startAnew()}>
            {areDraftsKept() ? shellText().startAnew.goKept : shellText().startAnew.go}
          </button>
        </div>
      </Alert>
    </Show>
  );
}

/** The same as `lazy`, for the screen behind an address. */
export function latePage(load: Load): Component {
  const [late, setLate] = createSignal<Component>();
  const [isStuck, setIsStuck] = createSignal(false);
  const once = fetchedAhead(load);
  let isAsking = false;

  /** The server answers and the code does not come: remembered as missing, or gone with another build. */
  async function judge(): Promise<void> {
    if (!(await isThere())) return;
    if (hasDrafts()) setIsStuck(true);
    else if (performance.now() > youngMs) location.reload();
  }

  async function retry(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    await once().then((page) => setLate(() => page.default), judge);
    isAsking = false;
  }

  const waiting = (error: unknown) => (): JSX.Element => (
    <Show
      when={late()}
      fallback={
        <Show when={isStuck()} fallback={<ErrorState error={error} onRetry={() => void retry()} />}>
          <StartAnew error={error} />
        </Show>
      }
    >
      {(page) => <Dynamic component={page()} />}
    </Show>
  );
  return lazy(() =>
    once().catch((error: unknown) => {
      if (!isAway(error)) throw error;
      void judge();
      return { default: waiting(error) };
    }),
  );
}
