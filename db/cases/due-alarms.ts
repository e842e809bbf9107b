// Terms of which somebody is to hear now, before their end, at it or after: what the deadlines job asks, slice by slice.
import { laterOf } from "../../workflows/rules/calendar/days.ts";
import type { Driver } from "../driver/driver.ts";

export interface DueAlarm {
  caseId: string;
  deadlineId: string;
  kind: string;
  number: string;
  /** When somebody was to hear of it: a day, or an instant of an hour term. */
  alarmAt: string;
  /** Last event of the case. */
  seq: number;
}

/** Where a slice ended: the next one begins after it. */
export type AlarmKey = Pick<DueAlarm, "alarmAt" | "caseId" | "deadlineId">;

/** `today` and `now` compare as text with day terms and hour terms; in order of their alarm, at most `limit`. */
export function readDueAlarms(
  driver: Driver,
  at: { today: string; now: string },
  after: AlarmKey | undefined,
  limit: number,
): Promise<DueAlarm[]> {
  const { alarmAt, caseId, deadlineId } = after ?? { alarmAt: "", caseId: "", deadlineId: "" };
  // The office day may be ahead of UTC's. The plain comparison keeps the index from terms to come.
  const latest = laterOf(at.now, at.today);
  return driver.read<DueAlarm>(
    `SELECT d.case_id AS caseId, d.deadline_id AS deadlineId, d.alarm_at AS alarmAt, s.kind, s.number, s.seq
     FROM deadline d JOIN snapshot s ON s.case_id=d.case_id
     WHERE d.alarm_at <= ? AND d.alarm_at >= ?
       AND d.alarm_at <= CASE WHEN length(d.alarm_at)=10 THEN ? ELSE ? END
       AND (d.alarm_at,d.case_id,d.deadline_id) > (?,?,?)
     ORDER BY d.alarm_at,d.case_id,d.deadline_id LIMIT ?`,
    [latest, alarmAt, at.today, at.now, alarmAt, caseId, deadlineId, limit],
  );
}
