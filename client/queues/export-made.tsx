// An export being made: how far it is, stopping it, and the file once it is ready. Leaving the dialog while it is being made
// stops it; a file that is ready waits for its minutes.
import { createSignal, type JSX, Match, onCleanup, Show, Switch } from "solid-js";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { exportText } from "../text/exports.ts";
import { trpc } from "../trpc.ts";
import { formatNumber } from "../ui/format.ts";
import { Alert } from "../ui/states.tsx";
import { exportProblem } from "./export-problem.ts";

type State = Awaited<ReturnType<typeof trpc.exports.get.query>>;

const askAgainMs = 400;

/** `3,2 MB`, `12 kB`. */
const sizeText = (bytes: number): string =>
  bytes >= 1_000_000
    ? `${formatNumber(bytes / 1_000_000, 1)} MB`
    : `${formatNumber(Math.max(1, Math.round(bytes / 1000)))} kB`;

function Ready(props: { state: State; exportId: string; minutes: number; onAgain: () => void }): JSX.Element {
  const [isTaken, setIsTaken] = createSignal(false);
  const href = () => `/api/exports/${props.exportId}`;
  const isPage = () => props.state.format === "print";
  return (
    <>
      <Alert kind="success">
        <p>{exportText().ready(exportText().cases(props.state.rows, formatNumber(props.state.rows)))}</p>
        <Show when={props.state.leftOut > 0}>
          <p>{exportText().leftOut(formatNumber(props.state.leftOut))}</p>
        </Show>
      </Alert>
      <Show
        when={isPage()}
        fallback={
          <Show when={!isTaken()}>
            <p>
              <a
                class="btn btn-primary"
                href={href()}
                download={props.state.name}
                // A second press would find nothing: the file is gone once it was taken.
                onClick={() => setTimeout(() => setIsTaken(true), 0)}
              >
                {exportText().take(sizeText(props.state.bytes))}
              </a>
            </p>
            <p class="small-text muted">{exportText().until(props.minutes)}</p>
          </Show>
        }
      >
        <p>
          <a class="btn btn-primary" href={href()} target="_blank" rel="noopener">
            {exportText().openPage}
          </a>
        </p>
        <p class="small-text muted">{exportText().pageUntil(props.minutes)}</p>
      </Show>
      <button type="button" class="link-button" onClick={() => props.onAgain()}>
        {exportText().another}
      </button>
    </>
  );
}

/** No state: the first answer has not come yet. */
function Making(props: { state: State | undefined; onStop: () => void }): JSX.Element {
  const total = () => props.state?.total ?? 0;
  const done = () => props.state?.done ?? 0;
  return (
    <>
      <p role="status">
        {total() === 0 ? exportText().counting : exportText().progress(formatNumber(done()), formatNumber(total()))}
      </p>
      <progress class="bulk-progress" aria-label={exportText().progressOf} max={total() || 1} value={done()} />
      <p>
        <button type="button" class="btn btn-outline-primary" onClick={() => props.onStop()}>
          {exportText().stop}
        </button>
      </p>
    </>
  );
}

export function ExportMade(props: {
  exportId: string;
  minutes: number;
  /** Told how to stop what is being made; nothing once there is nothing to stop. */
  onCancel: (cancel: (() => void) | undefined) => void;
  onAgain: () => void;
}): JSX.Element {
  const [isStopped, setIsStopped] = createSignal(false);
  const read = createRead(
    "exports",
    "get",
    () => (isStopped() ? undefined : { exportId: props.exportId }),
    (input, signal) => trpc.exports.get.query(input, { signal }),
    { everyMs: (state) => (state === undefined || state.status === "running" ? askAgainMs : undefined) },
  );
  const state = () => (read.isPending ? undefined : read.data);
  const stop = () => {
    setIsStopped(true);
    void trpc.exports.cancel.mutate({ exportId: props.exportId }).catch(() => undefined);
  };
  props.onCancel(() => {
    if (!isStopped() && (state()?.status ?? "running") === "running") stop();
  });
  onCleanup(() => props.onCancel(undefined));
  const again = (
    <button type="button" class="link-button" onClick={() => props.onAgain()}>
      {exportText().another}
    </button>
  );
  return (
    <Switch fallback={<Making state={state()} onStop={stop} />}>
      <Match when={isStopped()}>
        <Alert kind="info">{exportText().stopped}</Alert>
        {again}
      </Match>
      <Match when={read.error}>
        {(error) => (
          <>
            <Alert kind="danger">{exportProblem(readProblem(error()))}</Alert>
            {again}
          </>
        )}
      </Match>
      <Match when={state()?.status === "failed"}>
        <Alert kind="danger">{exportText().reasons[state()?.reason ?? ""] ?? exportText().reasons.bug}</Alert>
        {again}
      </Match>
      <Match when={state()?.status === "ready" && state()} keyed>
        {(ready) => (
          <Ready state={ready} exportId={props.exportId} minutes={props.minutes} onAgain={() => props.onAgain()} />
        )}
      </Match>
    </Switch>
  );
}
