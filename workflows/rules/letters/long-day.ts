// A day as letters write it.
import { termWordsIt } from "../../kernel/explain-texts.ts";
import type { Day } from "../../kernel/ids.ts";

/** "4 marzo 2026", "1° marzo 2026". */
export function longDay(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date === 1 ? "1°" : date} ${termWordsIt.months[(month ?? 1) - 1]} ${year}`;
}
