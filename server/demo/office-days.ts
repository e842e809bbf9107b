// When the simulated office works: no weekends nor holidays, fewer hands in July and August, five moments a day in
// office hours. Days are Europe/Rome days; instants are UTC.
import type { Day, Instant } from "../../workflows/kernel/ids.ts";
import { addDays, weekdayOf } from "../../workflows/rules/calendar/days.ts";
import { holidayOn, italianHolidays, saturdays } from "../../workflows/rules/calendar/holidays.ts";
import { createRandom, type Random } from "./random.ts";

const closed = [...italianHolidays, saturdays];

const known = new Map<Day, boolean>();

/** Asked a million times for the same thousand days. */
export function isOfficeDay(day: Day): boolean {
  let open = known.get(day);
  if (open === undefined) {
    open = holidayOn(day, closed) === undefined;
    known.set(day, open);
  }
  return open;
}

/** The day itself when the office works, else the next one that does. */
export function officeDay(day: Day): Day {
  let one = day;
  while (!isOfficeDay(one)) one = addDays(one, 1);
  return one;
}

/** Staff is down by 45 % over the summer: what can wait does, most of all in August. */
const summerShare = (day: Day): number => {
  const date = day.slice(5);
  return date < "07-15" || date > "08-31" ? 0 : date < "08-01" ? 0.3 : 0.6;
};

/** An office day for something that may be put off over the summer. */
export function easyDay(day: Day, random: Random): Day {
  const first = officeDay(day);
  if (!random.chance(summerShare(first))) return first;
  return officeDay(first < `${first.slice(0, 4)}-08-20` ? addDays(first, random.int(10, 28)) : addDays(first, 10));
}

/** First minute of the day and width of each moment in which commands are recorded; the last one is for urgencies too. */
const moments: readonly (readonly [number, number])[] = [
  [8 * 60 + 30, 80],
  [10 * 60, 110],
  [12 * 60 + 5, 60],
  [14 * 60 + 30, 95],
  [16 * 60 + 10, 95],
];
export const lastMoment = moments.length - 1;

/** Most is done in the morning. */
export const pickMoment = (random: Random): number =>
  random.weighted([
    [0, 26],
    [1, 32],
    [2, 10],
    [3, 22],
    [4, 10],
  ] as const);

/** People come in the morning, on Mondays before eleven. */
export const pickDeskMoment = (random: Random, day: Day): number =>
  weekdayOf(day) === 1 && random.chance(0.6) ? random.int(0, 1) : pickMoment(random);

/** The Friday of the day's week, when the office works on it. */
export function fridayOf(day: Day): Day | undefined {
  const friday = addDays(day, 5 - weekdayOf(day));
  return isOfficeDay(friday) ? friday : undefined;
}

const lastSunday = (year: string, month: string): Day => {
  let day = `${year}-${month}-31`;
  while (weekdayOf(day) !== 0) day = addDays(day, -1);
  return day;
};

/** Hours of Europe/Rome ahead of UTC in office hours: 2 from the last Sunday of March to that of October. */
const romeHours = (day: Day): number => {
  const year = day.slice(0, 4);
  return day >= lastSunday(year, "03") && day < lastSunday(year, "10") ? 2 : 1;
};

/** The instant of a moment, different from day to day and the same for one seed. */
export function instantOf(seed: string, day: Day, moment: number): Instant {
  const random = createRandom(`${seed}/${day}/${moment}`);
  const [first, width] = moments[moment] ?? [0, 1];
  const minutes = first + random.int(0, width - 1) - romeHours(day) * 60;
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + minutes * 60_000 + random.int(0, 59_999)).toISOString();
}

/** Before the office opens: when the terms that ended are told. */
export const earlyMorning = (day: Day): Instant => `${day}T04:30:00.000Z`;

/** How much happens at the front desk by month, January first. */
const monthWeights = [1.25, 1.1, 1.1, 1, 0.95, 0.9, 0.65, 0.45, 1.2, 1.15, 1.1, 1.05];

/** Draws days of contacts: seasons, Mondays, no closed day. */
export class ContactDays {
  readonly #days: Day[] = [];
  readonly #upTo: number[] = [];

  constructor(from: Day, to: Day) {
    let sum = 0;
    for (let day = from; day <= to; day = addDays(day, 1)) {
      if (!isOfficeDay(day)) continue;
      sum += (monthWeights[Number(day.slice(5, 7)) - 1] ?? 1) * (weekdayOf(day) === 1 ? 1.5 : 1);
      this.#days.push(day);
      this.#upTo.push(sum);
    }
  }

  draw(random: Random): Day {
    const wanted = random.next() * (this.#upTo.at(-1) ?? 0);
    let low = 0;
    let high = this.#upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#upTo[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    const day = this.#days[low];
    if (!day) throw new RangeError("no office day to draw from");
    return day;
  }
}

/** Days with the given median and 10th and 90th percentiles; tails are cut at the 3rd and 97th. */
export function durationDays(random: Random, median: number, tenth: number, ninetieth: number): number {
  const spread = Math.max(-1.9, Math.min(1.9, normal(random)));
  const limit = spread < 0 ? tenth : ninetieth;
  return Math.max(0, Math.round(median * (limit / median) ** (Math.abs(spread) / 1.2816)));
}

/** Standard normal, Box-Muller. */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
