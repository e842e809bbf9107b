// The events of a found case, newest first, by pages.
import type { Driver } from "../driver/driver.ts";
import type { FoundCase } from "./find-case.ts";

export interface TimelineRow {
  pos: number;
  caseId: string;
  seq: number;
  type: string;
  workflowVersion: number;
  actor: string;
  /** Whom the actor stood in for, or empty. */
  behalfOf: string;
  recordedAt: string;
  occurredOn: string;
  stateBefore: string;
  stateAfter: string;
  /** Open part of the payload, JSON. */
  payload: string;
  /** Merge patch of the case document, JSON. */
  patch: string;
}

const columns = `pos, case_id AS caseId, seq, type, workflow_version AS workflowVersion, actor, behalf_of AS behalfOf, recorded_at AS recordedAt, occurred_on AS occurredOn,
  state_before AS stateBefore, state_after AS stateAfter, payload, patch`;

/** Events with a seq below `before`, at most `limit`. */
export function listEvents(driver: Driver, found: FoundCase, before: number, limit: number): Promise<TimelineRow[]> {
  return driver.read<TimelineRow>(`SELECT ${columns} FROM event WHERE case_id=? AND seq<? ORDER BY seq DESC LIMIT ?`, [
    found.snapshot.caseId,
    before,
    limit,
  ]);
}

/** The newest events of several found cases together, at most `limit`; at most 50 cases. */
export function listEventsOf(driver: Driver, found: readonly FoundCase[], limit: number): Promise<TimelineRow[]> {
  return driver.read<TimelineRow>(
    `SELECT ${columns} FROM event WHERE case_id IN (SELECT value FROM json_each(?))
     ORDER BY occurred_on DESC, pos DESC LIMIT ?`,
    [JSON.stringify(found.slice(0, 50).map((one) => one.snapshot.caseId)), limit],
  );
}

/** Who did acts of these types in a found case; at most 50. */
export async function listActors(driver: Driver, found: FoundCase, types: readonly string[]): Promise<string[]> {
  const rows = await driver.read<{ actor: string }>(
    `SELECT DISTINCT actor FROM event WHERE case_id=? AND type IN (SELECT value FROM json_each(?)) LIMIT 50`,
    [found.snapshot.caseId, JSON.stringify(types)],
  );
  return rows.map((row) => row.actor);
}
