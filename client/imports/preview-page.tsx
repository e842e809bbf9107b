// What an import would do before anything is written: how many records it makes, its rows by what became of them, what to do with those
// who may be in the registry, the table of what is left out, and the button that starts it.
import { A, useNavigate, useParams } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { readProblem } from "../problem.ts";
import { createRead, queryClient } from "../query.ts";
import { importText } from "../text/imports.ts";
import { trpc } from "../trpc.ts";
import { formatNumber } from "../ui/format.ts";
import { notify } from "../ui/notices.tsx";
import { Alert, Await, SendProblem } from "../ui/states.tsx";
import { importProblem } from "./problem.ts";
import { type Choice, choices, RowItem } from "./row-item.tsx";
import { Gone, Steps } from "./steps.tsx";

const askMs = 500;
const pageRows = 50;
const parts = ["all", "new", "known", "there", "error", "notes"] as const;
type Part = (typeof parts)[number];

type Preview = Awaited<ReturnType<typeof trpc.imports.getPreview.query>>;

const refresh = () => queryClient.invalidateQueries({ queryKey: ["imports", "getPreview"] });

async function choose(importId: string, lines: number[] | "known", choice: Choice): Promise<void> {
  try {
    await trpc.imports.choose.mutate({ importId, lines, choice });
  } catch (error) {
    notify(importProblem(readProblem(error)), "warning");
  }
  await refresh();
}

function Acts(props: { importId: string; preview: Preview }): JSX.Element {
  const navigate = useNavigate();
  const [problem, setProblem] = createSignal<string>();
  const [isSending, setIsSending] = createSignal(false);
  const { importId } = props;
  const makes = () => props.preview.makes;
  const isNothing = () => makes().persons + makes().cases + makes().households === 0;
  async function start(): Promise<void> {
    if (isSending()) return;
    setIsSending(true);
    setProblem(undefined);
    try {
      const { jobId } = await trpc.imports.start.mutate({ importId });
      navigate(links.importResult(jobId), { replace: true });
    } catch (error) {
      setProblem(importProblem(readProblem(error)));
      setIsSending(false);
    }
  }
  async function discard(): Promise<void> {
    await trpc.imports.cancel.mutate({ id: importId }).catch(() => undefined);
    navigate(links.imports());
  }
  return (
    <>
      <p class="lead" role="status">
        <Show when={!isNothing()} fallback={importText().nothing}>
          {importText().makes(
            formatNumber(makes().persons),
            formatNumber(makes().cases),
            formatNumber(makes().households),
          )}
        </Show>
      </p>
      <SendProblem of={problem()} />
      <div class="toolbar">
        <Show when={!isNothing()}>
          <button type="button" class="btn btn-primary" aria-disabled={isSending()} onClick={() => void start()}>
            {importText().start}
          </button>
        </Show>
        <A class="btn btn-outline-primary" href={links.importColumns(importId)}>
          {importText().back}
        </A>
        <button type="button" class="btn btn-outline-primary" onClick={() => void discard()}>
          {importText().discard}
        </button>
        <Show when={props.preview.counts.error + props.preview.chosen.skip > 0}>
          <a class="end" href={`/api/imports/${importId}/errors.csv`} download="">
            {importText().errorsCsv}
          </a>
        </Show>
      </div>
    </>
  );
}

function AllKnown(props: { importId: string; preview: Preview }): JSX.Element {
  const chosen = () => props.preview.chosen;
  return (
    <div class="card-box import-all-known">
      <p>
        {importText().allKnown}{" "}
        {importText().chosen(formatNumber(chosen().link), formatNumber(chosen().skip), formatNumber(chosen().new))}
      </p>
      <div class="toolbar">
        <For each={choices}>
          {(one) => (
            <button
              type="button"
              class="btn btn-outline-primary small"
              onClick={() => void choose(props.importId, "known", one)}
            >
              {importText().choices[one]}
            </button>
          )}
        </For>
      </div>
    </div>
  );
}

function Rows(props: {
  importId: string;
  preview: Preview;
  which: Part;
  from: number;
  onWhich: (which: Part) => void;
  onFrom: (from: number) => void;
}): JSX.Element {
  return (
    <>
      <div class="field space-above">
        <label for="import-which">{importText().show}</label>
        <select
          id="import-which"
          class="form-select import-choice"
          onChange={(event) => props.onWhich(event.currentTarget.value as Part)}
        >
          <For each={parts}>
            {(one) => (
              <option value={one} selected={props.which === one}>
                {importText().which[one](formatNumber(props.preview.counts[one]))}
              </option>
            )}
          </For>
        </select>
      </div>
      <Show when={props.preview.rows.length > 0} fallback={<p class="muted">{importText().noRows}</p>}>
        <ul class="row-list">
          <For each={props.preview.rows}>
            {(row) => <RowItem row={row} onChoose={(choice) => void choose(props.importId, [row.line], choice)} />}
          </For>
        </ul>
      </Show>
      <div class="toolbar">
        <Show when={props.from > 0}>
          <button
            type="button"
            class="btn btn-outline-primary small"
            onClick={() => props.onFrom(Math.max(0, props.from - pageRows))}
          >
            {importText().before}
          </button>
        </Show>
        <Show when={props.from + pageRows < props.preview.found}>
          <button
            type="button"
            class="btn btn-outline-primary small"
            onClick={() => props.onFrom(props.from + pageRows)}
          >
            {importText().more}
          </button>
        </Show>
      </div>
    </>
  );
}

export default function PreviewPage(): JSX.Element {
  const params = useParams<{ importId: string }>();
  const importId = () => params.importId ?? "";
  const [which, setWhich] = createSignal<Part>("all");
  const [from, setFrom] = createSignal(0);
  const read = createRead(
    "imports",
    "getPreview",
    () => ({ importId: importId(), which: which(), from: from(), limit: pageRows }),
    (input, signal) => trpc.imports.getPreview.query(input, { signal }),
    { keepBefore: true, everyMs: (data) => (data === undefined || data.status === "looking" ? askMs : undefined) },
  );
  const isGone = () => read.error && readProblem(read.error).code === "NOT_FOUND";
  return (
    <Show when={!isGone()} fallback={<Gone />}>
      <h1>{importText().previewTitle}</h1>
      <Steps at="preview" />
      <Await query={read}>
        {(data) => (
          <Show when={data().status !== "failed"} fallback={<Alert kind="danger">{importText().reasons.bug}</Alert>}>
            <Show
              when={data().status === "ready"}
              fallback={
                <div role="status">
                  <p>{importText().looking(formatNumber(data().looked), formatNumber(data().total))}</p>
                  <progress
                    class="bulk-progress"
                    aria-label={importText().lookedOf}
                    max={data().total || 1}
                    value={data().looked}
                  />
                </div>
              }
            >
              <Acts importId={importId()} preview={data()} />
              <Show when={data().counts.known > 0}>
                <AllKnown importId={importId()} preview={data()} />
              </Show>
              <Rows
                importId={importId()}
                preview={data()}
                which={which()}
                from={from()}
                onWhich={(one) => {
                  setFrom(0);
                  setWhich(one);
                }}
                onFrom={setFrom}
              />
            </Show>
          </Show>
        )}
      </Await>
    </Show>
  );
}
