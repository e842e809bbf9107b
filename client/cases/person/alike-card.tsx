// On the page of a person: records that may be hers too, each with the reason. Nothing stands there while there are none.
import { For, type JSX, Show } from "solid-js";
import { createRead } from "../../query.ts";
import { duplicatesText } from "../../text/duplicates.ts";
import { trpc } from "../../trpc.ts";
import { AlikeRow } from "./alike-persons.tsx";

export default function AlikeCard(props: {
  personId: string;
  /** Absent for who may not say that they are two persons. */
  onApart?: ((other: string) => void) | undefined;
}): JSX.Element {
  const found = createRead(
    "people",
    "listAlike",
    () => ({ personId: props.personId }),
    (input, signal) => trpc.people.listAlike.query(input, { signal }),
  );
  const persons = () => (found.isPending || found.error ? [] : (found.data?.persons ?? []));
  return (
    <Show when={persons().length > 0}>
      <section class="card-box alike-box" aria-labelledby="record-alike">
        <h2 id="record-alike">{duplicatesText().sameTitle}</h2>
        <ul class="row-list">
          <For each={persons()}>
            {(person) => <AlikeRow person={person} onApart={props.onApart} besides={props.personId} />}
          </For>
        </ul>
        <p class="field-help">{duplicatesText().sameHelp}</p>
      </section>
    </Show>
  );
}
