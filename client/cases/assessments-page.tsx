// The assessment sheets of a case: those that may be filled in, and what was filled in so far, side by side over time, to read and
// to print.
import { A, useParams } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import type { Tool } from "../../workflows/rules/assessment/tool.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { assessmentText } from "../text/assessment.ts";
import { trpc } from "../trpc.ts";
import { Await, Empty } from "../ui/states.tsx";
import { sayWords } from "./assessment/say.ts";
import { resultsOf, SheetResults, type Sheets } from "./assessment/sheet-results.tsx";
import { BesideHead, createCaseBeside } from "./beside-case.tsx";
import { createPrinting, PrintButton, PrintHead } from "./print-sheet.tsx";

export default function AssessmentsPage(): JSX.Element {
  const params = useParams<{ caseId: string }>();
  const printing = createPrinting();
  const { view, content, named } = createCaseBeside(() => params.caseId);
  const sheets = createRead(
    "cases",
    "getAssessments",
    () => (content() ? { caseId: params.caseId } : undefined),
    (input, signal) => trpc.cases.getAssessments.query(input, { signal }),
  );
  const mayFill = () => content()?.actions.some(({ event, possible }) => event === "FILL_TOOL" && possible) === true;
  return (
    <>
      <PrintHead
        printing={printing}
        title={assessmentText().title}
        about={[named()?.name].filter((name) => name !== undefined)}
      />
      <BesideHead caseId={params.caseId} of={named()} title={assessmentText().title}>
        <PrintButton caseId={params.caseId} printing={printing} label={assessmentText().print} />
      </BesideHead>
      <Await query={view}>
        {() => (
          <Show when={content()} fallback={<p class="muted">{assessmentText().cannot}</p>}>
            <Await query={sheets}>
              {(data) => <SheetList caseId={params.caseId} sheets={data()} mayFill={mayFill()} />}
            </Await>
          </Show>
        )}
      </Await>
    </>
  );
}

function SheetList(props: { caseId: string; sheets: Sheets; mayFill: boolean }): JSX.Element {
  const count = (tool: Tool) => tool.areas.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <>
      <Show when={props.sheets.offered.length > 0}>
        <section class="card-box no-print" aria-labelledby="sheets-offered">
          <h2 id="sheets-offered">{assessmentText().offered}</h2>
          <Show when={props.mayFill} fallback={<p class="muted">{assessmentText().notNow}</p>}>
            <ul class="document-list">
              <For each={props.sheets.offered}>
                {(tool) => (
                  <li>
                    <A href={links.fillSheet(props.caseId, tool.id)}>{sayWords(tool.words)}</A>{" "}
                    <span class="muted small-text">{assessmentText().items(count(tool))}</span>
                    <p class="small-text muted">{sayWords(tool.about)}</p>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </section>
      </Show>
      <Show
        when={props.sheets.filled.length > 0}
        fallback={
          <Empty title={assessmentText().none}>
            <p>{assessmentText().noneHelp}</p>
          </Empty>
        }
      >
        <For each={resultsOf(props.sheets)}>
          {({ tool, acts }) => <SheetResults tool={tool} filled={acts} names={props.sheets.names} />}
        </For>
      </Show>
    </>
  );
}
