// An export being made: how far it is, stopping it, and the file once it is ready. Leaving the dialog while it is being made
// stops it; a file that is ready waits for its minutes, and is offered until it was taken.
import { createEffect, createSignal, type JSX, Match, on, onCleanup, Show, Switch } from "solid-js";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { exportText } from "../text/exports.ts";
import { trpc } from "../trpc.ts";
import { formatNumber } from "../ui/format.ts";
import { Alert } from "../ui/states.tsx";
import { exportProblem } from "./export-problem.ts";
import { type ExportState, rowsText, TakeFile, waitsMs } from "./export-ready.tsx";

const askAgainMs = 400;

function Ready(props: { state: ExportState; exportId: string; minutes: number }): JSX.Element {
  return (
    <>
      <Alert kind="success">
        <p>{exportText().ready(rowsText(props.state))}</p>
        <Show when={props.state.leftOut > 0}>
          <p>{exportText().leftOut(formatNumber(props.state.leftOut))}</p>
        </Show>
      </Alert>
      <TakeFile exportId={props.exportId} state={props.state} minutes={props.minutes} />
    </>
  );
}

/** No state: the first answer has not come yet. */
function Making(props: { state: ExportState | undefined; onStop: () => void }): JSX.Element {
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

export function ExportMade(props: { exportId: string; minutes: number; onAgain: () => void }): JSX.Element {
  const [end, setEnd] = createSignal<"stopped" | "taken">();
  const read = createRead(
    "exports",
    "get",
    () => (end() ? undefined : { exportId: props.exportId }),
    (input, signal) => trpc.exports.get.query(input, { signal }),
    {
      everyMs: (state) =>
        state === undefined || state.status === "running" ? askAgainMs : state.status === "ready" ? waitsMs : undefined,
    },
  );
  const state = () => (end() || read.isPending ? undefined : read.data);
  const isMaking = () => !end() && (state()?.status ?? "running") === "running";
  const stop = () => {
    setEnd("stopped");
    void trpc.exports.cancel.mutate({ exportId: props.exportId }).catch(() => undefined);
  };
  onCleanup(() => {
    if (isMaking()) stop();
  });
  createEffect(
    on(
      () => read.error,
      (error) => {
        if (error && state()?.status === "ready" && readProblem(error).code === "NOT_FOUND") setEnd("taken");
      },
    ),
  );
  return (
    <>
      <Switch fallback={<Making state={state()} onStop={stop} />}>
        <Match when={end() === "stopped"}>
          <Alert kind="info">{exportText().stopped}</Alert>
        </Match>
        <Match when={end() === "taken"}>
          <Alert kind="info">{exportText().taken}</Alert>
        </Match>
        <Match when={read.error}>{(error) => <Alert kind="danger">{exportProblem(readProblem(error()))}</Alert>}</Match>
        <Match when={state()?.status === "failed"}>
          <Alert kind="danger">{exportText().reasons[state()?.reason ?? ""] ?? exportText().reasons.bug}</Alert>
        </Match>
        <Match when={state()?.status === "ready" && state()} keyed>
          {(ready) => <Ready state={ready} exportId={props.exportId} minutes={props.minutes} />}
        </Match>
      </Switch>
      <Show when={!isMaking() || read.error}>
        <button type="button" class="link-button" onClick={() => props.onAgain()}>
          {exportText().another}
        </button>
      </Show>
    </>
  );
}
