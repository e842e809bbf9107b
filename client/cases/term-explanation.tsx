// How the end of a term was found, sentence by sentence, from what the case keeps of it.
import { For, type JSX } from "solid-js";
import { explainTerm } from "../../workflows/kernel/explain-term.ts";
import type { TermStep } from "../../workflows/kernel/term-steps.ts";
import { caseText } from "../text/cases.ts";
import { language } from "../text/language.ts";
import { useWorkflows } from "../workflows.ts";

export function TermExplanation(props: { kind: string; name: string; steps: readonly TermStep[] }): JSX.Element {
  const workflows = useWorkflows();
  const sentences = () =>
    explainTerm(props.steps, language(), {
      ground: (id) => workflows.ground(props.kind, id),
      option: (field, value) => workflows.option(props.kind, field, value).toLowerCase(),
    });
  return (
    <details class="term-steps">
      <summary class="small-text">
        {caseText().howFound}
        <span class="visually-hidden"> {props.name}</span>
      </summary>
      <ol class="small-text">
        <For each={sentences()}>{(sentence) => <li>{sentence}</li>}</For>
      </ol>
    </details>
  );
}
