// What moved the pieces of a stock, or counted them, newest first: the events of the log after which another number stood there.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { FoundCase } from "../cases/find-case.ts";
import type { Driver } from "../driver/driver.ts";

export interface MovementRow {
  seq: number;
  type: string;
  actor: string;
  occurredOn: string;
  recordedAt: string;
  /** Open part of the event. */
  payload: JsonObject;
  /** Pieces after it; null for a count, which moves none. */
  after: number | null;
}

const moved = "patch->>'$.context.quantity' IS NOT NULL";

/** Those before a seq, at most `limit`, and how many pieces lay there before the oldest of them. */
export async function listMovements(
  driver: Driver,
  { snapshot: { caseId } }: FoundCase,
  before: number,
  limit: number,
): Promise<{ rows: MovementRow[]; base: number }> {
  const found = await driver.read<Omit<MovementRow, "payload"> & { payload: string }>(
    `SELECT seq, type, actor, occurred_on AS occurredOn, recorded_at AS recordedAt, payload,
       patch->>'$.context.quantity' AS after
     FROM event WHERE case_id=? AND seq<? AND (type='COUNT' OR ${moved}) AND type<>'OPEN_STOCK'
     ORDER BY seq DESC LIMIT ?`,
    [caseId, before, limit],
  );
  const rows = found.map(({ payload, ...row }) => ({ ...row, payload: JSON.parse(payload) as JsonObject }));
  const [older] = await driver.read<{ quantity: number }>(
    `SELECT patch->>'$.context.quantity' AS quantity FROM event WHERE case_id=? AND seq<? AND ${moved}
     ORDER BY seq DESC LIMIT 1`,
    [caseId, rows.at(-1)?.seq ?? before],
  );
  return { rows, base: older?.quantity ?? 0 };
}
