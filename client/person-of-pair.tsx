// One of two persons that are told apart or joined, as a search shows her: name, year, comune; that a record is not an ordinary one.
import { type JSX, Show } from "solid-js";
import { comuneName, useDesk } from "./desk.ts";
import { caseText } from "./text/cases.ts";
import { peopleText } from "./text/people.ts";
import { useWorkflows } from "./workflows.ts";

interface Shown {
  surname: string;
  givenName: string;
  birthYear?: string | undefined;
  territory?: string | undefined;
  state: string;
}

export const nameOf = (one: Pick<Shown, "surname" | "givenName">): string => `${one.surname} ${one.givenName}`.trim();

export function PersonOfPair(props: { one: Shown }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  return (
    <span>
      <strong>{nameOf(props.one)}</strong>{" "}
      <Show when={props.one.birthYear}>
        {(year) => <span class="muted number">{peopleText().bornIn(year())} </span>}
      </Show>
      <Show when={props.one.territory} fallback={<span class="tag court">{caseText().protectedPerson}</span>}>
        {(istat) => <span class="muted">{comuneName(desk(), istat())}</span>}
      </Show>
      <Show when={props.one.state !== "identified"}>
        {" "}
        <span class="tag plain">{workflows.state("person", props.one.state)}</span>
      </Show>
    </span>
  );
}
