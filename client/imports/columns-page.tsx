// What the columns of a table mean: a proposal by their headers or as it was saved, changed column by column; and what stands for what
// the table does not say.
import { useNavigate, useParams } from "@solidjs/router";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { links } from "../links.ts";
import { LookupNote } from "../lookup-note.tsx";
import { readProblem } from "../problem.ts";
import { createRead, queryClient } from "../query.ts";
import { cellText, importText } from "../text/imports.ts";
import { trpc } from "../trpc.ts";
import { formatNumber } from "../ui/format.ts";
import { Alert, Await, SendProblem } from "../ui/states.tsx";
import { Around } from "./around.tsx";
import { importProblem } from "./problem.ts";
import { SavedMappings } from "./saved-mappings.tsx";
import { Gone, Steps } from "./steps.tsx";

export type Table = Awaited<ReturnType<typeof trpc.imports.getTable.query>>;
export type Layout = Parameters<typeof trpc.imports.look.mutate>[0]["layout"];
type Field = Layout["columns"][number];

/** What was said before the last preview, else what was last saved for these headers, else what they say. */
function startLayout(table: Table): Layout {
  const saved = table.saved.find((one) => one.fits)?.layout;
  const { said } = table;
  const columns = (said ?? saved)?.columns ?? table.proposed;
  const source = said?.source ?? table.fileName.replace(/\.[a-z]{2,4}$/i, "").slice(0, 60);
  return { source, ...(said ?? saved), headerLine: table.headerLine, columns: [...columns] };
}

function Column(props: { table: Table; at: number; value: Field; onChoose: (field: Field) => void }): JSX.Element {
  const id = () => `import-column-${props.at}`;
  const examples = () =>
    [...new Set(props.table.sample.map((cells) => cells[props.at] ?? ""))].filter(Boolean).slice(0, 3);
  return (
    <li class="import-column">
      <div class="import-what">
        <label for={id()}>
          <strong>
            {props.table.headers[props.at]
              ? importText().column(props.table.headers[props.at] ?? "")
              : importText().noName(props.at + 1)}
          </strong>
        </label>
        <Show when={examples().length > 0}>
          <p class="small-text muted import-sample">
            {importText().example} {examples().join(" · ")}
          </p>
        </Show>
      </div>
      <select
        id={id()}
        class="form-select import-choice"
        onChange={(event) => props.onChoose(event.currentTarget.value as Field)}
      >
        <option value="" selected={props.value === ""}>
          {importText().notRead}
        </option>
        <For each={props.table.fields}>
          {(field) => (
            <option value={field} selected={props.value === field}>
              {cellText().fields[field]}
            </option>
          )}
        </For>
      </select>
    </li>
  );
}

function Mapping(props: { importId: string; table: Table; onHeaderLine: (line: number) => void }): JSX.Element {
  const navigate = useNavigate();
  const [layout, setLayout] = createSignal(startLayout(props.table));
  const [problem, setProblem] = createSignal<string>();
  const change = (part: Partial<Layout>) => {
    setProblem(undefined);
    setLayout((before) => ({ ...before, ...part }));
  };
  const setColumn = (at: number, field: Field) =>
    change({ columns: layout().columns.map((one, i) => (i === at ? field : one)) });
  async function look(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setProblem(undefined);
    try {
      await trpc.imports.look.mutate({ importId: props.importId, layout: layout() });
      // Who comes back finds what was said here.
      await queryClient.invalidateQueries({ queryKey: ["imports", "getTable"], refetchType: "none" });
      navigate(links.importPreview(props.importId));
    } catch (error) {
      setProblem(importProblem(readProblem(error)));
    }
  }
  return (
    <form onSubmit={(event) => void look(event)}>
      <div class="field">
        <label for="import-header">{importText().headerLine}</label>
        <select
          id="import-header"
          class="form-select"
          onChange={(event) => props.onHeaderLine(Number(event.currentTarget.value))}
        >
          <For each={props.table.first}>
            {(line, i) => (
              <option value={i()} selected={i() === props.table.headerLine}>
                {importText().lineOf(line.number, line.text)}
              </option>
            )}
          </For>
        </select>
      </div>
      <SavedMappings table={props.table} importId={props.importId} layout={layout()} onUse={change} />
      <ul class="row-list">
        <For each={props.table.headers}>
          {(_, at) => (
            <Column
              table={props.table}
              at={at()}
              value={layout().columns[at()] ?? ""}
              onChoose={(field) => setColumn(at(), field)}
            />
          )}
        </For>
      </ul>
      <Around table={props.table} layout={layout()} onChange={change} />
      <SendProblem of={problem()} />
      <div class="toolbar">
        <button type="submit" class="btn btn-primary">
          {importText().toPreview}
        </button>
      </div>
      <LookupNote />
    </form>
  );
}

export default function ColumnsPage(): JSX.Element {
  const params = useParams<{ importId: string }>();
  const [headerLine, setHeaderLine] = createSignal<number>();
  const read = createRead(
    "imports",
    "getTable",
    () => {
      const line = headerLine();
      return { importId: params.importId ?? "", ...(line === undefined ? {} : { headerLine: line }) };
    },
    (input, signal) => trpc.imports.getTable.query(input, { signal }),
    { fixed: true },
  );
  const isGone = () => read.error && readProblem(read.error).code === "NOT_FOUND";
  const key = createMemo(() => (read.isPending || !read.data ? "" : `${params.importId}/${read.data.headerLine}`));
  return (
    <Show when={!isGone()} fallback={<Gone />}>
      <h1>{importText().columnsTitle}</h1>
      <Steps at="columns" />
      <Await query={read}>
        {(table) => (
          <>
            <p class="muted">{importText().columnsIntro(formatNumber(table().rows), table().fileName)}</p>
            <Show when={table().isCut}>
              <Alert kind="warning">{importText().isCut}</Alert>
            </Show>
            <Show when={key()} keyed>
              {(_) => <Mapping importId={params.importId ?? ""} table={table()} onHeaderLine={setHeaderLine} />}
            </Show>
          </>
        )}
      </Await>
    </Show>
  );
}
