// Words of an act on the page of the project: as they were written, or why they are not shown.
import { For, type JSX, Show } from "solid-js";
import { caseText } from "../../text/cases.ts";
import { LongText } from "../../ui/long-text.tsx";
import { type ProjectAct, textIn } from "./versions.ts";

export function Said(props: { of: ProjectAct; kind: string; fields: readonly string[] }): JSX.Element {
  const texts = () => props.fields.map((field) => textIn(props.of.values, field)).filter((text) => text !== "");
  return (
    <>
      <For each={texts()}>{(text) => <LongText text={text} />}</For>
      <Show when={texts().length === 0}>
        <For each={props.of.erased ?? []}>{(reason) => <p class="muted">{caseText().erasedField(reason)}</p>}</For>
        <For each={props.of.closed ?? []}>
          {(dataClass) => <p class="muted">{caseText().closedField(caseText().classes[dataClass])}</p>}
        </For>
      </Show>
    </>
  );
}
