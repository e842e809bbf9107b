// Generators of births for the fiscal code's properties: invented names, existing days, Belfiore-shaped places.
import fc from "fast-check";
import type { BirthFacts } from "../../../workflows/rules/fiscal-code/compute.ts";

const name = fc.string({ unit: fc.constantFrom(..."abcdefghilmnopqrstuvz"), minLength: 2, maxLength: 14 });

/** Births of 1927-2026, so that two digits of the year mean one year only on 22 November 2026. */
export const anyBirth: fc.Arbitrary<BirthFacts> = fc.record({
  surname: name,
  givenName: name,
  birthOn: fc
    .date({ min: new Date("1927-01-01T00:00:00Z"), max: new Date("2026-11-22T00:00:00Z"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  sex: fc.constantFrom("M" as const, "F" as const),
  birthPlace: fc
    .tuple(fc.constantFrom(..."ABCDEFGHILMZ"), fc.integer({ min: 1, max: 999 }))
    .map(([letter, number]) => `${letter}${String(number).padStart(3, "0")}`),
});
