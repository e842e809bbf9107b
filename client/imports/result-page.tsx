// An import that was started: how far it is, what came of each row, and what may still be done with it: stop it, take away what was not
// done, undo it as a whole.
import { A, useNavigate, useParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { may, useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { readProblem } from "../problem.ts";
import { createRead, queryClient } from "../query.ts";
import { cellText, importText } from "../text/imports.ts";
import { trpc } from "../trpc.ts";
import { formatInstant, formatNumber } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Await } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import { importProblem } from "./problem.ts";
import { Steps } from "./steps.tsx";
import { UndoPreview } from "./undo-preview.tsx";
import { Unhoused } from "./unhoused.tsx";

const askMs = 700;
const pageRows = 100;
const parts = ["all", "done", "notDone"] as const;
type Part = (typeof parts)[number];

/** What did not come to its turn has no outcome. */
function outcomeWords(outcome: string): string {
  const words = cellText().outcomes;
  return (outcome === "" ? words.waiting : words[outcome]) ?? outcome;
}

type Job = Awaited<ReturnType<typeof trpc.imports.getJob.query>>;

function Acts(props: { job: Job }): JSX.Element {
  const desk = useDesk();
  const navigate = useNavigate();
  const [isBusy, setIsBusy] = createSignal(false);
  const [isSure, setIsSure] = createSignal(false);
  async function doing(act: () => Promise<unknown>): Promise<void> {
    if (isBusy()) return;
    setIsBusy(true);
    try {
      await act();
      await queryClient.invalidateQueries({ queryKey: ["imports"] });
    } catch (error) {
      notify(importProblem(readProblem(error)), "warning");
    } finally {
      setIsBusy(false);
    }
  }
  const cancel = () => doing(() => trpc.imports.cancel.mutate({ id: props.job.id }));
  return (
    <>
      <div class="toolbar no-print space-above">
        <Show when={props.job.endedAt === null}>
          <button type="button" class="btn btn-outline-primary" aria-disabled={isBusy()} onClick={() => void cancel()}>
            {importText().cancel}
          </button>
          <span class="muted small-text">{importText().cancelHelp}</span>
        </Show>
        <Show when={props.job.mayUndo}>
          <button type="button" class="btn btn-outline-primary" disabled={isSure()} onClick={() => setIsSure(true)}>
            {props.job.undoneBy ? importText().undoRest : importText().undo}
          </button>
          <span class="muted small-text">
            {props.job.undoneBy ? importText().undoRestHelp(formatNumber(props.job.stayed)) : importText().undoHelp}
          </span>
        </Show>
        <Show when={props.job.endedAt !== null && props.job.failed > 0 && may(desk(), "exports")}>
          <a class="end" href={`/api/imports/${props.job.id}/errors.csv`} download="">
            {importText().notDoneCsv}
          </a>
        </Show>
        <Show when={props.job.endedAt !== null}>
          <A href={links.imports()}>{importText().again}</A>
        </Show>
      </div>
      <Show when={isSure() && props.job.mayUndo}>
        <UndoPreview
          jobId={props.job.id}
          after={props.job.undoneBy}
          onDone={(jobId) => navigate(links.importResult(jobId))}
          onNot={() => setIsSure(false)}
        />
      </Show>
    </>
  );
}

function Outcomes(props: { job: Job }): JSX.Element {
  const workflows = useWorkflows();
  return (
    <ul class="row-list space-above">
      <For each={props.job.outcomes}>
        {(one) => (
          <li>
            <strong class="number">{formatNumber(one.rows)}</strong>
            <span>{workflows.name(one.kind)}</span>
            <span class="muted">{outcomeWords(one.outcome)}</span>
          </li>
        )}
      </For>
    </ul>
  );
}

/** Which line of the file, and what it holds. */
function Place(props: { line: number; kind: string }): JSX.Element {
  const workflows = useWorkflows();
  return (
    <>
      <span class="muted number">{importText().line(props.line)}</span>
      <span>{workflows.name(props.kind)}</span>
    </>
  );
}

/** Of an undoing that stayed in part; the list of it has the rest. */
function Stayed(props: { job: Job }): JSX.Element {
  const workflows = useWorkflows();
  const read = createRead(
    "imports",
    "listRows",
    () =>
      props.job.undoneBy ? ({ jobId: props.job.undoneBy, which: "notDone", limit: pageRows } as const) : undefined,
    (input, signal) => trpc.imports.listRows.query(input, { signal }),
  );
  return (
    <section aria-label={importText().stayed}>
      <h2 class="space-above">{importText().stayed}</h2>
      <Await query={read}>
        {(data) => (
          <ul class="row-list">
            <For each={data().rows}>
              {(row) => (
                <li>
                  <Place line={row.line} kind={row.kind} />
                  <span class="muted small-text">
                    {row.reasons.length > 0
                      ? row.reasons.map((one) => workflows.reason(row.kind, one)).join(" · ")
                      : outcomeWords(row.outcome)}
                  </span>
                </li>
              )}
            </For>
          </ul>
        )}
      </Await>
    </section>
  );
}

function Rows(props: { jobId: string }): JSX.Element {
  const workflows = useWorkflows();
  const [which, setWhich] = createSignal<Part>("all");
  const [after, setAfter] = createSignal(0);
  const read = createRead(
    "imports",
    "listRows",
    () => ({ jobId: props.jobId, which: which(), after: after(), limit: pageRows }),
    (input, signal) => trpc.imports.listRows.query(input, { signal }),
    { keepBefore: true },
  );
  const addressOf = ({ kind, caseId }: { kind: string; caseId: string }) =>
    kind === "person" ? links.person(caseId) : kind === "household" ? undefined : links.case(caseId);
  const words = (part: Part) =>
    ({ all: importText().all, done: importText().onlyDone, notDone: importText().onlyNotDone })[part];
  return (
    <section aria-label={importText().rows}>
      <h2 class="space-above">{importText().rows}</h2>
      <div class="field">
        <label for="import-outcomes">{importText().show}</label>
        <select
          id="import-outcomes"
          class="form-select import-choice"
          onChange={(event) => {
            setAfter(0);
            setWhich(event.currentTarget.value as Part);
          }}
        >
          <For each={parts}>
            {(one) => (
              <option value={one} selected={which() === one}>
                {words(one)}
              </option>
            )}
          </For>
        </select>
      </div>
      <Await query={read}>
        {(data) => (
          <>
            <ul class="row-list">
              <For each={data().rows}>
                {(row) => (
                  <li>
                    <Place line={row.line} kind={row.kind} />
                    <span>{outcomeWords(row.outcome)}</span>
                    <span class="muted small-text">
                      {[
                        ...row.reasons.map((one) => workflows.reason(row.kind, one)),
                        ...row.fields.map((one) => workflows.field(row.kind, one)),
                      ].join(" · ")}
                    </span>
                    <Show when={row.outcome === "done" ? addressOf(row) : undefined}>
                      {(href) => (
                        <A href={href()} aria-label={`${importText().open}: ${importText().line(row.line)}`}>
                          {importText().open}
                        </A>
                      )}
                    </Show>
                  </li>
                )}
              </For>
            </ul>
            <Show when={data().next}>
              {(next) => (
                <button type="button" class="btn btn-outline-primary small" onClick={() => setAfter(next())}>
                  {importText().more}
                </button>
              )}
            </Show>
          </>
        )}
      </Await>
    </section>
  );
}

export default function ResultPage(): JSX.Element {
  const params = useParams<{ jobId: string }>();
  const jobId = () => params.jobId ?? "";
  const read = createRead(
    "imports",
    "getJob",
    () => ({ jobId: jobId() }),
    (input, signal) => trpc.imports.getJob.query(input, { signal }),
    { everyMs: (data) => (data === undefined || data.endedAt === null ? askMs : undefined) },
  );
  return (
    <Await query={read}>
      {(job) => (
        <>
          <h1>{job().undoOf === "" ? importText().resultTitle : importText().undoTitle}</h1>
          <Steps at="result" />
          <p>
            <span class="tag" classList={{ done: job().status === "done", late: job().status === "stopped" }}>
              {importText().status[job().status] ?? job().status}
            </span>{" "}
            {importText().counts(formatNumber(job().total), formatNumber(job().done), formatNumber(job().failed))}
          </p>
          <p class="muted">
            {importText().fromFile(job().fileName, job().source)} · {formatInstant(job().createdAt)}
          </p>
          <Show when={job().leftOut > 0}>
            <p class="muted">{importText().leftOut(formatNumber(job().leftOut))}</p>
          </Show>
          <Show when={importText().reasons[job().reason]}>{(words) => <p>{words()}</p>}</Show>
          <Show when={job().endedAt === null}>
            <progress
              class="bulk-progress"
              aria-label={importText().doneOf}
              max={job().total || 1}
              value={job().done + job().failed}
            />
            <p role="status">
              {importText().progress(formatNumber(job().done + job().failed), formatNumber(job().total))}
            </p>
          </Show>
          <Show when={job().undoOf}>
            {(id) => (
              <p>
                {importText().undoOf}. <A href={links.importResult(id())}>{importText().see}</A>
              </p>
            )}
          </Show>
          <Show when={job().undoneBy}>
            {(id) => (
              <p>
                {importText().undone}. <A href={links.importResult(id())}>{importText().see}</A>
              </p>
            )}
          </Show>
          <Acts job={job()} />
          <Show when={job().stayed > 0}>
            <Stayed job={job()} />
          </Show>
          <Show when={job().endedAt !== null}>
            <Outcomes job={job()} />
            <Show when={job().undoOf === ""}>
              <Unhoused jobId={jobId()} />
            </Show>
            <Rows jobId={jobId()} />
          </Show>
        </>
      )}
    </Await>
  );
}
