// On the page of a person whose record stands: whether it may be said to be opened by mistake, with what has to be set right before.
import { A } from "@solidjs/router";
import { createSignal, For, type JSX, Show } from "solid-js";
import { links } from "../../links.ts";
import { createRead } from "../../query.ts";
import { caseText } from "../../text/cases.ts";
import { trpc } from "../../trpc.ts";
import { Await } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";

/** Read when it is opened: few records are a mistake. */
export default function MistakeCard(props: { personId: string; onMistake: () => void }): JSX.Element {
  const workflows = useWorkflows();
  const text = () => caseText().mistake;
  const [isOpen, setIsOpen] = createSignal(false);
  const read = createRead(
    "people",
    "listReferring",
    () => (isOpen() ? { personId: props.personId } : undefined),
    (input, signal) => trpc.people.listReferring.query(input, { signal }),
  );
  const addressOf = ({ kind, caseId }: { kind: string; caseId: string }) =>
    kind === "person" ? links.person(caseId) : kind === "household" ? undefined : links.case(caseId);
  return (
    <details class="card-box no-print" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{text().ask}</summary>
      <p class="field-help space-above">{text().askHelp}</p>
      <Show when={isOpen()}>
        <Await query={read}>
          {(data) => (
            <>
              <Show when={data().referring.length > 0}>
                <p>{text().before}</p>
                <ul class="row-list">
                  <For each={data().referring}>
                    {(one) => {
                      const words = () => [workflows.name(one.kind), one.number].filter(Boolean).join(" ");
                      return (
                        <li>
                          <Show when={addressOf(one)} fallback={words()}>
                            {(href) => <A href={href()}>{words()}</A>}
                          </Show>
                          <span class="muted">{workflows.state(one.kind, one.state)}</span>
                        </li>
                      );
                    }}
                  </For>
                </ul>
              </Show>
              <button type="button" class="btn btn-outline-primary small" onClick={() => props.onMistake()}>
                {workflows.event("person", "OPENED_BY_MISTAKE")}
              </button>
            </>
          )}
        </Await>
      </Show>
    </details>
  );
}
