// Switching an account off: what is still assigned to it, the hand-over a supervisor has prepared, and the reason. While
// open cases have no hand-over there is nothing to press.
import { type JSX, Show } from "solid-js";
import type { Problem } from "../../workflows/kernel/evaluate.ts";
import { useDesk } from "../desk.ts";
import { createRead } from "../query.ts";
import { accessText } from "../text/access.ts";
import { trpc } from "../trpc.ts";
import { EventForm } from "../ui/form/event-form.tsx";
import { formatInstant } from "../ui/format.ts";
import { Alert, Await } from "../ui/states.tsx";
import { accountWords, type EndReason, endForm } from "./account-forms.ts";

export function Leaving(props: {
  accountId: string;
  onCancel: () => void;
  onOff: (reason: EndReason, planId: string | undefined) => Promise<readonly Problem[] | undefined>;
}): JSX.Element {
  const desk = useDesk();
  const leaving = createRead(
    "access",
    "getLeaving",
    () => ({ accountId: props.accountId }),
    (input, signal) => trpc.access.getLeaving.query(input, { signal }),
  );
  return (
    <Await query={leaving}>
      {(data) => (
        <>
          <p>{accessText().account.deactivateHelp}</p>
          <Show when={data().openCases > 0}>
            <Alert kind={data().plan ? "info" : "warning"} title={accessText().account.leaving(data().openCases)}>
              <p>
                <Show when={data().plan} fallback={accessText().account.noPlan}>
                  {(plan) => accessText().account.plan(plan().by, formatInstant(plan().madeAt), plan().cases)}
                </Show>
              </p>
            </Alert>
          </Show>
          <Show when={data().privateNotes > 0}>
            <Alert kind="warning" title={accessText().account.privateNotes(data().privateNotes)}>
              <p>{accessText().account.privateNotesHelp}</p>
            </Alert>
          </Show>
          <Show when={data().openCases === 0 || data().plan}>
            <EventForm
              form={endForm}
              words={accountWords(desk())}
              draftKey={`access/deactivate/${props.accountId}`}
              around={{ today: desk().today }}
              submitLabel={
                data().openCases > 0 ? accessText().account.deactivateWithPlan : accessText().account.deactivate
              }
              withoutDay
              onRecord={(payload) =>
                props.onOff(payload.endReason as EndReason, data().openCases > 0 ? data().plan?.planId : undefined)
              }
              onCancel={props.onCancel}
            />
          </Show>
        </>
      )}
    </Await>
  );
}
