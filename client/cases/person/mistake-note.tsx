// On the page of a person: that the record was opened by mistake, by whom and when, and the way back.
import { type JSX, Show } from "solid-js";
import { caseText } from "../../text/cases.ts";
import { formatInstant } from "../../ui/format.ts";
import { Alert } from "../../ui/states.tsx";
import { useWorkflows } from "../../workflows.ts";
import type { SocialRecord } from "../record-page.tsx";

export function MistakeNote(props: {
  record: SocialRecord;
  onTakeBack: (of: { personId: string; name: string }) => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const text = () => caseText().mistake;
  return (
    <Show when={props.record.mistake}>
      {(mistake) => (
        <Alert kind="warning">
          <strong>{text().title}</strong>{" "}
          {text().said(props.record.names[mistake().by] ?? text().somebody, formatInstant(mistake().at))}{" "}
          {workflows.option("person", "mistakeReason", mistake().reason)}. {text().help}
          <Show when={props.record.mayTakeBack}>
            {" "}
            <button
              type="button"
              class="btn btn-outline-primary small no-print"
              onClick={() => props.onTakeBack({ personId: props.record.personId, name: props.record.name })}
            >
              {workflows.event("person", "NOT_A_MISTAKE")}
            </button>
          </Show>
        </Alert>
      )}
    </Show>
  );
}
