// With whom a person lived on a day, household by household, as it is known now or was at a minute. Nothing is done here.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { links } from "../../links.ts";
import { createRead } from "../../query.ts";
import { householdsText } from "../../text/households.ts";
import { trpc } from "../../trpc.ts";
import { formatDay } from "../../ui/format.ts";
import { Alert, Await } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";
import { MembersOn, PlaceOn } from "./members-on.tsx";

export default function HouseholdsOn(props: { personId: string; at?: string | undefined; on: string }): JSX.Element {
  const workflows = useWorkflows();
  const query = createRead(
    "people",
    "getHouseholdsOn",
    () => ({ personId: props.personId, on: props.on, ...(props.at === undefined ? {} : { at: props.at }) }),
    (input, signal) => trpc.people.getHouseholdsOn.query(input, { signal }),
    { keepBefore: true },
  );
  return (
    <Await query={query}>
      {(data) => (
        <>
          <Show when={data().isCut}>
            <Alert kind="warning">{householdsText().cut}</Alert>
          </Show>
          <Show
            when={data().households.length > 0}
            fallback={<p class="muted">{householdsText().noneOn(formatDay(data().on))}</p>}
          >
            <For each={data().households}>
              {(one) => (
                <>
                  <h3>
                    <A href={links.case(one.household, props.at)}>
                      {workflows.option("household", "householdKind", one.kind)}
                    </A>{" "}
                    <PlaceOn of={one} />
                  </h3>
                  <MembersOn members={one.members} names={data().names} personId={props.personId} />
                </>
              )}
            </For>
          </Show>
        </>
      )}
    </Await>
  );
}
