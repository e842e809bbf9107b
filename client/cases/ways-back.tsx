// What can still be done with a household that is no more: take back what ended it, where this reader may. The acts of a household that
// lives are not listed: none of them will ever be possible in it as it stands.
import { For, type JSX, Show } from "solid-js";
import { caseText } from "../text/cases.ts";
import { useWorkflows } from "../workflows.ts";
import { type Chosen, type ContentCase, Refusals, stepBackOf } from "./action-panel.tsx";

/** Dissolved, opened by mistake, or of a split that was undone. */
export const isOverHousehold = (view: { kind: string; state: string }): boolean =>
  view.kind === "household" && view.state !== "active";

/** Of one that never came to be, opening it anew is for the record of a person. */
const possibleIn = (view: ContentCase) => (view.state === "unopened" ? [] : view.actions.filter((one) => one.possible));

export const mayTurnBack = (view: ContentCase): boolean =>
  isOverHousehold(view) && (possibleIn(view).length > 0 || view.mending.stepBack?.possible === true);

export function WaysBack(props: { view: ContentCase; onChoose: (chosen: Chosen) => void }): JSX.Element {
  const workflows = useWorkflows();
  const label = ({ event }: { event: string }) => workflows.event(props.view.kind, event);
  const offers = () => [
    ...possibleIn(props.view).map((one) => ({
      label: label(one),
      choose: () => props.onChoose({ event: one.event }),
    })),
    ...stepBackOf(workflows, props.view, props.onChoose),
  ];
  /** Refused for a reason of its own, which is told. */
  const explained = () => props.view.actions.filter((one) => !one.possible && one.code !== "notNow");
  const isDrawn = () =>
    offers().length > 0 || explained().length > 0 || props.view.mending.stepBack?.possible === false;
  return (
    <Show when={isDrawn()}>
      <section class="card-box comes-first no-print" aria-labelledby="actions-title">
        <h2 id="actions-title">{caseText().whatICanDo}</h2>
        <div class="actions">
          <For each={offers()}>
            {(one) => (
              <button type="button" class="btn btn-outline-primary" onClick={() => one.choose()}>
                {one.label}
              </button>
            )}
          </For>
        </div>
        <Refusals view={props.view} actions={explained()} label={label} onChoose={props.onChoose} />
      </section>
    </Show>
  );
}
