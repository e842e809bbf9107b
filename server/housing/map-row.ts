// From a typed row of the file to the payloads of two commands: the person, when nobody has that fiscal code yet,
// and the application. Pure.
import { scoreNames } from "../../workflows/housing-application/v1/forms.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { ParsedRow, Value } from "./parse-csv.ts";

/** A dwelling of the bando, as the import needs it. */
export interface UnitPlace {
  code: string;
  comune: string;
}

const text = (value: Value | undefined): string => (typeof value === "string" ? value : "");

function given(row: ParsedRow, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => (row.values[name] === undefined ? [] : [[name, row.values[name]]])),
  );
}

export const platformIdOf = (row: ParsedRow): string => text(row.values.platformId);
export const fiscalCodeOf = (row: ParsedRow): string => text(row.values.fiscalCode);
const unitsOf = (row: ParsedRow): string[] =>
  [...new Set([text(row.values.unit1), text(row.values.unit2)])].filter((code) => code !== "");

/**
 * Comune of the application's ranking: of its first dwelling, else the one the file names. With neither the first of
 * the bando stands in, and the decision refuses the row in its own words.
 */
export const territoryOf = (row: ParsedRow, units: readonly UnitPlace[]): string =>
  units.find((unit) => unitsOf(row).includes(unit.code))?.comune ??
  (text(row.values.rankingComune) || (units[0]?.comune ?? ""));

export const personPayload = (row: ParsedRow): JsonObject => ({
  ...given(row, ["surname", "givenName", "birthOn", "sex", "fiscalCode"]),
  territory: text(row.values.residence),
});

/** Points by the ruleset's names; `residence` is the length of residence, since the column of that name is a comune. */
const points = (row: ParsedRow): JsonObject =>
  Object.fromEntries(
    scoreNames.flatMap((name) => {
      const value = row.values[name === "residence" ? "residencePoints" : name];
      return typeof value === "number" ? [[name, value]] : [];
    }),
  );

export function applicationPayload(
  row: ParsedRow,
  about: { bando: string; person: string; household?: string; units: readonly UnitPlace[] },
): JsonObject {
  return {
    territory: territoryOf(row, about.units),
    bando: about.bando,
    person: about.person,
    ...(about.household ? { household: about.household } : {}),
    ...given(row, ["platformId", "protocolNumber", "protocolOn", "submittedOn", "rankingOwner", "rankingComune"]),
    ...given(row, ["householdSize", "iseeCents", "invalidityPercent", "indigent", "categories"]),
    ...points(row),
    units: unitsOf(row).map((unit) => ({ unit })),
  };
}
