// The path of the case on its page, folded until somebody wants it: its picture and days are fetched then.
import { createSignal, type JSX, Show, Suspense } from "solid-js";
import { caseText } from "../text/cases.ts";
import { latePart } from "../ui/late-part.tsx";

const CasePath = latePart(() => import("../case-path.tsx"), { wanted: true });

export function PathFold(props: { caseId: string; at: string | undefined }): JSX.Element {
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <details class="card-box fold-box path-fold" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <h2>{caseText().path}</h2>
      </summary>
      <Show when={isOpen()}>
        <Suspense>
          <CasePath caseId={props.caseId} at={props.at} />
        </Suspense>
      </Show>
    </details>
  );
}
