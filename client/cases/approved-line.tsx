// Beside the forms that bind money: what was approved for the project, what of it is bound and what is left, and a warning before
// the gate refuses what goes beyond.
import { type JSX, Show } from "solid-js";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { budgetText } from "../text/budget.ts";
import { formatCents } from "../ui/format.ts";
import { Alert } from "../ui/states.tsx";
import { beyondApproved, proposedCents, standIn } from "./approved-stand.ts";

export default function ApprovedLine(props: { context: JsonObject; values: JsonObject }): JSX.Element {
  const beyond = () => beyondApproved(props.context, props.values);
  return (
    <Show
      when={standIn(props.context)}
      fallback={<p class="muted small-text">{budgetText().planned(formatCents(proposedCents(props.context)))}</p>}
    >
      {(stand) => (
        <div aria-live="polite">
          <p class="muted small-text">
            {budgetText().approved(
              formatCents(stand().approvedCents),
              formatCents(stand().boundCents),
              formatCents(stand().leftCents),
            )}
          </p>
          <Show when={beyond() > 0}>
            <Alert kind="warning">{budgetText().beyond(formatCents(beyond()))}</Alert>
          </Show>
        </div>
      )}
    </Show>
  );
}
