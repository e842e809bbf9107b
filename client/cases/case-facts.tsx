// The data of a case: declared columns, open facts that have a word, sealed fields in clear where the reader's classes
// allow it, and by name only where they do not. What is missing stands in its place, and beside what a person declared the day
// it was declared and how the office verified it.
import { For, type JSX, Show } from "solid-js";
import type { Json } from "../../workflows/kernel/json.ts";
import { useDesk } from "../desk.ts";
import { caseText } from "../text/cases.ts";
import { shellText } from "../text/shell.ts";
import { LongText } from "../ui/long-text.tsx";
import { type ValueWords, valueText } from "../value-text.ts";
import { useWorkflows } from "../workflows.ts";
import type { Chosen, ContentCase } from "./action-panel.tsx";
import { declaredText } from "./declared-text.ts";
import { type MissingItem, MissingLine } from "./missing-line.tsx";

type SealedField = ContentCase["fields"][number];

/** Free text of notes belongs to the timeline, goals, signatures and sheets to pages of their own, not to the state of the case. */
const timelineOnly = new Set([
  ...["goals", "signatures", "goalReviews", "personSaysText"],
  ...["answers", "healthAnswers", "economicAnswers", "toolText"],
  ...["text", "reservedText", "reason", "noteKind", "noteLevel", "participants", "durationMinutes"],
  ...["factsText", "statementsText", "saidBy", "evaluationText", "verifyOutcome", "verificationText"],
]);

/** Shown in the head of the page. */
const headOnly = new Set(["urgent", "title"]);

/** A text longer than this takes the whole width. */
const longFrom = 70;

interface Fact {
  field: string;
  name: string;
  text: string;
  closed?: boolean;
  /** When it was declared and verified. */
  declared?: string;
  missing?: MissingItem;
}

export interface FactsProps {
  kind: string;
  context: Record<string, Json>;
  columns?: Record<string, string | number | boolean>;
  fields: readonly SealedField[];
  names: Record<string, string>;
  /** Facts another body holds, declared or verified. */
  declared?: ContentCase["facts"];
  missing?: readonly MissingItem[];
  /** Opens the form that completes what is missing. */
  onChoose?: (chosen: Chosen) => void;
  /** What is answered by no is left out: ticks nobody set. */
  withoutNo?: boolean;
}

/** What the workflow makes out of its data (next step, days in a step), in words. */
export function derivedFacts(
  words: ValueWords,
  columns: Record<string, string | number | boolean>,
): { name: string; text: string }[] {
  const texts = words.workflows.find(words.kind)?.texts;
  return Object.entries(columns)
    .filter(([id]) => texts?.fields[id] === undefined && !headOnly.has(id))
    .map(([id, value]) => ({
      name: texts?.columns?.[id] ?? words.workflows.field(words.kind, id),
      text: valueText(words, id, value),
    }))
    .filter((fact) => fact.text !== "");
}

/** What stands there to be read, or is missing. */
export function createFacts(props: FactsProps): () => Fact[] {
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
    // Columns without a field are made from others: they belong to the head.
    const columnFacts = Object.entries(columns)
      .filter(([id]) => texts()?.fields[id] !== undefined)
      .map(([id, value]) => ({
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
    const no = props.withoutNo ? shellText().no : "";
    // In the order of the workflow's words, which is that of its forms.
    const order = Object.keys(texts()?.fields ?? {});
    const known = [...sealed, ...columnFacts, ...openFacts].filter(
      (fact) => fact.text !== "" && fact.text !== no && !headOnly.has(fact.field),
    );
    return withMissing(withDeclared(known)).sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
  };

  function withDeclared(known: Fact[]): Fact[] {
    const declared = props.declared ?? [];
    const option = (field: string, value: string) => workflows.option(props.kind, field, value);
    const own = known.map((fact) => {
      const one = declared.find(({ field }) => field === fact.field);
      return one ? { ...fact, declared: declaredText(one, option) } : fact;
    });
    const rest = declared.filter(({ field }) => !known.some((fact) => fact.field === field));
    return [
      ...own,
      ...rest.map((one) => ({
        ...{ field: one.field ?? one.fact, name: option("fact", one.fact), text: "" },
        declared: declaredText(one, option),
      })),
    ];
  }

  /** In the row of the fact, or in one of its own. */
  function withMissing(known: Fact[]): Fact[] {
    const fieldOf = (item: MissingItem) =>
      props.declared?.find(({ fact }) => item.field === `verify.${fact}`)?.field ?? item.field;
    const missing = props.missing ?? [];
    const own = known.map((fact) => {
      const item = missing.find((one) => fieldOf(one) === fact.field);
      return item ? { ...fact, missing: item } : fact;
    });
    const rest = missing.filter((item) => !known.some((fact) => fact.field === fieldOf(item)));
    return [...own, ...rest.map((item) => ({ field: item.field, name: nameOf(item), text: "", missing: item }))];
  }

  /** A term that could not begin is named like any other. */
  const nameOf = ({ field }: MissingItem): string =>
    field.startsWith("term.")
      ? workflows.deadline(props.kind, field.slice("term.".length))
      : workflows.field(props.kind, field);

  return facts;
}

export function CaseFacts(props: FactsProps): JSX.Element {
  const facts = createFacts(props);
  return (
    <Show when={facts().length > 0} fallback={<p class="muted">{caseText().noFacts}</p>}>
      <dl class="facts">
        <For each={facts()}>
          {(fact) => (
            <div classList={{ long: fact.text.length > longFrom }}>
              <dt>{fact.name}</dt>
              <dd classList={{ closed: fact.closed === true }}>
                <Show when={fact.text !== ""}>
                  <LongText text={fact.text} />
                </Show>
                <Show when={fact.declared}>{(said) => <div class="muted small-text">{said()}</div>}</Show>
                <Show when={fact.missing}>
                  {(item) => (
                    <MissingLine
                      kind={props.kind}
                      item={item()}
                      name={fact.name}
                      names={props.names}
                      stands={fact.text !== "" && fact.closed !== true}
                      onChoose={props.onChoose}
                    />
                  )}
                </Show>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Show>
  );
}
