// From days and instants to positions: recordedAt never decreases with pos, so they are found by halving, without an
// index of their own.
import type { Day, Instant } from "../../workflows/kernel/ids.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Driver } from "../driver/driver.ts";

/** Position of the last event; 0 in an empty log. */
export async function findHead(driver: Driver): Promise<number> {
  const [row] = await driver.read<{ pos: number }>("SELECT pos FROM event ORDER BY pos DESC LIMIT 1");
  return row?.pos ?? 0;
}

/** First position for which `isLater` holds of its recordedAt, as it then does of all that follow; head + 1 when none. */
async function firstPosWhere(driver: Driver, head: number, isLater: (at: Instant) => boolean): Promise<number> {
  let low = 1;
  let high = head + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [row] = await driver.read<{ at: string }>("SELECT recorded_at AS at FROM event WHERE pos = ?", [middle]);
    if (!row || !isLater(row.at)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** First position recorded on the Europe/Rome day or later; head + 1 when there is none. */
export const firstPosOn = (driver: Driver, head: number, day: Day): Promise<number> =>
  firstPosWhere(driver, head, (at) => romeDay(at) >= day);

/** Last position recorded at the instant or before; 0 when there is none. */
export const lastPosAt = async (driver: Driver, head: number, instant: Instant): Promise<number> =>
  (await firstPosWhere(driver, head, (at) => at > instant)) - 1;

/** Last event of a case recorded at the position or before, as its seq; 0 when the case began later. */
export async function lastSeqAt(driver: Driver, caseId: string, lastSeq: number, pos: number): Promise<number> {
  let low = 0;
  let high = lastSeq;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [row] = await driver.read<{ pos: number }>("SELECT pos FROM event WHERE case_id = ? AND seq = ?", [
      caseId,
      middle,
    ]);
    if (row && row.pos <= pos) low = middle;
    else high = middle - 1;
  }
  return low;
}
