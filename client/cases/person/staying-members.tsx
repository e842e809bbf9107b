// Who of a household does not move along with it, said before the move is recorded.
import { For, type JSX } from "solid-js";
import { householdsText } from "../../text/households.ts";
import { memberName } from "./household-name.ts";

export function StayingMembers(props: {
  staying: readonly { person: string; why: "died" | "goesOn" | "ownRecord" }[];
  names: Record<string, string>;
}): JSX.Element {
  return (
    <div class="field-help">
      {householdsText().staying}
      <ul>
        <For each={props.staying}>
          {({ person, why }) => (
            <li>
              {memberName(person, props.names)}: {householdsText().whyStaying[why]}
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
