// What came of each case of an act, as a table that reads on as one scrolls. A case the reader may not list has no name.
import { useNavigate } from "@solidjs/router";
import { createEffect, createMemo, createSignal, type JSX, on } from "solid-js";
import { links } from "../links.ts";
import { readProblem } from "../problem.ts";
import { bulkText } from "../text/bulk.ts";
import { queueText } from "../text/queues.ts";
import { trpc } from "../trpc.ts";
import { createColumnHelper } from "../ui/columns.ts";
import { notify } from "../ui/notices.tsx";
import { problemText } from "../ui/states.tsx";
import { VirtualTable } from "../ui/table.tsx";
import { useWorkflows } from "../workflows.ts";
import { whyWords } from "./reason-words.ts";

type Row = Awaited<ReturnType<typeof trpc.bulk.listRows.query>>["rows"][number];

const helper = createColumnHelper<Row>();
/** Which outcomes are shown; the codes are those a job may meet. */
const filters = [
  "",
  "done",
  "refused",
  "changed",
  "notFound",
  "forbidden",
  "payload",
  "otherKind",
  "notBulk",
  "failed",
];

export function OutcomeRows(props: { jobId: string }): JSX.Element {
  const workflows = useWorkflows();
  const navigate = useNavigate();
  const [rows, setRows] = createSignal<readonly Row[]>([]);
  const [next, setNext] = createSignal<number | undefined>(0);
  const [outcome, setOutcome] = createSignal("");
  let isReading = false;

  async function more(): Promise<void> {
    const after = next();
    if (after === undefined || isReading) return;
    isReading = true;
    const asked = outcome();
    try {
      const page = await trpc.bulk.listRows.query({
        ...{ jobId: props.jobId, after, limit: 100 },
        ...(asked === "" ? {} : { outcome: asked }),
      });
      if (asked !== outcome()) return;
      setRows((before) => [...before, ...page.rows]);
      setNext(page.next);
    } catch (error) {
      notify(problemText(readProblem(error)), "warning");
    } finally {
      isReading = false;
      if (asked !== outcome()) void more();
    }
  }
  createEffect(
    on([() => props.jobId, outcome], () => {
      setRows([]);
      setNext(0);
      void more();
    }),
  );
  const columns = createMemo(() =>
    helper.columns([
      helper.display({
        id: "person",
        header: bulkText().person,
        cell: ({ row }) => <span>{row.original.person ?? bulkText().hidden}</span>,
        meta: { minRem: 12, lead: true },
      }),
      helper.display({
        id: "number",
        header: bulkText().number,
        cell: ({ row }) => <span class="number">{row.original.number ?? ""}</span>,
        meta: { minRem: 8, grow: 0 },
      }),
      helper.display({
        id: "outcome",
        header: bulkText().outcome,
        cell: ({ row }) => {
          const words = () => whyWords(workflows, { ...row.original, code: row.original.outcome });
          return <span title={words()}>{words()}</span>;
        },
        meta: { minRem: 20, grow: 3 },
      }),
      helper.display({
        id: "kind",
        header: queueText().kind,
        cell: ({ row }) => <span>{row.original.kind === "" ? "" : workflows.name(row.original.kind)}</span>,
        meta: { minRem: 9, wide: true },
      }),
    ]),
  );
  const label = (code: string) =>
    code === "" ? bulkText().all : whyWords(workflows, { kind: "", code, reasons: [], fields: [], excluded: false });
  return (
    <section aria-labelledby="bulk-rows">
      <div class="toolbar spread space-above">
        <h2 id="bulk-rows">{bulkText().rows}</h2>
        <select
          class="form-select bulk-filter"
          aria-label={bulkText().outcome}
          onChange={(event) => setOutcome(event.currentTarget.value)}
        >
          {filters.map((code) => (
            <option value={code}>{label(code)}</option>
          ))}
        </select>
      </div>
      <VirtualTable
        label={bulkText().rows}
        columns={columns()}
        rows={rows()}
        rowId={(row) => String(row.n)}
        height="28rem"
        onOpen={(row) => row.caseId !== null && navigate(links.case(row.caseId))}
        onEnd={() => void more()}
      />
    </section>
  );
}
