// The inclusion allowances of a case in care: where each stands, and the way to enter another application.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { aidText } from "../text/aid.ts";
import { trpc } from "../trpc.ts";
import { useWorkflows } from "../workflows.ts";

const kind = "inclusion-allowance";

export default function CaseAllowances(props: { caseId: string; personId: string | undefined }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const query = createRead(
    "aid",
    "listAllowances",
    () => ({ caseId: props.caseId }),
    (input, signal) => trpc.aid.listAllowances.query(input, { signal }),
    { restMs: 5_000 },
  );
  const allowances = () => (query.isPending ? [] : (query.data?.allowances ?? []));
  const mayOpen = () => props.personId !== undefined && desk().openable.some((one) => one.kind === kind);
  return (
    <Show when={allowances().length > 0 || mayOpen()}>
      <section class="card-box" aria-labelledby="case-allowances">
        <div class="toolbar spread">
          <h2 id="case-allowances">{workflows.name(kind)}</h2>
          <Show when={mayOpen()}>
            <A class="small-text no-print" href={links.newCase(kind, props.personId, props.caseId)}>
              {workflows.event(kind, "OPEN_ALLOWANCE")}
            </A>
          </Show>
        </div>
        <Show when={allowances().length > 0} fallback={<p class="muted">{aidText().noAllowance}</p>}>
          <ul class="row-list">
            <For each={allowances()}>
              {(one) => (
                <li>
                  <A href={links.case(one.caseId)}>
                    {aidText().application(one.applicationNumber)} <span class="number">{one.number}</span>
                  </A>{" "}
                  <span class="tag">{workflows.state(kind, one.state)}</span>
                  <Show when={one.benefitStatus === "suspended"}>
                    {" "}
                    <span class="tag late">{aidText().benefitSuspended}</span>
                  </Show>
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
