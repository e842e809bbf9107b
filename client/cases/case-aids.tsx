// The economic aids of a case in care: each with where it stands and what was granted and paid, and the way to ask for another one.
import type { JSX } from "solid-js";
import { createRead } from "../query.ts";
import { aidText } from "../text/aid.ts";
import { trpc } from "../trpc.ts";
import { formatCents } from "../ui/format.ts";
import { useWorkflows } from "../workflows.ts";
import { LinkedCard } from "./linked-card.tsx";

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
  const workflows = useWorkflows();
  const query = createAidsOfCase(() => props.caseId);
  const aids = () => (query.isPending ? [] : (query.data?.aids ?? []));
  const purpose = (id: string) => workflows.option(kind, "aidPurpose", id);
  return (
    <LinkedCard
      {...{ kind, caseId: props.caseId, personId: props.personId, opensWith: "OPEN_AID" }}
      title={aidText().aidsOfCase}
      none={aidText().noneOfCase}
      rows={aids()}
      isFull={query.data?.isFull === true}
      label={({ aidKind, aidPurpose }) =>
        aidKind === "" ? purpose(aidPurpose) : workflows.option(kind, "aidKind", aidKind)
      }
    >
      {(aid) => (
        <span class="muted small-text bulk-line">
          {aid.aidKind === "" ? "" : `${purpose(aid.aidPurpose)} · `}
          {aid.grantedCents === 0
            ? aidText().notGranted
            : aidText().grantedPaid(formatCents(aid.grantedCents), formatCents(aid.paidCents))}
        </span>
      )}
    </LinkedCard>
  );
}
