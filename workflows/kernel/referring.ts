// What refers to what: ids of other cases in an event, kept so that it can be asked who refers to a record, and whether a case as it
// stands still does. A reference that a case once made and made good again is none.
import type { CaseSnapshot, WorkflowVersion } from "./definition.ts";
import { isUuid } from "./ids.ts";
import type { Json } from "./json.ts";

const uuidLength = 36;

function collect(value: Json | undefined, into: Set<string>): void {
  if (typeof value === "string") {
    if (value.length === uuidLength && isUuid(value)) into.add(value);
  } else if (Array.isArray(value)) for (const one of value) collect(one, into);
  else if (typeof value === "object" && value !== null) for (const one of Object.values(value)) collect(one, into);
}

/** Ids in the open payload of an event; of accounts too, which nobody asks about. */
export function namedIn(payload: Json | undefined): Set<string> {
  const found = new Set<string>();
  collect(payload, found);
  return found;
}

/** Adds the ids in the payload of an event and the person and the household the case is about after it; never the case itself. */
export function addMentions(
  { caseId, doc: { head } }: Pick<CaseSnapshot, "caseId" | "doc">,
  payload: Json,
  into: Set<string>,
): void {
  collect(payload, into);
  if (head.personId) into.add(head.personId);
  if (head.householdId) into.add(head.householdId);
  into.delete(caseId);
}

/** The same of one event alone. */
export function mentionsOf(snapshot: Pick<CaseSnapshot, "caseId" | "doc">, payload: Json): string[] {
  const found = new Set<string>();
  addMentions(snapshot, payload, found);
  return [...found];
}

function holds(value: Json | undefined, id: string): boolean {
  if (value === id) return true;
  if (Array.isArray(value)) return value.some((one) => holds(one, id));
  return typeof value === "object" && value !== null && Object.values(value).some((one) => holds(one, id));
}

export const isWithdrawn = (version: WorkflowVersion | undefined, { state }: Pick<CaseSnapshot, "state">): boolean =>
  version?.states[state]?.withdrawn === true;

/** The case as it stands has to do with the record `id`. */
export const refersTo = ({ caseId, doc: { head, context } }: CaseSnapshot, id: string): boolean =>
  caseId !== id && (head.personId === id || head.householdId === id || holds(context, id));
