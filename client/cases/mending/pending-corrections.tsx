// Corrections that wait for a decision: what would change if the case went where it would have gone, and the two answers.
import { createSignal, For, type JSX, Show } from "solid-js";
import type { JsonObject } from "../../../workflows/kernel/json.ts";
import { createRead } from "../../query.ts";
import { mendingText } from "../../text/mending.ts";
import { trpc } from "../../trpc.ts";
import { Await } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";
import type { Chosen, ContentCase } from "../action-panel.tsx";
import { ConsequenceList } from "./consequence-list.tsx";

type Pending = ContentCase["mending"]["pending"][number];

export function PendingCorrections(props: { view: ContentCase; onChoose: (chosen: Chosen) => void }): JSX.Element {
  return (
    <Show when={props.view.mending.pending.length > 0}>
      <section class="card-box comes-first" aria-labelledby="pending-title">
        <h2 id="pending-title">{mendingText().pendingTitle}</h2>
        <ul class="plain-list">
          <For each={props.view.mending.pending}>
            {(one) => <One view={props.view} one={one} onChoose={props.onChoose} />}
          </For>
        </ul>
      </section>
    </Show>
  );
}

function One(props: { view: ContentCase; one: Pending; onChoose: (chosen: Chosen) => void }): JSX.Element {
  const workflows = useWorkflows();
  const [open, setOpen] = createSignal(false);
  const would = createRead(
    "cases",
    "getSettlement",
    () => (open() ? { caseId: props.view.caseId, settles: props.one.seq } : undefined),
    (input, signal) => trpc.cases.getSettlement.query(input, { signal }),
  );
  const fields = () => props.one.fields.map((field) => workflows.field(props.view.kind, field)).join(", ");
  return (
    <li>
      <strong>{mendingText().pendingOf(workflows.done(props.view.kind, props.one.type))}</strong>
      <div class="small-text muted">{fields()}</div>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary class="small-text">{mendingText().check}</summary>
        <Show when={open()}>
          <Await query={would}>
            {(data) => (
              <ConsequenceList would={{ ...data(), patch: data().patch as JsonObject }} about={{ ...props.view }} />
            )}
          </Await>
        </Show>
      </details>
      <button
        type="button"
        class="btn btn-outline-primary small no-print"
        onClick={() => props.onChoose({ event: "SETTLE_CORRECTION", initial: { settles: props.one.seq } })}
      >
        {mendingText().decide}
      </button>
    </li>
  );
}
