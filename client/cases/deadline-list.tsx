// The terms of a case: what falls due when, where it comes from, and the acts that stop, move or start them.
import { For, type JSX, Show } from "solid-js";
import { caseText } from "../text/cases.ts";
import { DueTag } from "../ui/due-tag.tsx";
import { formatDay, formatInstant } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";

export interface ShownDeadline {
  id: string;
  status: "waitingDelivery" | "running" | "suspended" | "met" | "cancelled";
  dueOn?: string | undefined;
  dueAt?: string | undefined;
  source: string;
  reason?: string | undefined;
}

/** Acts that fit a term in its status. */
export const termEvents: Record<ShownDeadline["status"], readonly string[]> = {
  waitingDelivery: ["RECORD_DELIVERY"],
  running: ["SUSPEND_TERM", "EXTEND_TERM"],
  suspended: ["RESUME_TERM"],
  met: [],
  cancelled: [],
};

export function DeadlineList(props: {
  kind: string;
  today: string;
  deadlines: readonly ShownDeadline[];
  /** Acts on terms the reader may record. */
  mayRecord: (event: string) => boolean;
  onAct: (event: string, deadlineId: string) => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const order = { running: 0, waitingDelivery: 1, suspended: 2, met: 3, cancelled: 4 };
  const isOver = (term: ShownDeadline) => term.status === "met" || term.status === "cancelled";
  const sorted = (over: boolean) =>
    props.deadlines
      .filter((term) => isOver(term) === over)
      .sort((a, b) => order[a.status] - order[b.status] || (a.dueOn ?? "").localeCompare(b.dueOn ?? ""));
  const row = (term: ShownDeadline) => (
    <li>
      <strong>{workflows.deadline(props.kind, term.id)}</strong>
      <Show when={term.dueOn}>
        {(dueOn) => <span class="number">{term.dueAt ? formatInstant(term.dueAt) : formatDay(dueOn())}</span>}
      </Show>
      <Show
        when={term.status === "running" && term.dueOn}
        fallback={<span class="tag plain">{caseText().deadlineStatus[term.status]}</span>}
      >
        {(dueOn) => <DueTag dueOn={dueOn()} today={props.today} counted />}
      </Show>
      <div class="small-text muted source">
        {caseText().source}: {term.source}
        {term.reason ? ` · ${term.reason}` : ""}
      </div>
      <For each={termEvents[term.status].filter(props.mayRecord)}>
        {(event) => (
          <button type="button" class="link-button small-text" onClick={() => props.onAct(event, term.id)}>
            {workflows.event(props.kind, event)}
          </button>
        )}
      </For>
    </li>
  );
  return (
    <Show when={props.deadlines.length > 0} fallback={<p class="muted">{caseText().noDeadlines}</p>}>
      <ul class="row-list">
        <For each={sorted(false)}>{row}</For>
      </ul>
      <Show when={sorted(true).length > 0}>
        <details>
          <summary class="small-text">{caseText().closedDeadlines(sorted(true).length)}</summary>
          <ul class="row-list">
            <For each={sorted(true)}>{row}</For>
          </ul>
        </details>
      </Show>
    </Show>
  );
}
