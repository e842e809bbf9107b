// The economic aids of a case in care: each with where it stands and what was granted and paid, and the way to ask for another one.
import { A } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import { useDesk } from "../desk.ts";
import { links } from "../links.ts";
import { createRead } from "../query.ts";
import { aidText } from "../text/aid.ts";
import { trpc } from "../trpc.ts";
import { formatCents } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";

const kind = "economic-aid";

/** Asked once for the case and its budget. */
export const createAidsOfCase = (caseId: () => string | undefined) =>
  createRead(
    "aid",
    "listOfCase",
    () => {
      const id = caseId();
      return id === undefined ? undefined : { caseId: id };
    },
    (input, signal) => trpc.aid.listOfCase.query(input, { signal }),
    { restMs: 5_000 },
  );

export default function CaseAids(props: { caseId: string; personId: string | undefined }): JSX.Element {
  const desk = useDesk();
  const workflows = useWorkflows();
  const query = createAidsOfCase(() => props.caseId);
  const aids = () => (query.isPending ? [] : (query.data?.aids ?? []));
  const mayOpen = () => props.personId !== undefined && desk().openable.some((one) => one.kind === kind);
  const purpose = (id: string) => workflows.option(kind, "aidPurpose", id);
  return (
    <Show when={aids().length > 0 || mayOpen()}>
      <section class="card-box" aria-labelledby="case-aids">
        <div class="toolbar spread">
          <h2 id="case-aids">{aidText().aidsOfCase}</h2>
          <Show when={mayOpen()}>
            <A class="small-text no-print" href={links.newCase(kind, props.personId, props.caseId)}>
              {workflows.event(kind, "OPEN_AID")}
            </A>
          </Show>
        </div>
        <Show when={aids().length > 0} fallback={<p class="muted">{aidText().noneOfCase}</p>}>
          <ul class="row-list">
            <For each={aids()}>
              {(aid) => (
                <li>
                  <A href={links.case(aid.caseId)}>
                    {aid.aidKind === "" ? purpose(aid.aidPurpose) : workflows.option(kind, "aidKind", aid.aidKind)}
                    <span class="number"> {aid.number}</span>
                  </A>{" "}
                  <span class="tag">{workflows.state(kind, aid.state)}</span>
                  <span class="muted small-text bulk-line">
                    {aid.aidKind === "" ? "" : `${purpose(aid.aidPurpose)} · `}
                    {aid.grantedCents === 0
                      ? aidText().notGranted
                      : aidText().grantedPaid(formatCents(aid.grantedCents), formatCents(aid.paidCents))}
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
