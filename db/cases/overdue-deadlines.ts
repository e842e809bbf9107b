// Running terms whose end has passed and whose alarm has not been given: what the deadlines job asks, slice by slice.
import type { Driver } from "../driver/driver.ts";

export interface OverdueDeadline {
  caseId: string;
  deadlineId: string;
  kind: string;
  number: string;
  /** Day, or instant of an hour term. */
  dueAt: string;
}

/** Where a slice ended: the next one begins after it. */
export type OverdueKey = Pick<OverdueDeadline, "dueAt" | "caseId" | "deadlineId">;

/** `today` and `now` compare as text with day terms and hour terms; in order of their end, at most `limit`. */
export function readOverdue(
  driver: Driver,
  at: { today: string; now: string },
  after: OverdueKey | undefined,
  limit: number,
): Promise<OverdueDeadline[]> {
  const { dueAt, caseId, deadlineId } = after ?? { dueAt: "", caseId: "", deadlineId: "" };
  // Every end before today's is before this instant too: the plain comparison keeps the index from terms to come.
  return driver.read<OverdueDeadline>(
    `SELECT d.case_id AS caseId, d.deadline_id AS deadlineId, d.due_at AS dueAt, s.kind, s.number
     FROM deadline d JOIN snapshot s ON s.case_id=d.case_id
     WHERE d.status='running' AND d.alarmed_on IS NULL AND d.due_at < ? AND d.due_at >= ?
       AND d.due_at < CASE WHEN length(d.due_at)=10 THEN ? ELSE ? END
       AND (d.due_at,d.case_id,d.deadline_id) > (?,?,?)
     ORDER BY d.due_at,d.case_id,d.deadline_id LIMIT ?`,
    [at.now, dueAt, at.today, at.now, dueAt, caseId, deadlineId, limit],
  );
}
