// The steps of one found case: which of its events led from one state to another. Read in short turns, since a case may have a
// million events and no index knows which of them moved it.
import type { CaseDoc } from "../../workflows/kernel/definition.ts";
import type { Move } from "../../workflows/kernel/path.ts";
import type { FoundCase } from "../cases/find-case.ts";
import type { Driver } from "../driver/driver.ts";

/** Events looked at by one statement: a few milliseconds. */
const sliceEvents = 2_000;
const mostMoves = 1_000;

export interface Moves {
  /** From the oldest on. */
  moves: Move[];
  /** There were more: the earliest are not among them. */
  isCut: boolean;
}

/** Up to the event the found case stands at; the newest 1,000. `pace` lets others pass between two turns. */
export async function listMoves(
  driver: Driver,
  found: FoundCase,
  pace: () => Promise<void> | undefined,
): Promise<Moves> {
  const { caseId, seq } = found.snapshot;
  const newest: Move[] = [];
  for (let upTo = seq; upTo > 0 && newest.length <= mostMoves; upTo -= sliceEvents) {
    const rows = await driver.read<Move>(
      `SELECT seq, type, state_before AS "from", state_after AS "to", occurred_on AS occurredOn FROM event
       WHERE case_id=? AND seq>? AND seq<=? AND state_before<>state_after ORDER BY seq DESC LIMIT ?`,
      [caseId, upTo - sliceEvents, upTo, mostMoves + 1],
    );
    newest.push(...rows);
    await pace();
  }
  const right = await correctedDays(driver, caseId, found.snapshot.doc.corrections);
  const moves = newest
    .slice(0, mostMoves)
    .map((move) => ({ ...move, occurredOn: right.get(move.seq) ?? move.occurredOn }));
  return { moves: moves.reverse(), isCut: newest.length > mostMoves };
}

/** The days that were corrected, by the seq of the event whose day it is; the last correction holds. */
async function correctedDays(
  driver: Driver,
  caseId: string,
  corrections: CaseDoc["corrections"],
): Promise<Map<number, string>> {
  const seqs = Object.keys(corrections).map(Number);
  if (seqs.length === 0) return new Map();
  const rows = await driver.read<{ seq: number; day: string | null }>(
    `SELECT seq, json_extract(payload,'$.correctedOn') AS day FROM event
     WHERE case_id=? AND seq IN (SELECT value FROM json_each(?)) ORDER BY seq LIMIT 1000`,
    [caseId, JSON.stringify(seqs)],
  );
  return new Map(
    rows.flatMap(({ seq, day }) => {
      const corrects = corrections[seq]?.corrects;
      return day === null || corrects === undefined ? [] : [[corrects, day] as const];
    }),
  );
}
