// Acts of some types in the whole log of a found case, oldest first: for what is told of any day, where the newest events are not
// enough.
import type { Driver } from "../driver/driver.ts";
import type { FoundCase } from "./find-case.ts";

export interface ActRow {
  seq: number;
  type: string;
  actor: string;
  recordedAt: string;
  occurredOn: string;
  /** Open part of the payload, JSON. */
  payload: string;
}

/** Events looked at by one statement. */
const sliceEvents = 2_000;

/** Up to the seq the case was found at; undefined where there are more than `most`. */
export async function listActs(
  driver: Driver,
  { snapshot: { caseId, seq } }: Pick<FoundCase, "snapshot">,
  types: readonly string[],
  most: number,
): Promise<ActRow[] | undefined> {
  const acts: ActRow[] = [];
  for (let after = 0; after < seq; after += sliceEvents) {
    const rows = await driver.read<ActRow>(
      `SELECT seq, type, actor, recorded_at AS recordedAt, occurred_on AS occurredOn, payload FROM event
       WHERE case_id=? AND seq>? AND seq<=? AND type IN (SELECT value FROM json_each(?)) ORDER BY seq LIMIT ?`,
      [caseId, after, Math.min(seq, after + sliceEvents), JSON.stringify(types), most + 1],
    );
    acts.push(...rows);
    if (acts.length > most) return undefined;
  }
  return acts;
}
