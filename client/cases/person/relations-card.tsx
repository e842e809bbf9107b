// Who is what to a person, from when to when, said from her side; where acts of representation say otherwise stands above, so that
// nobody takes a relation for a right. On the person's page, and on the page of a case for whom the case is about.
import { A } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { links } from "../../links.ts";
import { createRead } from "../../query.ts";
import { relationsText } from "../../text/relations.ts";
import { trpc } from "../../trpc.ts";
import { formatDay } from "../../ui/format.ts";
import { Alert, Await } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";
import { PersonAct } from "./person-act.tsx";

type Shown = Awaited<ReturnType<typeof trpc.people.getRelations.query>>;
type Relation = Shown["relations"][number];

const kind = "person";

export default function RelationsCard(props: {
  personId: string;
  /** The minute of the past that is shown. */
  at?: string | undefined;
  /** Opens the form to record one; absent where it cannot be recorded here. */
  onRecord?: (() => void) | undefined;
}): JSX.Element {
  const [ending, setEnding] = createSignal<Relation>();
  const query = createRead(
    "people",
    "getRelations",
    () => ({ personId: props.personId, ...(props.at === undefined ? {} : { at: props.at }) }),
    (input, signal) => trpc.people.getRelations.query(input, { signal }),
  );
  const words = createWords();
  const act = () => {
    const one = ending();
    if (!one) return undefined;
    const chosen = { event: "END_RELATION", initial: { relation: one.relation } };
    return { personId: one.record, name: words.said(one), chosen };
  };
  const row = (one: Relation) => <RelationRow relation={one} personId={props.personId} onEnd={() => setEnding(one)} />;
  return (
    <Await query={query}>
      {(data) => (
        <>
          <p class="muted small-text">{relationsText().help}</p>
          <For each={data().against}>
            {(one) => <Alert kind="warning">{relationsText().against[one.id](one.name)}</Alert>}
          </For>
          <Show
            when={data().relations.some((one) => one.end === undefined)}
            fallback={<p class="muted">{relationsText().none}</p>}
          >
            <ul class="row-list">
              <For each={data().relations.filter((one) => one.end === undefined)}>{row}</For>
            </ul>
          </Show>
          <Former relations={data().relations.filter((one) => one.end !== undefined)}>{row}</Former>
          <Show when={props.onRecord}>
            {(record) => (
              <button type="button" class="btn btn-outline-primary small no-print" onClick={() => record()()}>
                {relationsText().record}
              </button>
            )}
          </Show>
          <PersonAct of={act()} onClose={() => setEnding(undefined)} />
        </>
      )}
    </Await>
  );
}

function Former(props: { relations: readonly Relation[]; children: (one: Relation) => JSX.Element }): JSX.Element {
  return (
    <Show when={props.relations.length > 0}>
      <details>
        <summary>{relationsText().former(props.relations.length)}</summary>
        <ul class="row-list">
          <For each={props.relations}>{props.children}</For>
        </ul>
      </details>
    </Show>
  );
}

/** How relations are called: of a woman and of a man, where it is known which. */
function createWords() {
  const workflows = useWorkflows();
  const tie = ({ tie: code, other }: Relation): string => {
    const bySex = { F: relationsText().women, M: relationsText().men }[other?.sex ?? ""];
    return bySex?.[code] ?? workflows.option(kind, "tie", code);
  };
  const name = ({ other }: Relation): string => other?.name ?? relationsText().somebody;
  return {
    tie,
    name,
    said: (one: Relation): string => `${tie(one)}: ${name(one)}`,
    option: (field: string, value: string): string => workflows.option(kind, field, value),
  };
}

function RelationRow(props: { relation: Relation; personId: string; onEnd: () => void }): JSX.Element {
  const words = createWords();
  const days = () =>
    [
      props.relation.from && relationsText().since(formatDay(props.relation.from)),
      props.relation.until && relationsText().until(formatDay(props.relation.until)),
      props.relation.end && relationsText().ended(words.option("relationEnd", props.relation.end)),
      relationsText().known(words.option("tieSource", props.relation.source)),
      props.relation.record === props.relation.other?.personId && relationsText().elsewhere,
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <li>
      <span class="tag">{words.tie(props.relation)}</span>
      <Show when={props.relation.other} fallback={<span>{relationsText().somebody}</span>}>
        {(other) => (
          <>
            <A href={links.person(other().personId)}>
              <strong>{other().name}</strong>
            </A>
            <Show when={other().deceased}>
              <span class="tag plain">{relationsText().deceased}</span>
            </Show>
          </>
        )}
      </Show>
      <span class="muted small-text">{days()}</span>
      <Show when={props.relation.mayEnd}>
        <button type="button" class="btn btn-outline-primary small no-print" onClick={() => props.onEnd()}>
          {relationsText().end}
          <span class="visually-hidden"> {words.said(props.relation)}</span>
        </button>
      </Show>
    </li>
  );
}
