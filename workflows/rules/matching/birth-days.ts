// How two dates of birth may be the same one written down differently: day and month in the other order, one digit wrong,
// two neighbouring digits swapped. Pure; also lists the days that are that near, so that an index can be asked for them.
import { type Day, isDay } from "../../kernel/ids.ts";

export type DayLikeness = "same" | "dayAndMonth" | "oneDigit";

/** Nobody alive was born before. */
const firstYear = 1900;

const turned = (day: Day): string => `${day.slice(0, 4)}-${day.slice(8, 10)}-${day.slice(5, 7)}`;

/** Undefined when they are two different days. */
export function likenessOfDays(a: Day, b: Day): DayLikeness | undefined {
  if (a === b) return "same";
  if (turned(a) === b) return "dayAndMonth";
  const apart = [...a].flatMap((digit, i) => (digit === b[i] ? [] : [i]));
  const [first = 0, second = 0] = apart;
  if (apart.length === 1) return "oneDigit";
  const isSwap = apart.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
  return isSwap ? "oneDigit" : undefined;
}

/** All days that may be meant by this one, itself first; at most some sixty. */
export function nearDays(day: Day, today: Day): Day[] {
  const near = new Set<string>([day, turned(day)]);
  for (let i = 0; i < day.length; i++) {
    if (day[i] === "-") continue;
    for (let digit = 0; digit <= 9; digit++) near.add(`${day.slice(0, i)}${digit}${day.slice(i + 1)}`);
    const next = day[i + 1];
    if (next !== undefined && next !== "-") near.add(`${day.slice(0, i)}${next}${day[i]}${day.slice(i + 2)}`);
  }
  return [...near].filter((one) => isDay(one) && one <= today && Number(one.slice(0, 4)) >= firstYear);
}
