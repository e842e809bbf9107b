// The form of an act on a person's record, on a page that shows more than that record: read when the act is chosen.
import { createEffect, createMemo, type JSX, on, Show } from "solid-js";
import { readProblem } from "../../problem.ts";
import { createRead } from "../../query.ts";
import { trpc } from "../../trpc.ts";
import { problemText, SendProblem } from "../../ui/states.tsx";
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
  const asked = createMemo(() => props.of && `${props.of.personId}/${props.of.chosen.event}`);
  const askedAt = createMemo(on(asked, (one) => (one === undefined ? Number.POSITIVE_INFINITY : Date.now())));
  // What was read before may lack what was recorded since: the form would be answered as outdated.
  createEffect(
    on(asked, (one) => {
      if (one !== undefined) void person.refetch();
    }),
  );
  const view = () => {
    const isFresh = props.of !== undefined && !person.isPending && person.dataUpdatedAt >= askedAt();
    const data = isFresh ? person.data : undefined;
    return data?.level === "content" && data.caseId === props.of?.personId ? data : undefined;
  };
  return (
    <>
      <SendProblem of={props.of && person.error} say={(error) => problemText(readProblem(error))} />
      <Show when={view()}>
        {(one) => (
          <ActionDialog view={one()} chosen={props.of?.chosen} subject={props.of?.name} onClose={props.onClose} />
        )}
      </Show>
    </>
  );
}
