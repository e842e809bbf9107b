// Generators of days for the calendar's properties.
import fc from "fast-check";

/** Existing days of 1900-2100. */
export const anyDay = fc
  .date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2100-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
