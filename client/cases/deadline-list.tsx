// The terms of a case: what falls due when, where it comes from, how its day was found, and the acts that stop, move or
// start them.
import { For, type JSX, Show } from "solid-js";
import type { DeadlineState, ExtensionGround, StopGround } from "../../workflows/kernel/deadline.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import { caseText } from "../text/cases.ts";
import { DueTag } from "../ui/due-tag.tsx";
import { daysBetween, formatDay, formatInstant } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";
import { TermExplanation } from "./term-explanation.tsx";

export type ShownDeadline = Pick<DeadlineState, "status" | "source" | "steps"> &
  Partial<Pick<DeadlineState, "dueOn" | "dueAt" | "about" | "wait" | "stopped">> & {
    id: string;
    /** The reasons for which a worker may stop or extend it. */
    may?: { stops: readonly StopGround[]; extensions: readonly ExtensionGround[] };
  };

/** Acts that fit a term in its status. */
export const termEvents: Record<ShownDeadline["status"], readonly string[]> = {
  waitingDelivery: ["RECORD_SENDING", "RECORD_DELIVERY", "RECORD_RETURN"],
  running: ["SUSPEND_TERM", "EXTEND_TERM"],
  suspended: ["RESUME_TERM"],
  interrupted: ["RESUME_TERM"],
  met: [],
  cancelled: [],
};

/** Only what its rule knows a reason for. */
const fits = (event: string, { may }: ShownDeadline): boolean => {
  if (event === "SUSPEND_TERM") return (may?.stops.length ?? 0) > 0;
  return event !== "EXTEND_TERM" || (may?.extensions.length ?? 0) > 0;
};

/** What is known of the sending goes into the form of the delivery; of a return only what was sent. */
function initialOf(event: string, { id, wait }: ShownDeadline): Record<string, Json> {
  if (!wait || event === "RECORD_SENDING") return { deadline: id };
  const { documentId, sentOn, sentVia, protocolNumber, protocolOn } = wait;
  const known =
    event === "RECORD_RETURN" ? { documentId } : { documentId, sentOn, sentVia, protocolNumber, protocolOn };
  return {
    deadline: id,
    ...(Object.fromEntries(Object.entries(known).filter(([, one]) => one !== undefined)) as Record<string, Json>),
  };
}

/** Of an act on a term that is chosen elsewhere: the term, where it fits one only. */
export function initialOfOnly(event: string, deadlines: readonly ShownDeadline[]): Record<string, Json> {
  const [only, ...others] = deadlines.filter(({ status }) => termEvents[status].includes(event));
  return only && others.length === 0 ? initialOf(event, only) : {};
}

interface DeadlineListProps {
  kind: string;
  today: string;
  deadlines: readonly ShownDeadline[];
  /** What a term is about, where the reader is told more than its name. */
  about?: (id: string) => string | undefined;
  /** Those that are over stand open, as in a file on paper. */
  allOpen?: boolean;
  /** Acts on terms the reader may record. */
  mayRecord: (event: string) => boolean;
  onAct: (event: string, initial: Record<string, Json>) => void;
}

function Waiting(props: { kind: string; today: string; term: ShownDeadline }): JSX.Element {
  const workflows = useWorkflows();
  return (
    <Show when={props.term.wait}>
      {(wait) => (
        <div class="small-text">
          {caseText().waitsForDelivery(formatDay(wait().since), daysBetween(wait().since, props.today))}
          <Show when={wait().sentOn}>
            {(sentOn) => (
              <>
                {" "}
                {caseText().sentOn(workflows.option(props.kind, "sentVia", wait().sentVia ?? ""), formatDay(sentOn()))}
              </>
            )}
          </Show>
          <Show when={wait().returnedOn}>
            {(returnedOn) => (
              <strong>
                {" "}
                {caseText().cameBack(
                  formatDay(returnedOn()),
                  workflows.option(props.kind, "returnReason", wait().returnReason ?? ""),
                )}
              </strong>
            )}
          </Show>
          <Show when={props.term.dueOn}>{(dueOn) => <> {caseText().askAfter(formatDay(dueOn()))}</>}</Show>
        </div>
      )}
    </Show>
  );
}

function Stopped(props: { kind: string; today: string; term: ShownDeadline }): JSX.Element {
  const workflows = useWorkflows();
  return (
    <Show when={props.term.stopped}>
      {(stopped) => (
        <div class="small-text">
          {caseText().stoppedSince(
            workflows.ground(props.kind, stopped().ground),
            formatDay(stopped().on),
            daysBetween(stopped().on, props.today),
          )}
          <Show when={stopped().untilOn}>{(untilOn) => <> {caseText().atMostUntil(formatDay(untilOn()))}</>}</Show>
          <Show when={stopped().askOn}>{(askOn) => <> {caseText().lookFrom(formatDay(askOn()))}</>}</Show>
        </div>
      )}
    </Show>
  );
}

function Term(props: DeadlineListProps & { term: ShownDeadline }): JSX.Element {
  const workflows = useWorkflows();
  const name = () => workflows.deadline(props.kind, props.term.id, props.term.about);
  const isDated = () => props.term.status !== "waitingDelivery" && props.term.dueOn;
  return (
    <li>
      <strong>
        {name()}
        <Show when={props.about?.(props.term.id)}>{(about) => <>: {about()}</>}</Show>
      </strong>
      <Show when={isDated()}>
        {(dueOn) => (
          <span class="number">{props.term.dueAt ? formatInstant(props.term.dueAt) : formatDay(dueOn())}</span>
        )}
      </Show>
      <Show
        when={props.term.status === "running" && props.term.dueOn}
        fallback={<span class="tag plain">{caseText().deadlineStatus[props.term.status]}</span>}
      >
        {(dueOn) => <DueTag dueOn={dueOn()} today={props.today} counted />}
      </Show>
      <Waiting kind={props.kind} today={props.today} term={props.term} />
      <Stopped kind={props.kind} today={props.today} term={props.term} />
      <div class="small-text muted source">
        {caseText().source}: {props.term.source}
      </div>
      <Show when={props.term.steps.length > 0}>
        <TermExplanation kind={props.kind} name={name()} steps={props.term.steps} />
      </Show>
      <For each={termEvents[props.term.status].filter((event) => fits(event, props.term) && props.mayRecord(event))}>
        {(event) => (
          <button
            type="button"
            class="link-button small-text"
            onClick={() => props.onAct(event, initialOf(event, props.term))}
          >
            {workflows.event(props.kind, event)}
          </button>
        )}
      </For>
    </li>
  );
}

export function DeadlineList(props: DeadlineListProps): JSX.Element {
  const order = { running: 0, waitingDelivery: 1, suspended: 2, interrupted: 2, met: 3, cancelled: 4 };
  const isOver = (term: ShownDeadline) => term.status === "met" || term.status === "cancelled";
  const sorted = (over: boolean) =>
    props.deadlines
      .filter((term) => isOver(term) === over)
      .sort((a, b) => order[a.status] - order[b.status] || (a.dueOn ?? "").localeCompare(b.dueOn ?? ""));
  return (
    <Show when={props.deadlines.length > 0} fallback={<p class="muted">{caseText().noDeadlines}</p>}>
      <ul class="row-list">
        <For each={sorted(false)}>{(term) => <Term {...props} term={term} />}</For>
      </ul>
      <Show when={sorted(true).length > 0}>
        <details open={props.allOpen === true}>
          <summary class="small-text">{caseText().closedDeadlines(sorted(true).length)}</summary>
          <ul class="row-list">
            <For each={sorted(true)}>{(term) => <Term {...props} term={term} />}</For>
          </ul>
        </details>
      </Show>
    </Show>
  );
}
