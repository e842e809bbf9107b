// What undoing an import would come to, before it is done: how many of each kind go, which stay and why; then the deed itself.
import { createSignal, For, type JSX, onMount, Show } from "solid-js";
import { readProblem } from "../problem.ts";
import { createRead, queryClient } from "../query.ts";
import { cellText, importText } from "../text/imports.ts";
import { trpc } from "../trpc.ts";
import { formatNumber } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Await } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { importProblem } from "./problem.ts";

const askMs = 500;
type Seen = Awaited<ReturnType<typeof trpc.imports.getUndo.query>>;

function Counts(props: { seen: Seen }): JSX.Element {
  const workflows = useWorkflows();
  return (
    <ul class="row-list">
      <For each={props.seen.counts}>
        {(one) => (
          <li>
            <span>{workflows.name(one.kind)}</span>
            <span>{importText().undoCount(formatNumber(one.undone), formatNumber(one.stay))}</span>
          </li>
        )}
      </For>
    </ul>
  );
}

function Staying(props: { seen: Seen; onMore: (after: number) => void }): JSX.Element {
  const workflows = useWorkflows();
  const why = (row: Seen["staying"][number]) =>
    row.reasons.length > 0
      ? row.reasons.map((one) => workflows.reason(row.kind, one)).join(" · ")
      : (cellText().outcomes[row.outcome] ?? row.outcome);
  return (
    <Show
      when={props.seen.staying.length > 0}
      fallback={<p>{props.seen.total === 0 ? importText().undoNothing : importText().undoAll}</p>}
    >
      <h3>{importText().undoStaying}</h3>
      <ul class="row-list">
        <For each={props.seen.staying}>
          {(row) => (
            <li>
              <span class="muted number">{importText().line(row.line)}</span>
              <span>{workflows.name(row.kind)}</span>
              <span class="muted small-text">{why(row)}</span>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.seen.next}>
        {(next) => (
          <button type="button" class="btn btn-outline-primary small" onClick={() => props.onMore(next())}>
            {importText().more}
          </button>
        )}
      </Show>
    </Show>
  );
}

export function UndoPreview(props: {
  jobId: string;
  /** The undoing whose rest is meant. */
  after?: string | undefined;
  onDone: (jobId: string) => void;
  onNot: () => void;
}): JSX.Element {
  const [isLooking, setIsLooking] = createSignal(false);
  const [isBusy, setIsBusy] = createSignal(false);
  const [after, setAfter] = createSignal(0);
  let heading: HTMLHeadingElement | undefined;
  const read = createRead(
    "imports",
    "getUndo",
    () => (isLooking() ? { jobId: props.jobId, after: after() } : undefined),
    (input, signal) => trpc.imports.getUndo.query(input, { signal }),
    { everyMs: (data) => (data === undefined || data.status === "looking" ? askMs : undefined), keepBefore: true },
  );
  async function doing(act: () => Promise<unknown>): Promise<void> {
    if (isBusy()) return;
    setIsBusy(true);
    try {
      await act();
    } catch (error) {
      notify(importProblem(readProblem(error)), "warning");
    } finally {
      setIsBusy(false);
    }
  }
  onMount(() => {
    heading?.focus();
    void doing(async () => {
      await trpc.imports.lookUndo.mutate({ jobId: props.jobId });
      await queryClient.invalidateQueries({ queryKey: ["imports", "getUndo"] });
      setIsLooking(true);
    });
  });
  const undo = () =>
    doing(async () => {
      const { jobId } = await trpc.imports.undo.mutate({ jobId: props.jobId, after: props.after });
      await queryClient.invalidateQueries({ queryKey: ["imports"] });
      props.onDone(jobId);
    });
  return (
    <section class="card-box space-above" aria-labelledby="undo-preview">
      <h2 id="undo-preview" tabIndex={-1} ref={heading}>
        {props.after ? importText().undoRestPreview : importText().undoPreview}
      </h2>
      <Show when={isLooking()}>
        <Await query={read}>
          {(seen) => (
            <Show
              when={seen().status === "ready"}
              fallback={
                <p role="status">
                  {seen().status === "looking"
                    ? importText().looking(formatNumber(seen().looked), formatNumber(seen().total))
                    : importText().reasons.bug}
                </p>
              }
            >
              <Counts seen={seen()} />
              <Staying seen={seen()} onMore={setAfter} />
              <div class="toolbar space-above">
                <Show when={seen().total > 0}>
                  <button type="button" class="btn btn-primary" aria-disabled={isBusy()} onClick={() => void undo()}>
                    {props.after ? importText().undoRestSure : importText().undoSure}
                  </button>
                </Show>
                <button type="button" class="btn btn-outline-primary" onClick={() => props.onNot()}>
                  {importText().undoNot}
                </button>
              </div>
            </Show>
          )}
        </Await>
      </Show>
    </section>
  );
}
