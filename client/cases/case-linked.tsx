// The cases of one kind that belong to a case in care: where each stands, what falls due next, and the way to open another one.
import { type JSX, Show } from "solid-js";
import { createRead } from "../query.ts";
import { aidText } from "../text/aid.ts";
import { caseText } from "../text/cases.ts";
import { trpc } from "../trpc.ts";
import { formatDay } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";
import { LinkedCard } from "./linked-card.tsx";

/** An inquiry is opened where an authority's request arrives, never from here. */
const opening = {
  "inclusion-allowance": "OPEN_ALLOWANCE",
  "guardianship-support": "OPEN_SUPPORT",
  "court-inquiry": undefined,
} as const;

export default function CaseLinked(props: {
  caseId: string;
  personId: string | undefined;
  kind: keyof typeof opening;
}): JSX.Element {
  const workflows = useWorkflows();
  const query = createRead(
    "cases",
    "listLinked",
    () => ({ caseId: props.caseId, kind: props.kind }),
    (input, signal) => trpc.cases.listLinked.query(input, { signal }),
    { restMs: 5_000 },
  );
  const rows = () => (query.isPending ? [] : (query.data?.cases ?? []));
  return (
    <LinkedCard
      {...{ kind: props.kind, caseId: props.caseId, personId: props.personId, opensWith: opening[props.kind] }}
      title={workflows.name(props.kind)}
      none={aidText().noneLinked}
      rows={rows()}
      isFull={query.data?.isFull === true}
      label={({ columns: { applicationNumber } }) =>
        typeof applicationNumber === "string" ? aidText().application(applicationNumber) : ""
      }
    >
      {({ columns, openedOn, next }) => (
        <>
          <Show when={columns.benefitStatus === "suspended"}>
            {" "}
            <span class="tag late">{aidText().benefitSuspended}</span>
          </Show>
          <span class="muted small-text bulk-line">
            {caseText().openedOn} {formatDay(openedOn)}
            {next ? ` · ${workflows.deadline(props.kind, next.term)}: ${formatDay(next.dueOn)}` : ""}
          </span>
        </>
      )}
    </LinkedCard>
  );
}
