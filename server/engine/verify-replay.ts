// Goes through the log once in its order: folds every event and, where asked, decides it again.
import type { Driver } from "../../db/driver/driver.ts";
import {
  type FoldEvent,
  type FoldRow,
  type ReplayEvent,
  readFoldEvents,
  readReplayEvents,
  replayedEvents,
} from "../../db/log/replay-reads.ts";
import { endOfSlice } from "../../db/log/safe-read.ts";
import type { CaseSnapshot } from "../../workflows/kernel/definition.ts";
import { isObject, type Json, type JsonObject } from "../../workflows/kernel/json.ts";
import { loggedFrom } from "./logged.ts";
import type { DecisionCheck } from "./verify-decisions.ts";
import type { Fold } from "./verify-fold.ts";
import type { PersonCheck } from "./verify-persons.ts";
import { caseName, type Problems } from "./verify-report.ts";
import type { VersionCheck } from "./verify-versions.ts";

/** Few enough that one with a letter beyond ASCII, which is read more slowly, has few others beside it. */
const sliceSize = 100;

export interface FoldOptions {
  fold: Fold;
  problems: Problems;
  versions: VersionCheck;
  decisions?: DecisionCheck | undefined;
}

export interface ReplayOptions extends FoldOptions {
  driver: Driver;
  persons?: PersonCheck | undefined;
  onProgress?: ((events: number) => void) | undefined;
}

/** Returns how many events were decided again; the others' versions are not in this release. */
export async function replayLog(options: ReplayOptions): Promise<number> {
  const { driver, problems, versions, persons, decisions } = options;
  const damaged = (pos: number) => problems.event(pos, "its documents cannot be read");
  let again = 0;
  let seen = 0;
  // Where no position is missing the end of a slice is known without asking for it.
  for (let after = 0, isDense = true; ; ) {
    const upto: number | undefined = isDense
      ? after + sliceSize
      : await endOfSlice(driver, replayedEvents, after, sliceSize);
    if (upto === undefined) return again;
    const range = { after, upto };
    let events: FoldEvent[];
    if (decisions) {
      const replayed = await readReplayEvents(driver, range, damaged);
      for (const event of replayed) {
        const folded = isObject(event.payload) ? foldEvent(options, event) : tellKind(options, event);
        if (folded) again += await decideAgain(decisions, problems, event, folded);
      }
      events = replayed;
    } else {
      events = await readFoldEvents(driver, range, damaged);
      for (const event of events) foldEvent(options, event);
    }
    await versions.passed(range);
    await persons?.open(range);
    isDense = events.length === sliceSize;
    after = upto;
    seen += events.length;
    options.onProgress?.(seen);
  }
}

/** The case around the event; undefined when it cannot be folded, or only one of the two is kept. */
export function foldEvent(options: FoldOptions, event: FoldEvent) {
  const { row, patch, effects, payload } = event;
  if (!isObject(patch) || !Array.isArray(effects) || !effects.every(isObject)) return tellKind(options, event);
  const folded = options.fold.event(row, patch, effects, options.decisions !== undefined);
  const now = folded && options.fold.cases.get(row.case_id);
  if (now) {
    options.versions.event(now, patch);
    options.fold.numbers(now, payload);
  }
  return folded;
}

function tellKind({ problems }: FoldOptions, { row }: FoldEvent): undefined {
  problems.event(row.pos, "its documents are not of the right kind", nameOf(row));
}

const nameOf = (row: FoldRow): string => caseName({ caseId: row.case_id, kind: row.kind, number: row.number });

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
