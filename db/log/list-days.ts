// The days a list row holds of the events of its case, which its document does not tell: when somebody last acted, and
// when it was closed. What the writer knows of them, and how they go on with one more event.
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { migrateEvent } from "../../workflows/kernel/migrate-event.ts";
import { personDeath } from "../../workflows/kernel/person-death.ts";
import { personTerms } from "../../workflows/kernel/person-terms.ts";

export interface ListDays {
  /** Office day on which somebody last acted. */
  updatedOn: string;
  /** Office day of the event that closed it; null while the case is open. */
  closedOn: string | null;
}

/** The day a case was last acted on is not that of a change of its procedure, nor of what the system found in a record. */
export const isAct = (type: string): boolean => type !== migrateEvent && type !== personTerms && type !== personDeath;

/** The day on which a case was closed, after an event: that event's where it closed it, else as it was. */
export function closedOnAfter(
  was: { closed: boolean; closedOn: string | null },
  isClosed: boolean,
  occurredOn: string,
): string | null {
  if (!isClosed) return null;
  return was.closed ? was.closedOn : occurredOn;
}

export interface Step {
  before: CaseSnapshot;
  after: CaseSnapshot;
  type: string;
  occurredOn: string;
  today: string;
  /** The row before, where the writer remembers it. */
  known: Record<string, string | number | null> | undefined;
}

/**
 * Days of the row `now` and of the row before: of one that is not remembered such that a day which stays is equal on both
 * sides, and is not written. `isWhole`: the row that stands now may be remembered, nothing in it is a guess.
 */
export function daysAt({ before, after, type, occurredOn, today, known }: Step): {
  now: ListDays;
  former: ListDays;
  isWhole: boolean;
} {
  const was = { closed: before.doc.head.closed === true, closedOn: (known?.closed_on ?? null) as string | null };
  const isClosed = after.doc.head.closed === true;
  const closedOn = closedOnAfter(was, isClosed, occurredOn);
  return {
    now: { updatedOn: isAct(type) ? today : String(known?.updated_on), closedOn },
    former: { updatedOn: today, closedOn: was.closed ? (isClosed ? closedOn : "") : null },
    isWhole: known !== undefined || (isAct(type) && !(was.closed && isClosed)),
  };
}
