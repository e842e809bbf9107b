// Goes through the log once in its order: folds every event and, where asked, decides it again.
import type { Driver } from "../../db/driver/driver.ts";
import { type ReplayEvent, readReplayEvents, replayedEvents } from "../../db/log/replay-reads.ts";
import { endOfSlice } from "../../db/log/safe-read.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import type { LoggedEvent } from "../../workflows/kernel/logged-event.ts";
import type { DecisionCheck } from "./verify-decisions.ts";
import type { Fold } from "./verify-fold.ts";
import type { PersonCheck } from "./verify-persons.ts";
import { caseName, type Problems } from "./verify-report.ts";
import type { VersionCheck } from "./verify-versions.ts";

const sliceSize = 500;

export interface ReplayOptions {
  driver: Driver;
  fold: Fold;
  problems: Problems;
  versions: VersionCheck;
  decisions?: DecisionCheck | undefined;
  persons?: PersonCheck | undefined;
  onProgress?: ((events: number) => void) | undefined;
}

/** Returns how many events were decided again; the others' versions are not in this release. */
export async function replayLog(options: ReplayOptions): Promise<number> {
  const { driver, problems, versions, persons } = options;
  let again = 0;
  let seen = 0;
  for (let after = 0; ; ) {
    const upto = await endOfSlice(driver, replayedEvents, after, sliceSize);
    if (upto === undefined) return again;
    const range = { after, upto };
    const damaged = (pos: number) => problems.event(pos, "its documents cannot be read");
    const events = await readReplayEvents(driver, range, damaged, options.decisions !== undefined);
    for (const event of events) {
      const folded = fold(options, event);
      if (folded && options.decisions) again += await decideAgain(options.decisions, problems, event, folded);
    }
    await versions.passed(range);
    await persons?.open(range);
    after = upto;
    seen += events.length;
    options.onProgress?.(seen);
  }
}

/** The case around the event; undefined when it cannot be folded, or only one of the two is kept. */
function fold({ fold, problems, versions, decisions }: ReplayOptions, { row, payload, patch, effects }: ReplayEvent) {
  if (!isObject(patch) || !isObject(payload) || !Array.isArray(effects) || !effects.every(isObject)) {
    problems.event(row.pos, "its documents are not of the right kind", nameOf(row));
    return undefined;
  }
  const folded = fold.event(row, patch, effects, decisions !== undefined);
  const now = folded && fold.cases.get(row.case_id);
  if (now) versions.event(now);
  return folded;
}

const nameOf = (row: ReplayEvent["row"]): string =>
  caseName({ caseId: row.case_id, kind: row.kind, number: row.number });

/** 1 when it was decided again, 0 when its version is not in this release. */
async function decideAgain(
  decisions: DecisionCheck,
  problems: Problems,
  { row, ...documents }: ReplayEvent,
  folded: { before: CaseSnapshot; after: CaseSnapshot },
): Promise<0 | 1> {
  const tell = (text: string) => problems.event(row.pos, `${row.kind} ${row.type} ${text}`, nameOf(row));
  try {
    const logged = loggedFrom(row, documents as { payload: JsonObject; patch: JsonObject; effects: Json[] });
    const outcome = await decisions.event({ ...folded, logged, row });
    if (outcome && outcome.differs.length > 0) tell(`decided again differs in ${outcome.differs.join(", ")}`);
    return outcome ? 1 : 0;
  } catch {
    tell("cannot be decided again");
    return 0;
  }
}

export const loggedFrom = (
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
