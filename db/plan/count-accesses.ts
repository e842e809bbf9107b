// How often somebody turned to the social service, by comune: openings in the log by their day of recording, slice by slice. A case
// that a contact opened is no second access, and one that was by then said to be opened by mistake is none.
import { mistakenState } from "../../workflows/rules/mistakes/mistake.ts";
import type { Driver } from "../driver/driver.ts";

/** Kinds and the events by which an access is recorded in them. */
const accesses: readonly [kind: string, type: string][] = [
  ["contact", "RECORD_CONTACT"],
  ["contact", "RECEIVE_WEB_CONTACT"],
  ["case-intake", "OPEN_CONTACT"],
];

/** Positions of one statement: a few milliseconds. */
const slice = 20_000;

/** Of a comune: where the access was recorded, wherever its case went later. */
type AccessesByComune = ReadonlyMap<string, number>;

/** Between two positions, both included. `onward` lets others have their turn, and may throw. */
export async function countAccesses(
  driver: Driver,
  { from, to }: { from: number; to: number },
  onward: () => Promise<void> | undefined,
): Promise<AccessesByComune> {
  const counted = new Map<string, number>();
  for (let at = from; at <= to; at += slice) {
    const rows = await driver.read<{ comune: string; n: number }>(
      `SELECT json_extract(patch,'$.head.territory') AS comune, count(*) AS n FROM event WHERE pos>=? AND pos<=? AND seq=1
       AND type||'/'||kind IN (SELECT value FROM json_each(?))
       AND (SELECT l.state_after FROM event l WHERE l.case_id=event.case_id AND l.pos<=? ORDER BY l.seq DESC LIMIT 1)<>?
       GROUP BY 1`,
      [
        ...[at, Math.min(to, at + slice - 1), JSON.stringify(accesses.map(([kind, type]) => `${type}/${kind}`))],
        ...[to, mistakenState],
      ],
    );
    for (const { comune, n } of rows) counted.set(comune, (counted.get(comune) ?? 0) + n);
    await onward();
  }
  return counted;
}
