// Events after a position that took or let go of claims of one kind: what the teller of notices follows. Bounded by positions, as
// alarms are.
import type { Driver } from "../driver/driver.ts";

export interface ClaimsEvent {
  pos: number;
  case_id: string;
  seq: number;
  type: string;
  number: string;
  actor: string;
  recorded_at: string;
  effects: string;
}

/** In order; of cases of one kind, by the name of the claim in the effects as they are stored. */
export const readClaimsMoved = (
  driver: Driver,
  { kind, claim }: { kind: string; claim: string },
  after: number,
  upto: number,
): Promise<ClaimsEvent[]> =>
  driver.read<ClaimsEvent>(
    `SELECT pos, case_id, seq, type, number, actor, recorded_at, effects FROM event
     WHERE pos > ? AND pos <= ? AND kind = ? AND instr(effects, ?) > 0 ORDER BY pos`,
    [after, upto, kind, JSON.stringify(claim)],
  );
