// A card of the cases of one kind that belong to a case in care, and the way to open another one; what each says is its caller's.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { aidText } from "../text/aid.ts";
import { useWorkflows } from "../workflows.ts";

interface LinkedRow {
  caseId: string;
  number: string;
  state: string;
}

interface LinkedCardProps<T extends LinkedRow> {
  kind: string;
  title: string;
  /** Where there is none. */
  none: string;
  /** The case in care, and whom it is about. */
  caseId: string;
  personId: string | undefined;
  /** The event that opens one from here; without it none is offered. */
  opensWith?: string | undefined;
  rows: readonly T[];
  /** There are more, older ones. */
  isFull: boolean;
  /** What a row is called, before its number. */
  label?: (one: T) => string;
  children: (one: T) => JSX.Element;
}

export function LinkedCard<T extends LinkedRow>(props: LinkedCardProps<T>): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const opens = () =>
    props.personId !== undefined && desk().openable.some((one) => one.kind === props.kind)
      ? props.opensWith
      : undefined;
  const heading = () => `linked-${props.kind}`;
  return (
    <Show when={props.rows.length > 0 || opens()}>
      <section class="card-box" aria-labelledby={heading()}>
        <div class="toolbar spread">
          <h2 id={heading()}>{props.title}</h2>
          <Show when={opens()}>
            {(event) => (
              <A class="small-text no-print" href={links.newCase(props.kind, props.personId, props.caseId)}>
                {workflows.event(props.kind, event())}
              </A>
            )}
          </Show>
        </div>
        <Show when={props.rows.length > 0} fallback={<p class="muted">{props.none}</p>}>
          <ul class="row-list">
            <For each={props.rows}>
              {(one) => (
                <li>
                  <A href={links.case(one.caseId)}>
                    {props.label?.(one)} <span class="number">{one.number}</span>
                  </A>{" "}
                  <span class="tag">{workflows.state(props.kind, one.state)}</span>
                  {props.children(one)}
                </li>
              )}
            </For>
          </ul>
          <Show when={props.isFull}>
            <p class="small-text">{aidText().moreOfCase}</p>
          </Show>
        </Show>
      </section>
    </Show>
  );
}
