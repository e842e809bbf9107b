// The path of a case: the picture of its states, and the same in words with the days of each step. Fetched when somebody wants
// it; the case page and the page of its log show it.
import { For, type JSX, Show } from "solid-js";
import { createRead } from "./query.ts";
import { type Picture, StatePicture } from "./state-picture.tsx";
import { historyText } from "./text/history.ts";
import { trpc } from "./trpc.ts";
import { formatDay } from "./ui/format.ts";
import { Await } from "./ui/states.tsx";
import { useWorkflows } from "./workflows.ts";

type Stay = Picture["stays"][number];

function PathList(props: { picture: Picture }): JSX.Element {
  const workflows = useWorkflows();
  const state = (name: string) => workflows.state(props.picture.kind, name);
  const when = (stay: Stay) => {
    const since = formatDay(stay.since);
    if (stay.until !== undefined) return historyText().stayed(stay.days, since, formatDay(stay.until));
    return props.picture.isClosed ? historyText().endedOn(since) : historyText().stays(stay.days, since);
  };
  /** Of a state the case came back to: all its stays together, said with the last. */
  const inAll = (stay: Stay) => {
    const all = props.picture.stays.filter((one) => one.state === stay.state);
    if (all.length < 2 || all.at(-1) !== stay) return "";
    return historyText().inAll(
      all.length,
      all.reduce((sum, one) => sum + one.days, 0),
    );
  };
  return (
    <ol class="path-list">
      <For each={props.picture.stays}>
        {(stay) => (
          <li aria-current={stay.until === undefined ? "step" : undefined}>
            <strong>{state(stay.state)}</strong>: {when(stay)}
            <Show when={inAll(stay)}>{(text) => <> {text()}</>}</Show>
            <span class="muted small-text"> · {workflows.done(props.picture.kind, stay.type)}</span>
          </li>
        )}
      </For>
    </ol>
  );
}

function TakenBack(props: { picture: Picture }): JSX.Element {
  const workflows = useWorkflows();
  return (
    <Show when={props.picture.takenBack.length > 0}>
      <p class="small-text muted path-gone-title">{historyText().goneSteps}</p>
      <ul class="path-gone small-text">
        <For each={props.picture.takenBack}>
          {(move) => (
            <li>
              <del>
                {workflows.state(props.picture.kind, move.from)} → {workflows.state(props.picture.kind, move.to)}
              </del>
              , {formatDay(move.occurredOn)} · {workflows.done(props.picture.kind, move.type)}
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

export function PathShown(props: { picture: Picture }): JSX.Element {
  const total = () => props.picture.stays.reduce((sum, stay) => sum + stay.days, 0);
  const first = () => props.picture.stays[0];
  return (
    <>
      <Show when={first()}>
        {(stay) => (
          <p>
            {props.picture.isClosed
              ? historyText().lasted(total(), formatDay(stay().since))
              : historyText().lasts(total(), formatDay(stay().since))}
          </p>
        )}
      </Show>
      <Show when={props.picture.isCut}>
        <p class="muted small-text">{historyText().pathCut}</p>
      </Show>
      <PathList picture={props.picture} />
      <TakenBack picture={props.picture} />
      <Show when={props.picture.size}>{(size) => <StatePicture picture={props.picture} size={size()} />}</Show>
    </>
  );
}

/** With `at` the path as it was at that minute. */
export default function CasePath(props: { caseId: string; at?: string | undefined }): JSX.Element {
  const picture = createRead(
    "cases",
    "getPicture",
    () => ({ caseId: props.caseId, ...(props.at === undefined ? {} : { at: props.at }) }),
    // A query answers something: a case that was not there yet has no path.
    async (input, signal) => (await trpc.history.getPicture.query(input, { signal })) ?? null,
  );
  return (
    <Await query={picture}>{(drawn) => <Show when={drawn()}>{(one) => <PathShown picture={one()} />}</Show>}</Await>
  );
}
