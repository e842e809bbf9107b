// One act on many cases: how far it is, what came of every case, and what may still be done with it: stop it, take its
// outcome away as a table, undo it as a whole.
import { A, useNavigate, useParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { bulkProblem } from "../bulk-problem.ts";
import { may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { readProblem } from "../problem.ts";
import { createRead, queryClient } from "../query.ts";
import { bulkText } from "../text/bulk.ts";
import { trpc } from "../trpc.ts";
import { formatNumber } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Await } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { JobHead } from "./job-head.tsx";
import { OutcomeRows } from "./outcome-rows.tsx";
import { whyWords } from "./reason-words.ts";

const askMs = 700;

type Job = Awaited<ReturnType<typeof trpc.bulk.get.query>>;

function Outcomes(props: { job: Job }): JSX.Element {
  const workflows = useWorkflows();
  return (
    <Show when={props.job.outcomes.length > 0}>
      <h2 class="space-above">{bulkText().outcomes}</h2>
      <ul class="row-list">
        <For each={props.job.outcomes}>
          {(one) => (
            <li>
              <strong class="number">{formatNumber(one.rows)}</strong>
              <span>{whyWords(workflows, { ...one, code: one.outcome })}</span>
              <span class="muted small-text">
                {[one.kind === "" ? "" : workflows.name(one.kind), one.excluded ? bulkText().excluded : ""]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function Acts(props: { job: Job }): JSX.Element {
  const desk = useDesk();
  const navigate = useNavigate();
  const [isBusy, setIsBusy] = createSignal(false);
  async function doing(act: () => Promise<unknown>): Promise<void> {
    if (isBusy()) return;
    setIsBusy(true);
    try {
      await act();
      await queryClient.invalidateQueries({ queryKey: ["bulk"] });
    } catch (error) {
      notify(bulkProblem(readProblem(error)), "warning");
    } finally {
      setIsBusy(false);
    }
  }
  const cancel = () => doing(() => trpc.bulk.cancel.mutate({ id: props.job.id }));
  const undo = () =>
    doing(async () => {
      const { previewId } = await trpc.bulk.previewUndo.mutate({ jobId: props.job.id });
      navigate(links.bulkPreview(previewId));
    });
  const mayStop = () => ["running", "waiting", "preparing"].includes(props.job.status);
  return (
    <div class="toolbar no-print space-above">
      <Show when={mayStop()}>
        <button type="button" class="btn btn-outline-primary" aria-disabled={isBusy()} onClick={() => void cancel()}>
          {bulkText().cancel}
        </button>
        <Show when={props.job.status === "running"}>
          <span class="muted small-text">{bulkText().cancelHelp}</span>
        </Show>
      </Show>
      <Show when={props.job.mayUndo}>
        <button type="button" class="btn btn-outline-primary" aria-disabled={isBusy()} onClick={() => void undo()}>
          {bulkText().undo}
        </button>
        <span class="muted small-text">{bulkText().undoHelp(props.job.undoMinutes)}</span>
      </Show>
      <Show when={props.job.endedAt !== null && may(desk(), "exports")}>
        <a class="end" href={`/api/bulk/${props.job.id}/outcomes.csv`} download="">
          {bulkText().csv}
        </a>
      </Show>
    </div>
  );
}

export default function JobPage(): JSX.Element {
  const params = useParams();
  const jobId = () => params.jobId ?? "";
  const read = createRead(
    "bulk",
    "get",
    () => ({ jobId: jobId() }),
    (input, signal) => trpc.bulk.get.query(input, { signal }),
    { everyMs: (data) => (data === undefined || data.endedAt === null ? askMs : undefined) },
  );
  return (
    <Await query={read}>
      {(job) => (
        <>
          <JobHead job={job()} level="h1" />
          <Show when={job().endedAt === null && job().status !== "waiting"}>
            <progress
              class="bulk-progress"
              aria-label={bulkText().doneOf}
              max={job().total - job().excluded}
              value={job().done + job().failed}
            />
            <p role="status">
              {bulkText().progress(formatNumber(job().done + job().failed), formatNumber(job().total - job().excluded))}
            </p>
          </Show>
          <Show when={job().undoOf}>
            {(id) => (
              <p>
                {bulkText().undoOf}. <A href={links.bulkJob(id())}>{bulkText().see}</A>
              </p>
            )}
          </Show>
          <Show when={job().undoneBy}>
            {(id) => (
              <p>
                {bulkText().undone}. <A href={links.bulkJob(id())}>{bulkText().see}</A>
              </p>
            )}
          </Show>
          <Acts job={job()} />
          <Outcomes job={job()} />
          <Show when={job().endedAt !== null}>
            <OutcomeRows jobId={jobId()} />
          </Show>
        </>
      )}
    </Await>
  );
}
