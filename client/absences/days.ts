// The span a plan is asked about when nobody said another.

/** The last of two weeks that begin on the day. */
export function inTwoWeeks(day: string): string {
  const last = new Date(`${day}T12:00:00Z`);
  last.setUTCDate(last.getUTCDate() + 13);
  return last.toISOString().slice(0, 10);
}
