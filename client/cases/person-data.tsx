// The person's own data as far as the reader's classes allow, and the acts that keep them current.
import { For, type JSX, Show, Suspense } from "solid-js";
import { createRead } from "../query.ts";
import { caseText } from "../text/cases.ts";
import { trpc } from "../trpc.ts";
import { latePart } from "../ui/late-part.tsx";
import { useWorkflows } from "../workflows.ts";
import { ActionDialog } from "./action-dialog.tsx";
import type { Chosen } from "./action-panel.tsx";
import { CaseFacts } from "./case-facts.tsx";
import { PendingCorrections } from "./mending/pending-corrections.tsx";
import { UndoBar } from "./mending/undo-bar.tsx";
import { standsElsewhere } from "./person/stands-elsewhere.ts";
import type { SocialRecord } from "./record-page.tsx";

const CorrectionDialog = latePart(() => import("./mending/correction-dialog.tsx"), { wanted: true });

/** Of the dead, of a record that goes on in another and of one opened by mistake nothing is waited for, and nothing is opened. */
export const isRecordOver = (record: SocialRecord): boolean =>
  record.state === "deceased" || record.goesOnIn !== undefined || record.mistake !== undefined;

/** Offered beside the contact detail they are about. */
const besideTheirs = new Set(["CHANGE_CONTACT_POINT", "HIDE_CONTACT_POINT", "END_CONTACT_POINT"]);

export function PersonData(props: {
  record: SocialRecord;
  chosen: Chosen | undefined;
  onChoose: (chosen: Chosen | undefined) => void;
  /** The entry of the timeline that is being corrected. */
  corrected: { seq: number; type: string } | undefined;
  onCorrected: () => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const person = createRead(
    "cases",
    "getCase",
    () => ({ caseId: props.record.personId }),
    (input, signal) => trpc.cases.getCase.query(input, { signal }),
  );
  const view = () => {
    const data = person.isPending ? undefined : person.data;
    return data?.level === "content" ? data : undefined;
  };
  const waitedFor = () =>
    isRecordOver(props.record) ? [] : (view()?.todo.filter((item) => item.event !== "SETTLE_CORRECTION") ?? []);
  const actions = () => (view()?.actions ?? []).filter((one) => one.possible && !besideTheirs.has(one.event));
  return (
    <section class="card-box comes-second narrow-facts" aria-labelledby="person-data">
      <h2 id="person-data">{caseText().personData}</h2>
      <CaseFacts
        kind="person"
        context={props.record.context}
        fields={props.record.fields.filter((one) => !standsElsewhere.has(one.field))}
        names={{ ...props.record.names, ...view()?.names }}
        missing={waitedFor()}
        onChoose={props.onChoose}
        withoutNo
      />
      <Show when={actions().length > 0}>
        <details class="no-print actions-title">
          <summary>{caseText().personActions}</summary>
          <div class="actions actions-title">
            <For each={actions()}>
              {(one) => (
                <button
                  type="button"
                  class="btn btn-outline-primary small"
                  onClick={() => props.onChoose({ event: one.event })}
                >
                  {workflows.event("person", one.event)}
                </button>
              )}
            </For>
          </div>
        </details>
      </Show>
      <Show when={view()}>
        {(one) => (
          <>
            <UndoBar view={one()} />
            <PendingCorrections view={one()} onChoose={props.onChoose} />
            <ActionDialog
              view={one()}
              chosen={props.chosen}
              subject={props.record.name}
              onClose={() => props.onChoose(undefined)}
            />
            <Show when={props.corrected} keyed>
              {(entry) => (
                <Suspense>
                  <CorrectionDialog view={one()} seq={entry.seq} type={entry.type} onClose={props.onCorrected} />
                </Suspense>
              )}
            </Show>
          </>
        )}
      </Show>
    </section>
  );
}
