// Which household a case follows, as something to do: after a split, or where the one it followed is no more. Who may not choose is
// not asked.
import { For, type JSX, Show } from "solid-js";
import { householdsText } from "../../text/households.ts";
import { formatDay } from "../../ui/format.ts";
import { Alert } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";
import type { Chosen, ContentCase } from "../action-panel.tsx";
import { householdName } from "./household-name.ts";

export default function HouseholdQuestion(props: {
  view: ContentCase;
  onChoose: (chosen: Chosen) => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const choice = () => props.view.household;
  const question = (asks: "split" | "gone" | "left") => householdsText().asks[asks](formatDay(choice()?.splitOn ?? ""));
  return (
    <Show when={choice()?.asks}>
      {(asks) => (
        <Alert kind="warning" title={question(asks())}>
          <p>{householdsText().asksHelp}</p>
          <div class="actions no-print">
            <For each={choice()?.choices ?? []}>
              {(one) => (
                <button
                  type="button"
                  class="btn btn-outline-primary small"
                  onClick={() => props.onChoose({ event: "FOLLOW_HOUSEHOLD", initial: { household: one.household } })}
                >
                  {householdsText().follows(householdName(workflows, one, props.view.names))}
                  {one.household === choice()?.followed ? ` (${householdsText().asNow})` : ""}
                </button>
              )}
            </For>
          </div>
        </Alert>
      )}
    </Show>
  );
}
