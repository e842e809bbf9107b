// The timeline of one case by pages: the newest first, earlier ones on request.
import { createSignal, For, type JSX, Show } from "solid-js";
import { createRead } from "../query.ts";
import { caseText } from "../text/cases.ts";
import { trpc } from "../trpc.ts";
import { Await } from "../ui/states.tsx";
import { Timeline } from "./timeline.tsx";

/** Whom the system told of a term stands in the whole register: here it would bury what people did. */
const alarm = "TERM_ALARM";

/** Each page is read, kept and refreshed by itself; a page below the first never changes. */
export function CaseTimeline(props: {
  caseId: string;
  kind: string;
  /** What had been done until that minute. */
  at: string | undefined;
  onCorrect?: (entry: { seq: number; type: string }) => void;
}): JSX.Element {
  const [befores, setBefores] = createSignal<readonly (number | undefined)[]>([undefined]);
  return (
    <For each={befores()}>
      {(before, i) => (
        <TimelinePage
          caseId={props.caseId}
          kind={props.kind}
          at={props.at}
          before={before}
          isLast={i() === befores().length - 1}
          {...(props.onCorrect ? { onCorrect: props.onCorrect } : {})}
          onMore={(next) => setBefores((pages) => [...pages, next])}
        />
      )}
    </For>
  );
}

function TimelinePage(props: {
  caseId: string;
  kind: string;
  at: string | undefined;
  before: number | undefined;
  isLast: boolean;
  onMore: (next: number) => void;
  onCorrect?: (entry: { seq: number; type: string }) => void;
}): JSX.Element {
  const page = createRead(
    "cases",
    "listTimeline",
    () => ({
      caseId: props.caseId,
      ...(props.at === undefined ? {} : { at: props.at }),
      ...(props.before === undefined ? {} : { before: props.before }),
    }),
    (input, signal) => trpc.cases.listTimeline.query(input, { signal }),
  );
  return (
    <Await query={page}>
      {(data) => (
        <>
          <Timeline
            entries={data().entries.filter((one) => one.type !== alarm)}
            kindOf={() => props.kind}
            names={data().names}
            {...(props.onCorrect ? { onCorrect: props.onCorrect } : {})}
          />
          <Show when={props.isLast && data().next}>
            {(next) => (
              <button type="button" class="btn btn-outline-primary small" onClick={() => props.onMore(next())}>
                {caseText().older}
              </button>
            )}
          </Show>
        </>
      )}
    </Await>
  );
}
