// On the page of a record that was merged: where it goes on, and the way back.
import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { links } from "../../links.ts";
import { caseText } from "../../text/cases.ts";
import { Alert } from "../../ui/states.tsx";
import type { SocialRecord } from "../record-page.tsx";

export function GoesOn(props: {
  record: SocialRecord;
  onUndo: (of: { personId: string; name: string }) => void;
}): JSX.Element {
  return (
    <Show when={props.record.goesOnIn}>
      {(where) => (
        <Alert kind="warning">
          <Show when={where().personId} fallback={caseText().merged.goesOnElsewhere}>
            {(personId) => (
              <>
                {caseText().merged.goesOnIn} <A href={links.person(personId())}>{where().name}</A>.
              </>
            )}
          </Show>{" "}
          {caseText().merged.goesOnHelp}
          <Show when={props.record.mayUndo}>
            {" "}
            <button
              type="button"
              class="btn btn-outline-primary small no-print"
              onClick={() => props.onUndo({ personId: props.record.personId, name: props.record.name })}
            >
              {caseText().merged.undo}
            </button>
          </Show>
        </Alert>
      )}
    </Show>
  );
}
