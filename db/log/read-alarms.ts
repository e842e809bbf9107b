// Alarms of terms in the log after a position: what the teller of notices follows. Bounded by positions, so that a long log
// is walked in slices whether it holds alarms or not.
import type { Driver } from "../driver/driver.ts";

export interface AlarmEvent {
  pos: number;
  case_id: string;
  kind: string;
  number: string;
  recorded_at: string;
  payload: string;
  patch: string;
}

/** In order; `type` is the kernel's name of the event. */
export const readAlarms = (driver: Driver, type: string, after: number, upto: number): Promise<AlarmEvent[]> =>
  driver.read<AlarmEvent>(
    `SELECT pos, case_id, kind, number, recorded_at, payload, patch FROM event
     WHERE pos > ? AND pos <= ? AND type = ? ORDER BY pos`,
    [after, upto, type],
  );
