// What a correction would change in the case besides the fact: the step, the terms, what decides elsewhere; or why it
// cannot be computed. Drawn from what the server decided in memory.
import { For, type JSX, Show } from "solid-js";
import { isObject, type Json, type JsonObject } from "../../../workflows/kernel/json.ts";
import { useDesk } from "../../desk.ts";
import { caseText } from "../../text/cases.ts";
import { mendingText } from "../../text/mending.ts";
import { formatDay } from "../../ui/format.ts";
import { type ValueWords, valueText } from "../../value-text.ts";
import { useWorkflows } from "../../workflows.ts";
import type { ShownDeadline } from "../deadline-list.tsx";

export interface ShownConsequence {
  elsewhere: boolean;
  approved?: string | undefined;
  blocked?: string | undefined;
  stateThen?: string | undefined;
  refusedAt?: { seq: number; type: string; reasons: string[] } | undefined;
  toldAnew: boolean;
  patch: JsonObject;
}

interface About {
  kind: string;
  state: string;
  context: JsonObject;
  deadlines: readonly ShownDeadline[];
  names: Record<string, string>;
}

const partOf = (patch: JsonObject, key: string): JsonObject => {
  const part = patch[key];
  return isObject(part) ? part : {};
};

export function ConsequenceList(props: { would: ShownConsequence; about: About }): JSX.Element {
  const workflows = useWorkflows();
  const desk = useDesk();
  const { about } = props;
  const words = (): ValueWords => ({ workflows, desk: desk(), kind: about.kind, names: about.names });

  function term([id, change]: [string, Json]): string | undefined {
    const name = workflows.deadline(about.kind, id);
    const now = about.deadlines.find((one) => one.id === id)?.dueOn;
    if (change === null) return mendingText().termGone(name);
    const then = isObject(change) && typeof change.dueOn === "string" ? change.dueOn : undefined;
    if (then === undefined) return undefined;
    return now
      ? mendingText().termMoves(name, formatDay(now), formatDay(then))
      : mendingText().termNew(name, formatDay(then));
  }

  function fact([key, value]: [string, Json]): string | undefined {
    const label = workflows.field(about.kind, key);
    // What has no word on screen is the workflow's own bookkeeping.
    if (label === key && !caseText().changedHead[key]) return undefined;
    const text = value === null ? mendingText().empty : valueText(words(), key, value);
    return text === "" ? undefined : `${caseText().changedHead[key] ?? label}: ${text}`;
  }

  const lines = (): string[] => [
    ...Object.entries(partOf(props.would.patch, "deadlines")).flatMap((one) => term(one) ?? []),
    ...Object.entries({ ...partOf(props.would.patch, "head"), ...partOf(props.would.patch, "context") }).flatMap(
      (one) => fact(one) ?? [],
    ),
  ];
  const stateLine = () => {
    const then = props.would.stateThen;
    return then && then !== about.state
      ? mendingText().wouldBe(workflows.state(about.kind, then), workflows.state(about.kind, about.state))
      : undefined;
  };
  const reasons = (ids: readonly string[]) => ids.map((id) => workflows.reason(about.kind, id)).join(" ");
  return (
    <>
      <Show when={stateLine()}>{(text) => <p>{text()}</p>}</Show>
      <Show when={props.would.refusedAt}>
        {(at) => (
          <p>
            {mendingText().wouldRefuse(workflows.done(about.kind, at().type))} {reasons(at().reasons)}
          </p>
        )}
      </Show>
      <Show when={props.would.approved}>{(id) => <p>{reasons([id()])}</p>}</Show>
      <Show when={props.would.blocked}>{(id) => <p>{reasons([id()])}</p>}</Show>
      <Show when={props.would.toldAnew && !props.would.blocked}>
        <p>{mendingText().toldAnew}</p>
      </Show>
      <Show when={lines().length > 0}>
        <p>{mendingText().alsoChanges}</p>
        <ul>
          <For each={lines()}>{(line) => <li>{line}</li>}</For>
        </ul>
      </Show>
    </>
  );
}
