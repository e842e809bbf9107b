// The form of an act on a person's record, on a page that shows more than that record: read when the act is chosen.
import { type JSX, Show } from "solid-js";
import { readProblem } from "../../problem.ts";
import { createRead } from "../../query.ts";
import { trpc } from "../../trpc.ts";
import { Alert, problemText } from "../../ui/states.tsx";
import { ActionDialog } from "../action-dialog.tsx";
import type { Chosen } from "../action-panel.tsx";

export function PersonAct(props: {
  /** Whose record, and which act; nothing is read without. */
  of: { personId: string; name: string; chosen: Chosen } | undefined;
  onClose: () => void;
}): JSX.Element {
  const person = createRead(
    "cases",
    "getCase",
    () => (props.of ? { caseId: props.of.personId } : undefined),
    (input, signal) => trpc.cases.getCase.query(input, { signal }),
  );
  const view = () => {
    const data = props.of === undefined || person.isPending ? undefined : person.data;
    return data?.level === "content" && data.caseId === props.of?.personId ? data : undefined;
  };
  return (
    <>
      <Show when={props.of && person.error}>
        {(error) => <Alert kind="danger">{problemText(readProblem(error()))}</Alert>}
      </Show>
      <Show when={view()}>
        {(one) => (
          <ActionDialog view={one()} chosen={props.of?.chosen} subject={props.of?.name} onClose={props.onClose} />
        )}
      </Show>
    </>
  );
}
