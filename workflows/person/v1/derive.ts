// Open facts drawn from a person's sealed data at the moment of the event: an age band, never a date.
import type { JsonObject } from "../../kernel/definition.ts";
import { isDay } from "../../kernel/ids.ts";
import { ageOn } from "../../rules/calendar/days.ts";
import { checkFiscalCode, type GivenFacts } from "../../rules/fiscal-code/check.ts";

/** Bands of the demand for services: school stages, majority, 65 and over, 75 and over. */
export const ageBands = ["0-2", "3-5", "6-13", "14-17", "18-64", "65-74", "75+"] as const;

const firstAges = [0, 3, 6, 14, 18, 65, 75];

export function ageBandOn(born: string, on: string): string | undefined {
  if (!isDay(born) || !isDay(on) || born > on) return undefined;
  const age = ageOn(born, on);
  return ageBands[firstAges.findLastIndex((first) => age >= first)];
}

const factNames = ["surname", "givenName", "birthOn", "sex", "birthPlace"] as const;

/** True when the code cannot exist or does not fit what else was given; false when it fits; undefined without a code. */
function isDoubtful(payload: JsonObject, today: string): boolean | undefined {
  if (typeof payload.fiscalCode !== "string") return undefined;
  const given = Object.fromEntries(
    factNames.flatMap((name) => (typeof payload[name] === "string" ? [[name, payload[name]]] : [])),
  ) as GivenFacts;
  // Places are a table of the district: whether one existed on that day is told by the page, not decided here.
  const { findings } = checkFiscalCode(payload.fiscalCode, { today, places: {}, given });
  return findings.some((one) => one.severity !== "note");
}

export function derivePerson(payload: JsonObject, at: { today: string; occurredOn: string }): JsonObject {
  const band = typeof payload.birthOn === "string" ? ageBandOn(payload.birthOn, at.occurredOn) : undefined;
  const doubtful = isDoubtful(payload, at.today);
  return {
    ...(band ? { ageBand: band } : {}),
    ...(doubtful === undefined ? {} : { fiscalCodeDoubtful: doubtful }),
  };
}
