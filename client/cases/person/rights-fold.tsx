// Who signs and who may be told, on the page of a case: folded until somebody wants it, since looking at it is reading the
// record of the person, and is recorded as that.
import { createSignal, type JSX, Show, Suspense } from "solid-js";
import { rightsText } from "../../text/rights.ts";
import { latePart } from "../../ui/late-part.tsx";

const RightsCard = latePart(() => import("./rights-card.tsx"), { wanted: true });

export function RightsFold(props: { personId: string }): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <details class="card-box fold-box" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <h2>{rightsText().title}</h2>
      </summary>
      <Show when={isOpen()}>
        <Suspense>
          <RightsCard personId={props.personId} />
        </Suspense>
      </Show>
    </details>
  );
}
