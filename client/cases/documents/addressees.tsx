// To whom a letter may go by the acts in force, each to be taken with one press; or why nobody comes filled in. What is typed in the
// fields holds all the same.
import { For, type JSX, Show } from "solid-js";
import { lettersText } from "../../text/letters.ts";
import type { trpc } from "../../trpc.ts";
import type { FormModel } from "../../ui/form/model.ts";
import { Alert } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";

type Proposed = Awaited<ReturnType<typeof trpc.documents.beginLetter.query>>["proposed"];
type Addressee = Proposed["addressees"][number];

export function Addressees(props: { proposed: Proposed; model: FormModel }): JSX.Element {
  const workflows = useWorkflows();
  const words = () => lettersText().addressees;
  const role = (one: Addressee) =>
    one.role === "subject" ? words().subject : workflows.option("person", "actRole", one.role);
  const isChoice = () => props.proposed.addressees.length > 1 || props.proposed.none !== undefined;
  const take = (one: Addressee) => {
    props.model.set("addresseeName", one.name);
    props.model.set("addresseeLines", one.lines.length > 0 ? one.lines.join("\n") : undefined);
  };
  return (
    <>
      <Show when={props.proposed.none}>
        {(none) => <Alert kind={none() === "several" ? "info" : "warning"}>{words().none[none()]}</Alert>}
      </Show>
      <Show when={isChoice() && props.proposed.addressees.length > 0}>
        <section aria-labelledby="addressees-title">
          <h2 id="addressees-title">{words().title}</h2>
          <ul class="row-list">
            <For each={props.proposed.addressees}>
              {(one) => (
                <li>
                  <strong>{one.name}</strong>
                  <span class="tag">{role(one)}</span>
                  <span class="muted small-text">
                    {[one.copies === "partly" ? words().partly : "", one.lines.join(", ") || words().noAddress]
                      .filter(Boolean)
                      .join(" · ")}
                  </span>
                  <button type="button" class="btn btn-outline-primary small" onClick={() => take(one)}>
                    {words().take} <span class="visually-hidden">{one.name}</span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </>
  );
}
