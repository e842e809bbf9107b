// "Dati" on the page of a case, with what is missing in the record of whom it is about. A household keeps its data as who lives there,
// in a card of their own: nothing is drawn here that would stand empty beside it.
import { type JSX, mergeProps, Show } from "solid-js";
import { caseText } from "../text/cases.ts";
import type { Chosen, ContentCase } from "./action-panel.tsx";
import { CaseFacts, createFacts, type FactsProps } from "./case-facts.tsx";
import { PersonMissing } from "./person-missing.tsx";

export function FactsCard(props: {
  view: ContentCase;
  isNow: boolean;
  onChoose?: (chosen: Chosen) => void;
}): JSX.Element {
  const asked = (): FactsProps => ({
    kind: props.view.kind,
    context: props.view.context,
    columns: props.view.columns,
    fields: props.view.fields,
    names: props.view.names,
    declared: props.view.facts,
    missing: props.view.todo.filter((item) => item.event !== "SETTLE_CORRECTION"),
    ...(props.onChoose ? { onChoose: props.onChoose } : {}),
  });
  const facts = createFacts(mergeProps(asked));
  const isDrawn = () => props.view.kind !== "household" || facts().length > 0;
  return (
    <Show when={isDrawn()}>
      <section class="card-box" aria-labelledby="facts-title">
        <h2 id="facts-title">{caseText().facts}</h2>
        <CaseFacts {...asked()} />
        <PersonMissing view={props.view} isNow={props.isNow} />
      </section>
    </Show>
  );
}
