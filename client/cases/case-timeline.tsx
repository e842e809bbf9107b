// The timeline of one case by pages: the newest first, earlier ones on request; all of it or what the filter in the address asks
// for; printed alone.
import { createEffect, createSignal, For, type JSX, Show, Suspense } from "solid-js";
import { createRead } from "../query.ts";
import { caseText } from "../text/cases.ts";
import { trpc } from "../trpc.ts";
import { formatInstant } from "../ui/format.ts";
import { Await, Loading } from "../ui/states.tsx";
import { createPrinting, PrintButton, PrintHead } from "./print-sheet.tsx";
import { Timeline, type TimelineEntry } from "./timeline.tsx";
import { createTimelineFilter, filterWords, type TimelineFilter, TimelineFilters } from "./timeline-filter.tsx";

interface CaseTimelineProps {
  caseId: string;
  kind: string;
  /** What had been done until that minute. */
  at: string | undefined;
  onCorrect?: (entry: { seq: number; type: string }) => void;
}

export function CaseTimeline(props: CaseTimelineProps): JSX.Element {
  const handle = createTimelineFilter();
  const printing = createPrinting();
  const [names, setNames] = createSignal<Record<string, string>>({});
  const [isAll, setIsAll] = createSignal(true);
  const about = () => {
    const asked = filterWords(handle.filter(), (id) => names()[id] ?? id);
    return [
      ...(props.at === undefined ? [] : [caseText().printedAt(formatInstant(props.at))]),
      ...(asked === "" ? [] : [caseText().printedOf(asked)]),
      ...(isAll() ? [] : [caseText().printedNewest]),
    ];
  };
  return (
    <div class="timeline-sheet" classList={{ printing: printing.printed() !== undefined }}>
      <PrintHead printing={printing} title={caseText().timeline} about={about()} />
      <div class="toolbar spread no-print timeline-tools">
        <TimelineFilters caseId={props.caseId} handle={handle} />
        <PrintButton caseId={props.caseId} printing={printing} label={caseText().print} />
      </div>
      {/* Other questions, other pages: none of those read before is among them. */}
      <Show when={JSON.stringify([props.caseId, props.at, handle.filter()])} keyed>
        {/* On its way it holds up nothing of the page around it. */}
        <Suspense fallback={<Loading />}>
          <Pages
            {...props}
            filter={handle.filter()}
            onPage={(page) => {
              setNames((before) => ({ ...before, ...page.names }));
              setIsAll(page.isEnd);
            }}
          />
        </Suspense>
      </Show>
    </div>
  );
}

interface PagesProps extends CaseTimelineProps {
  filter: TimelineFilter;
  onPage: (page: { names: Record<string, string>; isEnd: boolean }) => void;
}

/** Each page is read, kept and refreshed by itself; a page below the first never changes. */
function Pages(props: PagesProps): JSX.Element {
  const [befores, setBefores] = createSignal<readonly (number | undefined)[]>([undefined]);
  return (
    <For each={befores()}>
      {(before, i) => (
        <TimelinePage
          {...props}
          before={before}
          isLast={i() === befores().length - 1}
          onMore={(next) => setBefores((pages) => [...pages, next])}
        />
      )}
    </For>
  );
}

/** Those that may have written a field again, for who reads what is written. */
const mayChange = (entry: TimelineEntry) => entry.seq > 1 && entry.given !== undefined && entry.entryKind !== "notes";

function TimelinePage(
  props: PagesProps & { before: number | undefined; isLast: boolean; onMore: (next: number) => void },
): JSX.Element {
  const asked = () => ({ caseId: props.caseId, ...(props.at === undefined ? {} : { at: props.at }) });
  const page = createRead(
    "cases",
    "listTimeline",
    () => ({ ...asked(), ...props.filter, ...(props.before === undefined ? {} : { before: props.before }) }),
    (input, signal) => trpc.cases.listTimeline.query(input, { signal }),
  );
  createEffect(() => {
    const data = page.isPending ? undefined : page.data;
    if (data && props.isLast) props.onPage({ names: data.names, isEnd: data.next === undefined });
  });
  const seqs = () => (page.isPending ? [] : (page.data?.entries ?? [])).filter(mayChange).map((one) => one.seq);
  // After the page: what stood before takes longer, and nobody waits for it.
  const changes = createRead(
    "cases",
    "listChanges",
    () => (seqs().length > 0 ? { ...asked(), seqs: seqs() } : undefined),
    (input, signal) => trpc.cases.listChanges.query(input, { signal }),
    { keepBefore: true },
  );
  const former = () => (changes.isPending ? undefined : changes.data);
  return (
    <Await query={page}>
      {(data) => (
        <>
          <Show when={data().entries.length === 0}>
            <p class="muted">{data().next === undefined ? caseText().noEntries : caseText().noEntriesYet}</p>
          </Show>
          <Timeline
            entries={data().entries}
            kindOf={() => props.kind}
            names={{ ...former()?.names, ...data().names }}
            formers={former()?.formers ?? []}
            {...(props.onCorrect ? { onCorrect: props.onCorrect } : {})}
          />
          <Show when={props.isLast && data().next}>
            {(next) => (
              <button type="button" class="btn btn-outline-primary small no-print" onClick={() => props.onMore(next())}>
                {caseText().older}
              </button>
            )}
          </Show>
        </>
      )}
    </Await>
  );
}
