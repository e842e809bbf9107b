// The platform's file into a call: chosen, checked without writing, then imported. Rows in error are listed by line
// and column; nothing personal is shown.
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { queryClient } from "../query.ts";
import { housingText } from "../text/housing.ts";
import { language } from "../text/language.ts";
import { trpc } from "../trpc.ts";
import { WideTable } from "../ui/figures.tsx";
import { notify } from "../ui/notices.tsx";
import { Alert, ErrorState } from "../ui/states.tsx";

type Report = Awaited<ReturnType<typeof trpc.housing.importApplications.mutate>>;
type Row = Report["rows"][number];
type RowError = Row["errors"][number];

const maxBytes = 1_048_576;

const countOf = (report: Report, status: Row["status"]): number =>
  report.rows.filter((row) => row.status === status).length;

export function ImportCard(props: { bandoId: string }): JSX.Element {
  const [csv, setCsv] = createSignal<string>();
  const [tooLarge, setTooLarge] = createSignal(false);
  const [report, setReport] = createSignal<Report>();
  const [busy, setBusy] = createSignal<"check" | "import">();
  const [failure, setFailure] = createSignal<unknown>();

  async function choose(file: File | undefined): Promise<void> {
    setReport(undefined);
    setFailure(undefined);
    setTooLarge((file?.size ?? 0) > maxBytes);
    setCsv(file && file.size <= maxBytes ? await file.text() : undefined);
  }

  async function run(dryRun: boolean): Promise<void> {
    const text = csv();
    if (text === undefined || busy()) return;
    setBusy(dryRun ? "check" : "import");
    setFailure(undefined);
    try {
      const answer = await trpc.housing.importApplications.mutate({ bandoId: props.bandoId, csv: text, dryRun });
      setReport(answer);
      if (dryRun) return;
      notify(housingText().importedNow(countOf(answer, "imported")));
      await queryClient.invalidateQueries({ queryKey: ["housing"] });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(undefined);
    }
  }

  const ready = () => {
    const found = report();
    return found?.dryRun ? countOf(found, "fit") : 0;
  };
  return (
    <section class="card-box no-print" aria-labelledby="import-title">
      <h2 id="import-title">{housingText().import}</h2>
      <p class="small-text muted">{housingText().importHelp}</p>
      <div class="filters">
        <label>
          {housingText().chooseFile}
          <input
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => void choose(event.currentTarget.files?.[0] ?? undefined)}
          />
        </label>
      </div>
      <Show when={tooLarge()}>
        <Alert kind="warning">{housingText().tooLarge}</Alert>
      </Show>
      <div class="toolbar">
        <button
          type="button"
          class="btn btn-outline-primary"
          disabled={csv() === undefined}
          aria-disabled={busy() !== undefined}
          onClick={() => void run(true)}
        >
          {busy() === "check" ? housingText().checking : housingText().check}
        </button>
        <Show when={ready() > 0}>
          <button
            type="button"
            class="btn btn-primary"
            aria-disabled={busy() !== undefined}
            onClick={() => void run(false)}
          >
            {busy() === "import" ? housingText().importing : housingText().doImport(ready())}
          </button>
        </Show>
      </div>
      <Show when={failure()}>{(error) => <ErrorState error={error()} />}</Show>
      <Show when={report()}>{(found) => <Outcome report={found()} />}</Show>
    </section>
  );
}

const statuses = ["fit", "imported", "already", "error"] as const;

function Outcome(props: { report: Report }): JSX.Element {
  const text = housingText;
  const bad = createMemo(() => props.report.rows.filter((row) => row.errors.length > 0));
  const persons = () => props.report.rows.filter((row) => row.person === "new").length;
  return (
    <div role="status">
      <Show when={props.report.file.errors.length > 0}>
        <Alert kind="danger" title={text().fileProblem}>
          <ul>
            <For each={props.report.file.errors}>
              {(error) => (
                <li>
                  {text().fileErrors[error.code]} {error.column ?? ""}
                </li>
              )}
            </For>
          </ul>
        </Alert>
      </Show>
      <Show when={props.report.rows.length > 0}>
        <h3>{props.report.dryRun ? text().summary : text().summaryDone}</h3>
        <ul class="plain-list">
          <For each={statuses.filter((status) => countOf(props.report, status) > 0)}>
            {(status) => (
              <li>
                <strong>{countOf(props.report, status)}</strong> {text().counts[status]}
              </li>
            )}
          </For>
          <Show when={props.report.dryRun && persons() > 0}>
            <li>{text().newPersons(persons())}</li>
          </Show>
        </ul>
      </Show>
      <Show when={props.report.file.unknownColumns.length > 0}>
        <p class="small-text muted">
          {text().unknownColumns} {props.report.file.unknownColumns.join(", ")}
        </p>
      </Show>
      <Show when={bad().length > 0}>
        <ErrorTable rows={bad()} />
      </Show>
    </div>
  );
}

const errorText = (error: RowError): string =>
  error.texts?.[language()].join(" ") || (housingText().rowErrors[error.code] ?? error.code);

function ErrorTable(props: { rows: readonly Row[] }): JSX.Element {
  const lines = () => props.rows.flatMap((row) => row.errors.map((error) => ({ row, error })));
  return (
    <WideTable label={housingText().problem} narrowFirst>
      <thead>
        <tr>
          <th scope="col">{housingText().line}</th>
          <th scope="col">{housingText().number}</th>
          <th scope="col">{housingText().column}</th>
          <th scope="col">{housingText().problem}</th>
        </tr>
      </thead>
      <tbody>
        <For each={lines()}>
          {({ row, error }) => (
            <tr>
              <th scope="row">{row.line}</th>
              <td>{row.platformId}</td>
              <td>{error.column ?? ""}</td>
              <td>{errorText(error)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </WideTable>
  );
}
