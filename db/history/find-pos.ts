// From days to positions: recordedAt never decreases with pos, so a day is found by halving, without an index of
// its own.
import type { Day } from "../../workflows/kernel/ids.ts";
import { romeDay } from "../../workflows/rules/calendar/days.ts";
import type { Driver } from "../driver/driver.ts";

/** Position of the last event; 0 in an empty log. */
export async function findHead(driver: Driver): Promise<number> {
  const [row] = await driver.read<{ pos: number }>("SELECT pos FROM event ORDER BY pos DESC LIMIT 1");
  return row?.pos ?? 0;
}

/** First position recorded on the Europe/Rome day or later; head + 1 when there is none. */
export async function firstPosOn(driver: Driver, head: number, day: Day): Promise<number> {
  let low = 1;
  let high = head + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [row] = await driver.read<{ at: string }>("SELECT recorded_at AS at FROM event WHERE pos = ?", [middle]);
    if (!row || romeDay(row.at) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
