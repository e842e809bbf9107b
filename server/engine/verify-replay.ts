// Goes through the log once in its order: folds every event and, where asked, decides it again.
import type { Driver } from "../../db/driver/driver.ts";
import { type ReplayEvent, readReplayEvents, replayedEvents } from "../../db/log/replay-reads.ts";
import { endOfSlice } from "../../db/log/safe-read.ts";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import type { LoggedEvent } from "../../workflows/kernel/logged-event.ts";
import type { DecisionCheck } from "./verify-decisions.ts";
import type { Fold } from "./verify-fold.ts";
import type { PersonCheck } from "./verify-persons.ts";
import { caseName, type Problems } from "./verify-report.ts";

const sliceSize = 500;

export interface ReplayOptions {
  driver: Driver;
  fold: Fold;
  problems: Problems;
  decisions?: DecisionCheck | undefined;
  persons?: PersonCheck | undefined;
  onProgress?: ((events: number) => void) | undefined;
}

/** Returns how many events were decided again; the others' versions are not in this release. */
export async function replayLog(options: ReplayOptions): Promise<number> {
  const { driver, problems, persons } = options;
  let again = 0;
  let seen = 0;
  for (let after = 0; ; ) {
    const upto = await endOfSlice(driver, replayedEvents, after, sliceSize);
    if (upto === undefined) return again;
    const range = { after, upto };
    const events = await readReplayEvents(driver, range, (pos) => problems.event(pos, "its documents cannot be read"));
    for (const event of events) again += (await one(options, event)) ? 1 : 0;
    await persons?.open(range);
    after = upto;
    seen += events.length;
    options.onProgress?.(seen);
  }
}

/** True when the event was decided again. */
async function one({ fold, problems, decisions }: ReplayOptions, { row, payload, patch, effects }: ReplayEvent) {
  const name = caseName({ caseId: row.case_id, kind: row.kind, number: row.number });
  if (!isObject(patch) || !isObject(payload) || !Array.isArray(effects) || !effects.every(isObject)) {
    problems.event(row.pos, "its documents are not of the right kind", name);
    return false;
  }
  const folded = fold.event(row, patch, effects);
  if (!folded || !decisions) return false;
  const logged = loggedFrom(row, { payload, patch, effects });
  try {
    const outcome = await decisions.event({ ...folded, logged, row });
    if (outcome && outcome.differs.length > 0)
      problems.event(row.pos, `${row.kind} ${row.type} decided again differs in ${outcome.differs.join(", ")}`, name);
    return outcome !== undefined;
  } catch {
    problems.event(row.pos, `${row.kind} ${row.type} cannot be decided again`, name);
    return false;
  }
}

const loggedFrom = (
  row: ReplayEvent["row"],
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
