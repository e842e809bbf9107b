// A death that the case heard of from the record of its person, as something to do: the acts that answer it, for who may send them. Who
// may not is told nothing.
import { For, type JSX, Show } from "solid-js";
import { deathsText } from "../../text/deaths.ts";
import { formatDay } from "../../ui/format.ts";
import { Alert } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";
import type { Chosen, ContentCase } from "../action-panel.tsx";

/** The day is known: where the act asks for it, it need not be typed again. */
const chosen = (event: string, diedOn: string): Chosen =>
  event === "RECORD_DEATH" ? { event, initial: { diedOn } } : { event };

const asksOf = (kind: string): string => {
  const { asks, asksOther } = deathsText();
  return kind in asks ? asks[kind as keyof typeof asks] : asksOther;
};

/** `onChoose`: absent where the past is shown. */
export default function DeathNotice(props: {
  view: ContentCase;
  onChoose?: ((chosen: Chosen) => void) | undefined;
}): JSX.Element {
  const workflows = useWorkflows();
  const name = () => props.view.names[props.view.head.personId ?? ""] ?? "";
  return (
    <Show when={props.view.death}>
      {(death) => (
        <Alert kind="warning" title={deathsText().title(name(), formatDay(death().diedOn))}>
          <p>
            {asksOf(props.view.kind)} {deathsText().told(formatDay(death().toldOn))}
          </p>
          <Show when={props.onChoose}>
            {(choose) => (
              <div class="toolbar no-print">
                <For each={death().ways}>
                  {(event) => (
                    <button
                      type="button"
                      class="btn btn-outline-primary small"
                      onClick={() => choose()(chosen(event, death().diedOn))}
                    >
                      {workflows.event(props.view.kind, event)}
                    </button>
                  )}
                </For>
              </div>
            )}
          </Show>
          <p class="small-text muted">{deathsText().mistake}</p>
        </Alert>
      )}
    </Show>
  );
}
