// Single events of the log by their seq or by the ids of the commands that made them.
import type { Driver } from "../driver/driver.ts";
import type { EventRow } from "./event-row.ts";

export async function findEvent(driver: Driver, caseId: string, seq: number): Promise<EventRow | undefined> {
  const [row] = await driver.read<EventRow>("SELECT * FROM event WHERE case_id=? AND seq=?", [caseId, seq]);
  return row;
}

export interface MadeEvent {
  command_id: string;
  case_id: string;
  kind: string;
  seq: number;
}

/** Events made by these commands, at most 64; in no order. */
export function findMadeBy(driver: Driver, commandIds: readonly string[]): Promise<MadeEvent[]> {
  return driver.read<MadeEvent>(
    `SELECT command_id,case_id,kind,seq FROM event
     WHERE command_id IN (SELECT value FROM json_each(?)) LIMIT 64`,
    [JSON.stringify(commandIds)],
  );
}

/** Effects of the events of a case before a seq, oldest first, as stored; events without any are left out. */
export async function readEffectsBefore(driver: Driver, caseId: string, seq: number): Promise<string[]> {
  const rows = await driver.read<{ effects: string }>(
    "SELECT effects FROM event WHERE case_id=? AND seq<? AND effects<>'[]' ORDER BY seq LIMIT 100000",
    [caseId, seq],
  );
  return rows.map(({ effects }) => effects);
}

/** The latest events of a case up to a seq, newest first: only what they did to its state. */
export function readStatesBack(
  driver: Driver,
  caseId: string,
  uptoSeq: number,
  limit: number,
): Promise<Pick<EventRow, "seq" | "type" | "state_before" | "state_after">[]> {
  return driver.read(
    "SELECT seq,type,state_before,state_after FROM event WHERE case_id=? AND seq<=? ORDER BY seq DESC LIMIT ?",
    [caseId, uptoSeq, limit],
  );
}
