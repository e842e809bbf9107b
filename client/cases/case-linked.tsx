// The cases of one kind that belong to a case in care: where each stands, what falls due next, and the way to open another one.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { aidText } from "../text/aid.ts";
import { caseText } from "../text/cases.ts";
import { trpc } from "../trpc.ts";
import { formatDay } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";

interface Props {
  caseId: string;
  personId: string | undefined;
  kind: "guardianship-support" | "court-inquiry";
  /** The event that opens one from here; without it none is offered. */
  opensWith?: string;
}

export default function CaseLinked(props: Props): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const query = createRead(
    "cases",
    "listLinked",
    () => ({ caseId: props.caseId, kind: props.kind }),
    (input, signal) => trpc.cases.listLinked.query(input, { signal }),
    { restMs: 5_000 },
  );
  const cases = () => (query.isPending ? [] : (query.data?.cases ?? []));
  const opens = () =>
    props.personId !== undefined && desk().openable.some((one) => one.kind === props.kind) && props.opensWith;
  const heading = () => `case-linked-${props.kind}`;
  return (
    <Show when={cases().length > 0 || opens()}>
      <section class="card-box" aria-labelledby={heading()}>
        <div class="toolbar spread">
          <h2 id={heading()}>{workflows.name(props.kind)}</h2>
          <Show when={opens()}>
            {(event) => (
              <A class="small-text no-print" href={links.newCase(props.kind, props.personId, props.caseId)}>
                {workflows.event(props.kind, event())}
              </A>
            )}
          </Show>
        </div>
        <Show when={cases().length > 0} fallback={<p class="muted">{aidText().noneLinked}</p>}>
          <ul class="row-list">
            <For each={cases()}>
              {(one) => (
                <li>
                  <A href={links.case(one.caseId)}>
                    <span class="number">{one.number}</span>
                  </A>{" "}
                  <span class="tag">{workflows.state(props.kind, one.state)}</span>
                  <span class="muted small-text bulk-line">
                    {caseText().openedOn} {formatDay(one.openedOn)}
                    <Show when={one.next}>
                      {(next) => ` · ${workflows.deadline(props.kind, next().term)}: ${formatDay(next().dueOn)}`}
                    </Show>
                  </span>
                </li>
              )}
            </For>
          </ul>
          <Show when={query.data?.isFull}>
            <p class="small-text">{aidText().moreOfCase}</p>
          </Show>
        </Show>
      </section>
    </Show>
  );
}
