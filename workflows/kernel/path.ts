// The path of a case: in which states it stood, since when and for how many days. Counted by the days of the facts, as terms
// are; what was taken back is told apart and is no part of it. Pure.
import { daysBetween, laterOf } from "../rules/calendar/days.ts";
import type { CaseDoc } from "./definition.ts";
import type { Day } from "./ids.ts";

/** An event that led from one state to another, as the log has it. */
export interface Move {
  seq: number;
  type: string;
  from: string;
  to: string;
  /** The right day, where it was corrected. */
  occurredOn: Day;
}

/** One time a case stood in a state. */
export interface Stay {
  state: string;
  /** The event that led here. */
  seq: number;
  type: string;
  since: Day;
  /** Absent where it stands. */
  until?: Day;
  /** Of a case that is closed, the state it ended in counts none. */
  days: number;
}

/** A move that was taken back, and the event that did it. */
export interface TakenMove extends Move {
  takenBackBy: number;
}

export interface CasePath {
  stays: Stay[];
  takenBack: TakenMove[];
}

/** Events that lead back to where a case had come from: the stay before them goes on. */
const back = new Set(["UNDO", "STEP_BACK", "TAKE_BACK"]);

/**
 * `moves` from the oldest on. A fact recorded late may have an earlier day than the one before it: a stay begins when the one
 * before has begun, so that the days of all stays are those since the first.
 */
export function pathOf(
  moves: readonly Move[],
  { takenBack, today, isClosed }: { takenBack: CaseDoc["takenBack"]; today: Day; isClosed: boolean },
): CasePath {
  const stays: Omit<Stay, "days">[] = [];
  const gone: TakenMove[] = [];
  for (const move of moves) {
    const by = takenBack[move.seq];
    if (by !== undefined) {
      gone.push({ ...move, takenBackBy: by });
      continue;
    }
    const last = stays.at(-1);
    // Without the event taken back, what came after it may have led elsewhere: then the case is led there by this.
    if (back.has(move.type) && last?.state === move.to) continue;
    const since = laterOf(last?.since ?? "", move.occurredOn);
    if (last) last.until = since;
    stays.push({ state: move.to, seq: move.seq, type: move.type, since });
  }
  const end = (stay: Omit<Stay, "days">) => stay.until ?? (isClosed ? stay.since : laterOf(stay.since, today));
  return { stays: stays.map((stay) => ({ ...stay, days: daysBetween(stay.since, end(stay)) })), takenBack: gone };
}
