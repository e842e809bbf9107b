// The rows of a case's log with their hashes, each with what its check said.
import { For, type JSX, Show } from "solid-js";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { useDesk } from "../desk.ts";
import { historyText } from "../text/history.ts";
import type { trpc } from "../trpc.ts";
import { formatDay, formatInstant } from "../ui/format.ts";
import { valueText } from "../value-text.ts";
import { useWorkflows } from "../workflows.ts";

export type Log = Awaited<ReturnType<typeof trpc.history.getLog.query>>;
export type LogEntry = Log["entries"][number];

export const isSound = (entry: LogEntry): boolean => entry.isWhole && entry.isChained && entry.sealed !== "broken";

function Check(props: { entry: LogEntry }): JSX.Element {
  const words = () =>
    [
      props.entry.isWhole ? historyText().whole : historyText().notWhole,
      ...(props.entry.isChained ? [] : [historyText().notChained]),
      historyText().sealed[props.entry.sealed],
    ].join(", ");
  return (
    <span classList={{ "muted small-text": isSound(props.entry), "tag late": !isSound(props.entry) }}>
      {isSound(props.entry) ? "✓" : "▲"} {words()}
    </span>
  );
}

function Entry(props: { entry: LogEntry; kind: string; names: Record<string, string> }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const step = () => {
    const { stateBefore, stateAfter } = props.entry;
    const to = workflows.state(props.kind, stateAfter);
    return stateBefore === stateAfter || stateBefore === "unopened"
      ? to
      : `${workflows.state(props.kind, stateBefore)} → ${to}`;
  };
  const words = () => ({ workflows, desk: desk(), kind: props.kind, names: props.names });
  const given = () =>
    Object.entries((props.entry.payload ?? {}) as JsonObject).map(([field, value]) => ({ field, value }));
  const data = () =>
    given()
      .map(({ field, value }) => ({ field, text: valueText(words(), field, value) }))
      .filter((one) => one.text !== "");
  const rules = () => Object.entries(props.entry.rulesets ?? {});
  return (
    <li>
      <div class="timeline-head">
        <strong>
          {props.entry.seq}. {workflows.done(props.kind, props.entry.type, given())}
        </strong>
        <span>{formatInstant(props.entry.recordedAt)}</span>
        <span class="muted">{props.names[props.entry.actor] ?? props.entry.actor}</span>
        <Check entry={props.entry} />
      </div>
      <div class="muted">{step()}</div>
      <details>
        <summary class="small-text">{historyText().details}</summary>
        <dl class="log-facts small-text">
          <dt>{historyText().hash}</dt>
          <dd class="hash">{props.entry.hash}</dd>
          <dt>{historyText().prevHash}</dt>
          <dd class="hash">{props.entry.prevHash || "–"}</dd>
          <dt>{historyText().position}</dt>
          <dd class="number">{props.entry.pos}</dd>
          <dt>{historyText().when}</dt>
          <dd>{historyText().occurredOn(formatDay(props.entry.occurredOn))}</dd>
          <dt>{historyText().version}</dt>
          <dd class="number">{props.entry.workflowVersion}</dd>
          <Show when={rules().length > 0}>
            <dt>{historyText().rulesets}</dt>
            <dd>
              {rules()
                .map(([id, version]) => `${id} ${String(version)}`)
                .join(", ")}
            </dd>
          </Show>
          <Show when={data().length > 0}>
            <dt>{historyText().data}</dt>
            <dd>
              <For each={data()}>
                {(one) => (
                  <div>
                    <span class="muted">{workflows.field(props.kind, one.field, given())}:</span> {one.text}
                  </div>
                )}
              </For>
            </dd>
          </Show>
        </dl>
      </details>
    </li>
  );
}

export function LogEntries(props: { entries: readonly LogEntry[]; kind: string; names: Record<string, string> }) {
  return (
    <ol class="timeline">
      <For each={props.entries}>{(entry) => <Entry entry={entry} kind={props.kind} names={props.names} />}</For>
    </ol>
  );
}
