// A stored row of the log as the kernel reads it: columns parsed, nothing decided.
import type { EventRow } from "../../db/log/event-row.ts";
import type { ReplayRow } from "../../db/log/replay-reads.ts";
import type { Json, JsonObject } from "../../workflows/kernel/json.ts";
import type { LoggedEvent } from "../../workflows/kernel/logged-event.ts";

/** Of a row whose documents were parsed with it. */
export const loggedFrom = (
  row: ReplayRow,
  documents: { payload: JsonObject; patch: JsonObject; effects: Json[] },
): LoggedEvent => ({
  caseId: row.case_id,
  kind: row.kind,
  number: row.number,
  seq: row.seq,
  workflowVersion: row.workflow_version,
  stateAfter: row.state_after,
  type: row.type,
  actor: row.actor,
  ...(row.behalf_of ? { behalfOf: row.behalf_of } : {}),
  recordedAt: row.recorded_at,
  occurredOn: row.occurred_on,
  ...documents,
});

export const loggedOf = (row: EventRow): LoggedEvent =>
  loggedFrom(row, {
    payload: JSON.parse(row.payload) as JsonObject,
    patch: JSON.parse(row.patch) as JsonObject,
    effects: JSON.parse(row.effects) as Json[],
  });
