// Who was asked and has not answered: since when, how often reminded, and a reminder at hand.
import { For, type JSX, Show } from "solid-js";
import type { AskedOne } from "../../workflows/kernel/definition.ts";
import type { Json } from "../../workflows/kernel/json.ts";
import { caseText } from "../text/cases.ts";
import { daysBetween, formatDay } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";
import type { ShownDeadline } from "./deadline-list.tsx";

/** `paper`: kind of the document whose signature is awaited. */
export type ShownAsked = AskedOne & { key: string; paper?: string };

/** Fields of the workflow's events that hold the key of a request, by what was asked. */
export interface RequestActs {
  event: string;
  field: string;
  /** What was asked for, where it is about one kind of request only. */
  of: string | null;
}

export function AskedList(props: {
  kind: string;
  today: string;
  asked: readonly ShownAsked[];
  deadlines: readonly ShownDeadline[];
  /** Acts about a request that are possible now. */
  acts: readonly RequestActs[];
  onAct: (event: string, initial: Record<string, Json>) => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const dueOf = (one: ShownAsked) => props.deadlines.find((term) => term.id === one.deadline)?.dueOn;
  return (
    <Show when={props.asked.length > 0}>
      <section class="card-box comes-second" aria-labelledby="asked-title">
        <h2 id="asked-title">{caseText().missingAnswers(props.asked.length)}</h2>
        <ul class="row-list">
          <For each={props.asked}>
            {(one) => (
              <li>
                <strong>{workflows.option(props.kind, one.request, one.of)}</strong>
                <Show when={one.document}>
                  {(document) => (
                    <span class="small-text">
                      {caseText().ofPaper(
                        workflows.option(props.kind, "documentKind", one.paper ?? ""),
                        document().version,
                      )}
                    </span>
                  )}
                </Show>
                <span>{caseText().askedSince(formatDay(one.since), daysBetween(one.since, props.today))}</span>
                <Show when={dueOf(one)}>
                  {(dueOn) => (
                    <span class="tag" classList={{ late: dueOn() < props.today, plain: dueOn() >= props.today }}>
                      {caseText().answerBy(formatDay(dueOn()))}
                    </span>
                  )}
                </Show>
                <Show when={one.remindedOn}>
                  {(remindedOn) => (
                    <span class="small-text muted">
                      {caseText().remindedTimes(one.reminders, formatDay(remindedOn()))}
                    </span>
                  )}
                </Show>
                <For each={props.acts.filter(({ of }) => of === null || of === one.request)}>
                  {({ event, field }) => (
                    <button
                      type="button"
                      class="link-button small-text"
                      onClick={() => props.onAct(event, { [field]: one.key })}
                    >
                      {workflows.event(props.kind, event)}
                    </button>
                  )}
                </For>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
