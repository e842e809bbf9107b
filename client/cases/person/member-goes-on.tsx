// Beside a member of a household whose record goes on in another: that it does, and the act by which the other takes the place. Which
// two records are meant is known here, so that the form asks nothing.
import { createSignal, type JSX, Show } from "solid-js";
import { householdsText } from "../../text/households.ts";
import { useWorkflows } from "../../workflows.ts";
import type { Chosen } from "../action-panel.tsx";
import { goesOnEvent } from "../adapt-form.ts";
import { memberName } from "./household-name.ts";
import { PersonAct } from "./person-act.tsx";

export interface GoingMember {
  person: string;
  /** `into`: who takes the place, for who may record that. */
  goesOn?: { into?: string };
}

interface Acting {
  personId: string;
  name: string;
  chosen: Chosen;
}

/** The form stands beside the list: the line of the member goes as soon as it is recorded. */
export function createGoesOn(of: { household: () => string | undefined; names: () => Record<string, string> }) {
  const [acting, setActing] = createSignal<Acting>();
  const name = (person: string) => memberName(person, of.names());
  const begin = (person: string, into: string) =>
    setActing({
      ...{ personId: of.household() ?? "", name: householdsText().takesPlace(name(into), name(person)) },
      chosen: { event: goesOnEvent, initial: { person, into } },
    });
  return {
    Beside: (props: { member: GoingMember }): JSX.Element => {
      const workflows = useWorkflows();
      return (
        <Show when={of.household() !== undefined && props.member.goesOn}>
          {(goesOn) => (
            <>
              <span class="small-text">{householdsText().goesOn}</span>
              <Show when={goesOn().into}>
                {(into) => (
                  <button
                    type="button"
                    class="btn btn-outline-primary small no-print"
                    onClick={() => begin(props.member.person, into())}
                  >
                    {workflows.event("household", goesOnEvent)}
                    <span class="visually-hidden">: {name(props.member.person)}</span>
                  </button>
                )}
              </Show>
            </>
          )}
        </Show>
      );
    },
    Act: (): JSX.Element => (
      <Show when={of.household() !== undefined}>
        <PersonAct of={acting()} onClose={() => setActing(undefined)} />
      </Show>
    ),
  };
}
