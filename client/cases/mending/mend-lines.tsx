// What an entry of a timeline says of the one it mends: which it was, and for a correction both values.
import { For, type JSX, Show } from "solid-js";
import type { Json } from "../../../workflows/kernel/json.ts";
import { caseText } from "../../text/cases.ts";
import { mendingText } from "../../text/mending.ts";
import { formatDay } from "../../ui/format.ts";
import { type ValueWords, valueText } from "../../value-text.ts";
import type { TimelineEntry } from "../timeline.tsx";

export function MendLines(props: {
  entry: TimelineEntry;
  /** Those shown with it: what it mends is named where it is among them. */
  entries: readonly TimelineEntry[];
  words: ValueWords;
}): JSX.Element {
  const { workflows, kind } = props.words;
  const mended = () => props.entries.find((one) => one.caseId === props.entry.caseId && one.seq === props.entry.mends);
  const shown = (field: string, value: Json | undefined) =>
    valueText(props.words, field, value) || `(${mendingText().empty})`;
  const outcome = () => {
    const made = props.entry.correction;
    return made ? mendingText().outcome[made.outcome] : "";
  };
  return (
    <>
      <Show when={mended()}>
        {(one) => (
          <div class="small-text muted">
            {mendingText().takesBack(workflows.done(kind, one().type), formatDay(one().occurredOn))}
          </div>
        )}
      </Show>
      <Show when={props.entry.correction}>
        {(made) => (
          <ul class="timeline-given">
            <Show when={made().day}>
              {(day) => (
                <li>
                  <span class="muted">{mendingText().day}:</span> <del>{formatDay(day().from)}</del>{" "}
                  <ins>{formatDay(day().to)}</ins>
                </li>
              )}
            </Show>
            <For each={made().changes}>
              {(one) => (
                <li>
                  <span class="muted">{workflows.field(kind, one.field)}:</span>{" "}
                  <del>{shown(one.field, one.from as Json)}</del>{" "}
                  <span class="visually-hidden">{mendingText().becomes}</span>{" "}
                  <ins>{shown(one.field, one.to as Json)}</ins>
                </li>
              )}
            </For>
            <Show when={made().closed.length > 0}>
              <li class="muted">
                {caseText().closedParts(
                  made()
                    .closed.map((one) => caseText().classes[one])
                    .join(", "),
                )}
              </li>
            </Show>
            <Show when={outcome()}>{(text) => <li class="muted">{text()}</li>}</Show>
          </ul>
        )}
      </Show>
    </>
  );
}
