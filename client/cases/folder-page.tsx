// The whole file of a case, to read, print and hand over: an index, the facts, the terms, every entry under its number from the
// first on, and the documents as numbered annexes, which come along in one zip. What the reader may not see is said, not shown.
import { useParams } from "@solidjs/router";
import { createEffect, createSignal, For, type JSX, on, onCleanup, Show } from "solid-js";
import { may, useDesk } from "../desk.ts";
import { readProblem } from "../problem.ts";
import { createRead } from "../query.ts";
import { sessionLost } from "../session-state.ts";
import { assessmentText } from "../text/assessment.ts";
import { documentsText } from "../text/documents.ts";
import { folderText } from "../text/folder.ts";
import { trpc } from "../trpc.ts";
import { formatDay } from "../ui/format.ts";
import { Alert, Await, problemText } from "../ui/states.tsx";
import { useWorkflows } from "../workflows.ts";
import type { ContentCase } from "./action-panel.tsx";
import { resultsOf, SheetResults } from "./assessment/sheet-results.tsx";
import { BesideHead, createCaseBeside } from "./beside-case.tsx";
import { CaseFacts } from "./case-facts.tsx";
import { DeadlineList } from "./deadline-list.tsx";
import { documentFacts, type ShownDocument, Signatures } from "./documents/documents-card.tsx";
import { annexesAddress } from "./documents/send-file.ts";
import { createPrinting, PrintButton, PrintHead } from "./print-sheet.tsx";
import { Timeline, type TimelineEntry } from "./timeline.tsx";

type Page = Awaited<ReturnType<typeof trpc.cases.listTimeline.query>>;

/** Every entry of a case, read page after page: a file is whole or says that it is not. */
function createAllEntries(caseId: () => string, seq: () => number | undefined) {
  const [pages, setPages] = createSignal<readonly Page[]>([]);
  const [isWhole, setIsWhole] = createSignal(false);
  const [failed, setFailed] = createSignal<unknown>();
  let stop = new AbortController();
  onCleanup(() => stop.abort());
  createEffect(
    on([caseId, seq], async ([id, head]) => {
      if (head === undefined) return;
      stop.abort();
      stop = new AbortController();
      const { signal } = stop;
      setPages([]);
      setIsWhole(false);
      setFailed(undefined);
      let before: number | undefined;
      try {
        do {
          const ask = { caseId: id, limit: 50, ...(before === undefined ? {} : { before }) };
          const page: Page = await trpc.cases.listTimeline.query(ask, { signal });
          if (signal.aborted) return;
          setPages((read) => [...read, page]);
          before = page.next;
        } while (before !== undefined);
        setIsWhole(true);
      } catch (error) {
        if (signal.aborted) return;
        if (readProblem(error).code === "UNAUTHORIZED") sessionLost();
        setFailed(() => error);
      }
    }),
  );
  return {
    entries: (): TimelineEntry[] => pages().flatMap((page) => page.entries),
    names: () => Object.assign({}, ...pages().map((page) => page.names)) as Record<string, string>,
    isWhole,
    failed,
  };
}

/** Of all days on which something happened: the first and the last. */
function daysOf(entries: readonly TimelineEntry[]): [from: string, to: string] {
  const days = entries.map((one) => one.occurredOn).sort();
  return [formatDay(days[0] ?? ""), formatDay(days.at(-1) ?? "")];
}

function Annex(props: { document: ShownDocument; kind: string }): JSX.Element {
  const workflows = useWorkflows();
  return (
    <li id={`annex-${props.document.annex}`}>
      <strong>
        {folderText().annex(props.document.annex)}: {props.document.title || documentsText().erased}
      </strong>
      <p class="small-text">{documentFacts(workflows, props.kind, props.document).join(" · ")}</p>
      <ul class="plain-list small-text">
        <For each={props.document.versions}>
          {(version, i) => (
            <li>
              {documentsText().version(i() + 1, formatDay(version.on))}
              {version.signedCopy ? ` · ${documentsText().signedCopy}` : ""}
              {version.erased ? ` · ${documentsText().erased}` : ` · ${version.fileName}`}
              <Show when={version.contentHash}>
                {(hash) => (
                  <span class="muted fingerprint">
                    {" "}
                    {folderText().fingerprint} {hash()}
                  </span>
                )}
              </Show>
            </li>
          )}
        </For>
        <Signatures document={props.document} kind={props.kind} />
      </ul>
    </li>
  );
}

/** Assessment sheets, whose answers have words of their own. */
function SheetsOf(props: { view: ContentCase }): JSX.Element {
  const sheets = createRead(
    "cases",
    "getAssessments",
    () => ({ caseId: props.view.caseId }),
    (input, signal) => trpc.cases.getAssessments.query(input, { signal }),
  );
  return (
    <div id="file-sheets">
      <Await query={sheets}>
        {(data) => (
          <For each={resultsOf(data())}>
            {({ tool, acts }) => <SheetResults whole tool={tool} filled={acts} names={data().names} />}
          </For>
        )}
      </Await>
    </div>
  );
}

const hasSheets = ({ context }: ContentCase): boolean => Array.isArray(context.tools) && context.tools.length > 0;

interface FileProps {
  view: ContentCase;
  entries: readonly TimelineEntry[];
  names: Record<string, string>;
  documents: readonly ShownDocument[];
  closed: number;
}

function Index(props: FileProps): JSX.Element {
  const go = (id: string) => (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById(id)?.scrollIntoView();
  };
  // Addresses stand after the #: a jump within the page is the page's own.
  const Line = (line: { to: string; text: string; about?: string }) => (
    <li>
      <a href={`#${line.to}`} onClick={go(line.to)}>
        {line.text}
      </a>{" "}
      <span class="muted">{line.about}</span>
    </li>
  );
  return (
    <nav class="card-box" aria-labelledby="file-index">
      <h2 id="file-index">{folderText().index}</h2>
      <ol class="file-index">
        <Line to="file-facts" text={folderText().facts} />
        <Line
          to="file-deadlines"
          text={folderText().deadlines}
          about={folderText().deadlineCount(props.view.deadlines.length)}
        />
        <Line
          to="file-entries"
          text={folderText().entries}
          about={folderText().entryCount(props.entries.length, ...daysOf(props.entries))}
        />
        <Show when={hasSheets(props.view)}>
          <Line to="file-sheets" text={assessmentText().title} />
        </Show>
        <Line
          to="file-documents"
          text={folderText().documents}
          about={folderText().documentCount(props.documents.length)}
        />
      </ol>
      <ul class="file-index">
        <For each={props.documents}>
          {(one) => (
            <Line
              to={`annex-${one.annex}`}
              text={`${folderText().annex(one.annex)}: ${one.title || documentsText().erased}`}
              {...(one.documentOn ? { about: documentsText().of(formatDay(one.documentOn)) } : {})}
            />
          )}
        </For>
      </ul>
    </nav>
  );
}

function CaseFile(props: FileProps): JSX.Element {
  const closedEntries = () => props.entries.filter((one) => (one.closed?.length ?? 0) > 0).length;
  const closedFields = () => props.view.fields.filter((one) => one.shown === "closed").length;
  return (
    <>
      <Show when={closedEntries() + closedFields() + props.closed > 0}>
        <Alert kind="info" title={folderText().notAll}>
          <Show when={closedEntries() > 0}>
            <p>{folderText().closedEntries(closedEntries())}</p>
          </Show>
          <Show when={props.closed > 0}>
            <p>{documentsText().closed(props.closed)}</p>
          </Show>
        </Alert>
      </Show>
      <Index {...props} />
      <section class="card-box" aria-labelledby="file-facts">
        <h2 id="file-facts">{folderText().facts}</h2>
        <CaseFacts
          kind={props.view.kind}
          context={props.view.context}
          columns={props.view.columns}
          fields={props.view.fields}
          names={props.view.names}
          declared={props.view.facts}
          missing={props.view.todo.filter((item) => item.event !== "SETTLE_CORRECTION")}
        />
      </section>
      <section class="card-box" aria-labelledby="file-deadlines">
        <h2 id="file-deadlines">{folderText().deadlines}</h2>
        <DeadlineList
          kind={props.view.kind}
          today={props.view.today}
          deadlines={props.view.deadlines}
          allOpen
          mayRecord={() => false}
          onAct={() => undefined}
        />
      </section>
      <section class="card-box" aria-labelledby="file-entries">
        <h2 id="file-entries">{folderText().entries}</h2>
        <Timeline asFile entries={props.entries} kindOf={() => props.view.kind} names={props.names} />
      </section>
      <Show when={hasSheets(props.view)}>
        <SheetsOf view={props.view} />
      </Show>
      <section class="card-box" aria-labelledby="file-documents">
        <h2 id="file-documents">{folderText().documents}</h2>
        <Show when={props.documents.length > 0} fallback={<p class="muted">{folderText().noDocuments}</p>}>
          <ul class="document-list">
            <For each={props.documents}>{(one) => <Annex document={one} kind={props.view.kind} />}</For>
          </ul>
        </Show>
      </section>
    </>
  );
}

export default function FolderPage(): JSX.Element {
  const params = useParams<{ caseId: string }>();
  const desk = useDesk();
  const printing = createPrinting();
  const { view, content, named } = createCaseBeside(() => params.caseId);
  const documents = createRead(
    "documents",
    "list",
    () => (content() ? { caseId: params.caseId } : undefined),
    (input, signal) => trpc.documents.list.query(input, { signal }),
  );
  const all = createAllEntries(
    () => params.caseId,
    () => content()?.seq,
  );
  const annexes = (data: { documents: ShownDocument[] }) => [...data.documents].sort((a, b) => a.annex - b.annex);
  return (
    <>
      <PrintHead printing={printing} title={folderText().title} about={[]} />
      <BesideHead caseId={params.caseId} of={named()} title={folderText().title}>
        <Show when={all.isWhole() && may(desk(), "exports")}>
          <PrintButton caseId={params.caseId} printing={printing} label={folderText().print} />
          <Show when={!documents.isPending && (documents.data?.documents.length ?? 0) > 0}>
            <a
              class="btn btn-outline-primary small"
              href={annexesAddress(params.caseId)}
              download=""
              title={folderText().zipRecorded}
            >
              {folderText().annexesZip}
            </a>
          </Show>
        </Show>
      </BesideHead>
      <Await query={view}>
        {() => (
          <Show when={content()} fallback={<p class="muted">{folderText().cannot}</p>}>
            {(one) => (
              <Show
                when={all.isWhole()}
                fallback={
                  <Show
                    when={all.failed()}
                    fallback={<p role="status">{folderText().reading(all.entries().length)}</p>}
                  >
                    {(error) => <Alert kind="danger">{problemText(readProblem(error()))}</Alert>}
                  </Show>
                }
              >
                <Await query={documents}>
                  {(data) => (
                    <CaseFile
                      view={one()}
                      entries={all.entries()}
                      names={{ ...one().names, ...all.names() }}
                      documents={annexes(data())}
                      closed={data().closed}
                    />
                  )}
                </Await>
              </Show>
            )}
          </Show>
        )}
      </Await>
    </>
  );
}
