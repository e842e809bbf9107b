// Events of some kinds after a position: what the teller of notices follows. Bounded by positions, as alarms are.
import type { Driver } from "../driver/driver.ts";

export interface TypedEvent {
  pos: number;
  case_id: string;
  kind: string;
  seq: number;
  type: string;
  number: string;
  workflow_version: number;
  actor: string;
  recorded_at: string;
  payload: string;
  patch: string;
}

/** In order; of these types, whatever the workflow. */
export const readEventsOf = (
  driver: Driver,
  types: readonly string[],
  after: number,
  upto: number,
): Promise<TypedEvent[]> =>
  driver.read<TypedEvent>(
    `SELECT pos, case_id, kind, seq, type, number, workflow_version, actor, recorded_at, payload, patch FROM event
     WHERE pos > ? AND pos <= ? AND type IN (SELECT value FROM json_each(?)) ORDER BY pos`,
    [after, upto, JSON.stringify(types)],
  );
