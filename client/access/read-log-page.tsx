// The read log, for the dpo: who opened what, newest first. Ids and numbers only; no content is ever here.
import { useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from "solid-js";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { sessionLost } from "../session-state.ts";
import { accessText } from "../text/access.ts";
import { exportText } from "../text/exports.ts";
import { shellText } from "../text/shell.ts";
import { trpc } from "../trpc.ts";
import { createColumnHelper } from "../ui/columns.ts";
import { formatInstant } from "../ui/format.ts";
import { Await, Empty, ErrorState } from "../ui/states.tsx";
import { VirtualTable } from "../ui/table.tsx";
import { useWorkflows } from "../workflows.ts";

type Page = Awaited<ReturnType<typeof trpc.access.readLog.query>>;
type Filter = Parameters<typeof trpc.access.readLog.query>[0];
type ReadRow = Page["rows"][number] & { who: string };

const kinds = ["case", "person", "household", "document", "history", "asOf", "export", "search"] as const;
type Kind = (typeof kinds)[number];

const withNames = (page: Page): ReadRow[] => page.rows.map((row) => ({ ...row, who: page.names[row.accountId] ?? "" }));

export default function ReadLogPage(): JSX.Element {
  const [params, setParams] = useSearchParams<{ che?: string; urgenti?: string; scheda?: string; chi?: string }>();
  const filter = createMemo((): Filter => {
    const what = kinds.find((kind) => kind === params.che);
    return {
      ...(what ? { what } : {}),
      ...(params.urgenti ? { byGlass: true } : {}),
      ...(params.scheda ? { caseId: params.scheda } : {}),
      ...(params.chi ? { accountId: params.chi } : {}),
    };
  });
  const first = createRead("access", "readLog", filter, (input, signal) =>
    trpc.access.readLog.query(input, { signal }),
  );
  const filtered = () => Object.keys(filter()).length > 0;
  return (
    <>
      <div class="page-head">
        <h1>{accessText().reads.title}</h1>
      </div>
      <p class="muted">{accessText().reads.intro}</p>
      <div class="toolbar read-filters">
        <label for="read-what">{accessText().reads.filter}</label>
        <select
          id="read-what"
          class="form-select short"
          value={params.che ?? ""}
          onChange={(event) => setParams({ che: event.currentTarget.value || undefined })}
        >
          <option value="">{accessText().reads.any}</option>
          <For each={kinds}>{(kind) => <option value={kind}>{accessText().reads.kinds[kind]}</option>}</For>
        </select>
        <div class="check">
          <input
            type="checkbox"
            id="read-urgent"
            checked={params.urgenti !== undefined}
            onChange={(event) => setParams({ urgenti: event.currentTarget.checked ? "1" : undefined })}
          />
          <label for="read-urgent">{accessText().reads.onlyUrgent}</label>
        </div>
        <Show when={filtered()}>
          <button
            type="button"
            class="link-button"
            onClick={() => setParams({ che: undefined, urgenti: undefined, scheda: undefined, chi: undefined })}
          >
            {accessText().reads.clear}
          </button>
        </Show>
      </div>
      <Await query={first}>
        {(page) => <ReadTable first={page()} filter={filter()} onCase={(id) => setParams({ scheda: id })} />}
      </Await>
    </>
  );
}

const helper = createColumnHelper<ReadRow>();

/** The first page and those that follow as its end comes in sight. */
function ReadTable(props: { first: Page; filter: Filter; onCase: (caseId: string) => void }): JSX.Element {
  const workflows = useWorkflows();
  const [more, setMore] = createSignal<{ rows: ReadRow[]; next: number | null }>();
  const [error, setError] = createSignal<unknown>();
  let asking = false;
  createEffect(on([() => props.filter, () => props.first], () => setMore(undefined), { defer: true }));
  const rows = createMemo(() => [...withNames(props.first), ...(more()?.rows ?? [])]);
  const next = () => (more() ? more()?.next : props.first.next);

  async function goOn(): Promise<void> {
    const before = next();
    if (asking || !before) return;
    asking = true;
    setError(undefined);
    try {
      const page = await trpc.access.readLog.query({ ...props.filter, before });
      setMore((known) => ({ rows: [...(known?.rows ?? []), ...withNames(page)], next: page.next }));
    } catch (problem) {
      if (readProblem(problem).code === "UNAUTHORIZED") sessionLost();
      setError(problem);
    } finally {
      asking = false;
    }
  }
  const columns = createMemo(() => {
    const text = accessText().reads;
    const what = (row: ReadRow) =>
      `${text.kinds[row.what as Kind] ?? row.what}${row.byGlass === 1 ? ` (${text.urgent})` : ""}`;
    const why = (row: ReadRow) =>
      exportText().purposes[row.purpose] ??
      (row.what !== "search" ? row.purpose : row.purpose === "register" ? text.inRegister : text.inNotesOfOthers);
    const which = (row: ReadRow) =>
      row.purpose !== "" ? why(row) : row.caseId === "" ? "" : `${workflows.name(row.kind)} ${row.caseId.slice(0, 8)}`;
    return helper.columns([
      helper.accessor((row) => formatInstant(row.at), { id: "at", header: text.when, meta: { minRem: 11 } }),
      helper.accessor((row) => row.who || shellText().none, {
        id: "who",
        header: text.who,
        meta: { minRem: 12, lead: true },
      }),
      helper.accessor(what, { id: "what", header: text.what, meta: { minRem: 14, grow: 2 } }),
      helper.accessor(which, { id: "which", header: text.which, meta: { minRem: 18, grow: 2 } }),
      helper.accessor((row) => String(row.answered), {
        id: "answered",
        header: text.answered,
        meta: { minRem: 5, align: "right", wide: true },
      }),
    ]);
  });
  return (
    <>
      <VirtualTable
        label={accessText().reads.title}
        columns={columns()}
        rows={rows()}
        rowId={(row) => String(row.pos)}
        onOpen={(row) => row.caseId !== "" && props.onCase(row.caseId)}
        onEnd={() => void goOn()}
        empty={
          <Empty title={accessText().reads.none}>
            <p>{accessText().reads.noneHelp}</p>
          </Empty>
        }
      />
      <Show when={error()}>{(problem) => <ErrorState error={problem()} onRetry={() => void goOn()} />}</Show>
    </>
  );
}
