// Who is what to whom a case is about, on its page: folded until somebody wants it, since looking at it is reading the record of the
// person, and is recorded as that.
import { createSignal, type JSX, Show, Suspense } from "solid-js";
import { relationsText } from "../../text/relations.ts";
import { latePart } from "../../ui/late-part.tsx";

const RelationsCard = latePart(() => import("./relations-card.tsx"), { wanted: true });

export function RelationsFold(props: { personId: string }): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <details class="card-box fold-box" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <h2>{relationsText().title}</h2>
      </summary>
      <Show when={isOpen()}>
        <Suspense>
          <RelationsCard personId={props.personId} />
        </Suspense>
      </Show>
    </details>
  );
}
