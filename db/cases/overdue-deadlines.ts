// Running terms whose end has passed and whose alarm has not been given: what the deadlines job asks.
import type { Driver } from "../driver/driver.ts";

export interface OverdueDeadline {
  caseId: string;
  deadlineId: string;
  kind: string;
}

/** `today` and `now` compare as text with day terms and hour terms; at most `limit`. */
export function readOverdue(driver: Driver, today: string, now: string, limit: number): Promise<OverdueDeadline[]> {
  return driver.read<OverdueDeadline>(
    `SELECT d.case_id AS caseId, d.deadline_id AS deadlineId, s.kind AS kind
     FROM deadline d JOIN snapshot s ON s.case_id=d.case_id
     WHERE d.status='running' AND d.alarmed_on IS NULL
       AND d.due_at < CASE WHEN length(d.due_at)=10 THEN ? ELSE ? END
     ORDER BY d.due_at LIMIT ?`,
    [today, now, limit],
  );
}
