// Who lived in a household on a day: each with what they were there and from when to when, and where it was.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { comuneName, useDesk } from "../../desk.ts";
import { links } from "../../links.ts";
import { householdsText } from "../../text/households.ts";
import { payerText } from "../../text/payer.ts";
import type { trpc } from "../../trpc.ts";
import { formatDay } from "../../ui/format.ts";
import { useWorkflows } from "../../workflows.ts";
import { memberName } from "./household-name.ts";
import { createGoesOn, type GoingMember } from "./member-goes-on.tsx";

export type HouseholdOnDay = Awaited<ReturnType<typeof trpc.people.getHouseholdsOn.query>>["households"][number];

const kind = "household";

export function PlaceOn(props: { of: HouseholdOnDay }): JSX.Element {
  const desk = useDesk();
  const place = () => {
    const { placeHidden, territory, outside } = props.of;
    if (placeHidden) return householdsText().hidden;
    if (outside !== undefined) return payerText().outside(outside);
    return territory === undefined ? householdsText().noPlace : comuneName(desk(), territory);
  };
  return (
    <span class="muted small-text" title={props.of.placeHidden ? householdsText().hiddenHelp : undefined}>
      {place()}
    </span>
  );
}

export function MembersOn(props: {
  members: readonly (GoingMember & { relation: string; from: string; until?: string; died?: true })[];
  names: Record<string, string>;
  /** On whose page it stands. */
  personId?: string;
  /** Absent of another day or minute: nothing is done there. */
  household?: string;
}): JSX.Element {
  const workflows = useWorkflows();
  const name = (person: string) => memberName(person, props.names);
  const goesOn = createGoesOn({ household: () => props.household, names: () => props.names });
  const days = ({ from, until }: { from: string; until?: string }) =>
    until === undefined
      ? householdsText().since(formatDay(from))
      : householdsText().fromTo(formatDay(from), formatDay(until));
  return (
    <>
      <ul class="row-list">
        <For each={props.members}>
          {(one) => (
            <li>
              <Show when={one.person !== props.personId && props.names[one.person]} fallback={name(one.person)}>
                <A href={links.person(one.person)}>{name(one.person)}</A>
              </Show>
              <span class="tag">{workflows.option(kind, "relation", one.relation)}</span>
              <span class="muted small-text">{days(one)}</span>
              <Show when={one.died}>
                <span class="tag plain">{householdsText().whyStaying.died}</span>
              </Show>
              <goesOn.Beside member={one} />
            </li>
          )}
        </For>
      </ul>
      <goesOn.Act />
    </>
  );
}
