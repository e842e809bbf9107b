// The merged timeline of a person's procedures: each entry names the procedure it belongs to.
import { A } from "@solidjs/router";
import type { JSX } from "solid-js";
import { links } from "../links.ts";
import { useWorkflows } from "../workflows.ts";
import type { SocialRecord } from "./record-page.tsx";
import { Timeline } from "./timeline.tsx";

export function RecordTimeline(props: {
  record: SocialRecord;
  /** Correcting what was recorded of the person; what belongs to a case is corrected there. */
  onCorrect: (entry: { seq: number; type: string }) => void;
}): JSX.Element {
  const workflows = useWorkflows();
  const caseOf = (caseId: string) => props.record.cases.find((one) => one.caseId === caseId);
  return (
    <Timeline
      entries={props.record.timeline}
      names={props.record.names}
      onCorrect={props.onCorrect}
      correctable={(caseId) => caseId === props.record.personId}
      kindOf={(caseId) => caseOf(caseId)?.kind ?? "person"}
      caseLabel={(caseId) => {
        const one = caseOf(caseId);
        return one ? (
          <A class="small-text" href={links.case(caseId)}>
            {workflows.name(one.kind)} {one.number}
          </A>
        ) : undefined;
      }}
    />
  );
}
