// Civil days as whole numbers, by arithmetic alone: a term is counted through many days, and asking `Date` for each,
// there and back as text, took most of the time of counting.

/** Days from 1 March of the year 0 to 1 January 1970, proleptic Gregorian. */
const epoch = 719_468;
const era = 146_097;

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Last day of a month, 1 = January. */
export const lastOfMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthDays[month - 1] ?? 0);

/** The whole number written at `from` to `to`; NaN when anything there is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Days from 1970-01-01 to an existing day `YYYY-MM-DD` of the years 0000-9999; NaN for any other text. */
export function numberOfDay(day: string): number {
  if (day.length !== 10 || day[4] !== "-" || day[7] !== "-") return Number.NaN;
  const year = digits(day, 0, 4);
  const month = digits(day, 5, 7);
  const date = digits(day, 8, 10);
  if (!(year >= 0 && month >= 1 && month <= 12 && date >= 1 && date <= lastOfMonth(year, month))) return Number.NaN;
  return numberOfDate(year, month, date);
}

/** The same for the parts of an existing day. Years begin in March, so that the odd day is their last. */
export function numberOfDate(year: number, month: number, date: number): number {
  const y = month > 2 ? year : year - 1;
  const cycle = Math.floor(y / 400);
  const ofCycle = y - cycle * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  return cycle * era + ofCycle * 365 + Math.floor(ofCycle / 4) - Math.floor(ofCycle / 100) + ofYear - epoch;
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

export const dayText = (year: number, month: number, date: number): string =>
  `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;

/** The day so many days from 1970-01-01; undefined outside the years 0000-9999. */
export function dayOfNumber(number: number): string | undefined {
  const since = number + epoch;
  const cycle = Math.floor(since / era);
  const ofCycle = since - cycle * era;
  const years = Math.floor(
    (ofCycle - Math.floor(ofCycle / 1_460) + Math.floor(ofCycle / 36_524) - Math.floor(ofCycle / 146_096)) / 365,
  );
  const ofYear = ofCycle - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = cycle * 400 + years + (month > 2 ? 0 : 1);
  if (!(year >= 0 && year <= 9999)) return undefined;
  return dayText(year, month, ofYear - Math.floor((153 * shifted + 2) / 5) + 1);
}
