// Open facts drawn from a person's sealed data at the moment of the event: an age band, never a date.
import type { JsonObject } from "../../kernel/definition.ts";
import { isDay } from "../../kernel/ids.ts";
import { ageOn } from "../../rules/calendar/days.ts";

/** Bands of the demand for services: school stages, majority, 65 and over, 75 and over. */
export const ageBands = ["0-2", "3-5", "6-13", "14-17", "18-64", "65-74", "75+"] as const;

const firstAges = [0, 3, 6, 14, 18, 65, 75];

export function ageBandOn(born: string, on: string): string | undefined {
  if (!isDay(born) || !isDay(on) || born > on) return undefined;
  const age = ageOn(born, on);
  return ageBands[firstAges.findLastIndex((first) => age >= first)];
}

export function derivePerson(payload: JsonObject, at: { occurredOn: string }): JsonObject {
  const band = typeof payload.birthOn === "string" ? ageBandOn(payload.birthOn, at.occurredOn) : undefined;
  return band ? { ageBand: band } : {};
}
