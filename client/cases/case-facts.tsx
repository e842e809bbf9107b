// The data of a case: declared columns, open facts that have a word, sealed fields in clear where the reader's classes
// allow it, and by name only where they do not.
import { For, type JSX, Show } from "solid-js";
import type { Json } from "../../workflows/kernel/json.ts";
import { useDesk } from "../desk.ts";
import { caseText } from "../text/cases.ts";
import { useWorkflows } from "../workflows.ts";
import type { ContentCase } from "./action-panel.tsx";
import { type ValueWords, valueText } from "./value-text.ts";

type SealedField = ContentCase["fields"][number];

/** Free text of notes belongs to the timeline, not to the state of the case. */
const timelineOnly = new Set(["text", "reservedText", "reason", "noteKind"]);

/** A text longer than this takes the whole width. */
const longFrom = 70;

interface Fact {
  field: string;
  name: string;
  text: string;
  closed?: boolean;
}

export interface FactsProps {
  kind: string;
  context: Record<string, Json>;
  columns?: Record<string, string | number | boolean>;
  fields: readonly SealedField[];
  names: Record<string, string>;
}

export function CaseFacts(props: FactsProps): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const words = (): ValueWords => ({ workflows, desk: desk(), kind: props.kind, names: props.names });
  const texts = () => workflows.find(props.kind)?.texts;

  const sealedFact = (one: SealedField): Fact => {
    const name = workflows.field(props.kind, one.field);
    const { field } = one;
    if (one.shown === "value") return { field, name, text: valueText(words(), one.field, one.value) };
    if (one.shown === "erased") return { field, name, text: caseText().erasedField(one.reason), closed: true };
    return { field, name, text: caseText().closedField(caseText().classes[one.class]), closed: true };
  };

  const facts = (): Fact[] => {
    const columns = props.columns ?? {};
    const columnFacts = Object.entries(columns).map(([id, value]) => ({
      field: id,
      name: texts()?.columns?.[id] ?? workflows.field(props.kind, id),
      text: valueText(words(), id, value),
    }));
    const openFacts = Object.entries(props.context)
      .filter(([id, value]) => !(id in columns) && texts()?.fields[id] !== undefined && typeof value !== "object")
      .map(([id, value]) => ({
        field: id,
        name: workflows.field(props.kind, id),
        text: valueText(words(), id, value),
      }));
    const sealed = props.fields.filter((one) => !timelineOnly.has(one.field)).map(sealedFact);
    // In the order of the workflow's words, which is that of its forms.
    const order = Object.keys(texts()?.fields ?? {});
    return [...sealed, ...columnFacts, ...openFacts]
      .filter((fact) => fact.text !== "")
      .sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
  };

  return (
    <Show when={facts().length > 0} fallback={<p class="muted">{caseText().noFacts}</p>}>
      <dl class="facts">
        <For each={facts()}>
          {(fact) => (
            <div classList={{ long: fact.text.length > longFrom }}>
              <dt>{fact.name}</dt>
              <dd classList={{ closed: fact.closed === true }}>{fact.text}</dd>
            </div>
          )}
        </For>
      </dl>
    </Show>
  );
}
