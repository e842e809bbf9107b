// An import begins: the file, what is done with it, and the imports made before.
import { A, useNavigate } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { LookupNote } from "../lookup-note.tsx";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { importText } from "../text/imports.ts";
import { trpc } from "../trpc.ts";
import { formatInstant, formatNumber } from "../ui/format.ts";
import { Await, SendProblem } from "../ui/states.tsx";
import { importProblem } from "./problem.ts";
import { sendTable } from "./send-table.ts";
import { Steps } from "./steps.tsx";

const askMs = 2_000;

function Upload(): JSX.Element {
  const navigate = useNavigate();
  const [problem, setProblem] = createSignal<string>();
  const [isReading, setIsReading] = createSignal(false);
  let field: HTMLInputElement | undefined;
  async function send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (isReading()) return;
    const file = field?.files?.[0];
    if (!file) {
      setProblem(importText().chooseFile);
      field?.focus();
      return;
    }
    setProblem(undefined);
    setIsReading(true);
    try {
      const { importId } = await sendTable(file);
      navigate(links.importColumns(importId));
    } catch (error) {
      setProblem(importProblem(readProblem(error)));
    } finally {
      setIsReading(false);
    }
  }
  return (
    <form class="card-box" onSubmit={(event) => void send(event)}>
      <div class="field">
        <label for="import-file">{importText().file}</label>
        <div class="field-help" id="import-file-help">
          {importText().fileHelp}
        </div>
        <input
          ref={field}
          id="import-file"
          type="file"
          class="form-control"
          accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-describedby="import-file-help"
        />
      </div>
      <SendProblem of={problem()} />
      <button type="submit" class="btn btn-primary" aria-disabled={isReading()}>
        {isReading() ? importText().reading : importText().upload}
      </button>
      <LookupNote />
    </form>
  );
}

export default function FilePage(): JSX.Element {
  const read = createRead(
    "imports",
    "listJobs",
    () => ({}),
    (_, signal) => trpc.imports.listJobs.query(undefined, { signal }),
    { keepBefore: true, everyMs: (data) => (data?.jobs.some((job) => job.endedAt === null) ? askMs : undefined) },
  );
  return (
    <>
      <h1>{importText().title}</h1>
      <Steps at="file" />
      <p class="muted">{importText().intro}</p>
      <Upload />
      <p>
        <A href={links.importMappings()}>{importText().mappings.title}</A>
      </p>
      <h2 class="space-above">{importText().earlier}</h2>
      <Await query={read}>
        {(data) => (
          <Show when={data().jobs.length > 0} fallback={<p class="muted">{importText().noneEarlier}</p>}>
            <ul class="row-list">
              <For each={data().jobs}>
                {(job) => (
                  <li>
                    <A href={links.importResult(job.id)}>
                      <strong>{job.undoOf === "" ? job.source : importText().undoTitle}</strong>
                    </A>
                    <span class="tag" classList={{ done: job.status === "done", late: job.status === "stopped" }}>
                      {importText().status[job.status] ?? job.status}
                    </span>
                    <span>
                      {importText().counts(formatNumber(job.total), formatNumber(job.done), formatNumber(job.failed))}
                    </span>
                    <span class="muted small-text">
                      {formatInstant(job.createdAt)} · {job.fileName}
                    </span>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Await>
    </>
  );
}
