// The district's dated tables as the engine needs them in memory: rulesets, mandates, comuni with patrons.
// They are small (hundreds of rows) and change only by seed or by an administrator's act.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import { type MandateSpan, withHandOvers } from "../../workflows/rules/mandates/hand-over.ts";
import type { Driver } from "../driver/driver.ts";

export interface RulesetRow {
  id: string;
  version: number;
  territory: string;
  validFrom: string;
  validTo: string | null;
  values: JsonObject;
  source: string;
  example: boolean;
  /** Where each value comes from; `example` where it is the demo's. */
  sources: Record<string, ValueSource>;
}

export interface ValueSource {
  source?: string;
  example?: boolean;
  /** Account that set it on a page, and the instant. */
  by?: string;
  at?: string;
}

/** As the release has it, with the hand-overs the office recorded. */
export type MandateRow = MandateSpan;

export interface ComuneRow {
  istat: string;
  belfiore: string;
  name: string;
  validFrom: string;
  validTo: string | null;
  /** ISTAT code of the comune that took over. */
  successorIstat: string | null;
  patronMonthDay: string | null;
}

export interface DistrictTables {
  rulesets: RulesetRow[];
  mandates: MandateRow[];
  comuni: ComuneRow[];
}

/** Bounded by 5,000 rows each; a district has a few hundred. */
export async function loadTables(driver: Driver): Promise<DistrictTables> {
  const rulesets = await driver.read<
    Omit<RulesetRow, "values" | "example" | "sources"> & { json: string; ex: number; origins: string }
  >(
    `SELECT id,version,territory,valid_from AS validFrom,valid_to AS validTo,parameters AS json,source,example AS ex,
       value_sources AS origins
     FROM ruleset ORDER BY id,territory,version LIMIT 5000`,
  );
  const mandates = await driver.read<MandateRow>(
    `SELECT service,territory,valid_from AS validFrom,valid_to AS validTo,body,body_name AS bodyName,letterhead,act
     FROM mandate ORDER BY service,territory,valid_from LIMIT 5000`,
  );
  const comuni = await driver.read<ComuneRow>(
    `SELECT istat,belfiore,name,valid_from AS validFrom,valid_to AS validTo,successor_istat AS successorIstat,
       patron_month_day AS patronMonthDay
     FROM comune ORDER BY istat,valid_from LIMIT 5000`,
  );
  const dated = rulesets.map(({ json, ex, origins, ...row }) => ({
    ...row,
    sources: sourcesOf(origins),
    values: JSON.parse(json) as JsonObject,
    example: ex === 1,
  }));
  const nameOf = (istat: string) => comuni.find((one) => one.istat === istat && one.validTo === null)?.name ?? istat;
  return { rulesets: dated, mandates: withHandOvers(mandates, dated, nameOf), comuni };
}

/** Only what an explanation shows, and only where it is said. */
function sourcesOf(json: string): RulesetRow["sources"] {
  const sources = JSON.parse(json) as Record<string, Record<"source" | "example" | "by" | "at", unknown>>;
  const text = (name: string, value: unknown) => (typeof value === "string" ? { [name]: value } : {});
  return Object.fromEntries(
    Object.entries(sources).map(([key, { source, example, by, at }]) => [
      key,
      { ...text("source", source), ...(example === true ? { example } : {}), ...text("by", by), ...text("at", at) },
    ]),
  );
}

const inForce = (row: { validFrom: string; validTo: string | null }, on: string) =>
  row.validFrom <= on && (row.validTo === null || on <= row.validTo);

/** The ruleset in force on a day: the comune's own, else the district's; the newest version wins. */
export function findRuleset(tables: DistrictTables, id: string, territory: string, on: string): RulesetRow | undefined {
  const fits = tables.rulesets.filter((row) => row.id === id && inForce(row, on));
  const newest = (rows: RulesetRow[]) => rows.sort((a, b) => b.version - a.version)[0];
  return (
    newest(fits.filter((row) => row.territory === territory)) ??
    newest(fits.filter((row) => row.territory === "district"))
  );
}

/** Values of rulesets as they are in force there on that day. */
export const rulesFor =
  (tables: DistrictTables, territory: string, on: string) =>
  (id: string): JsonObject | undefined =>
    findRuleset(tables, id, territory, on)?.values;

/** Which body runs a service in a comune on a day. */
export function findMandate(
  tables: DistrictTables,
  service: string,
  territory: string,
  on: string,
): MandateRow | undefined {
  const fits = tables.mandates.filter((row) => row.service === service && inForce(row, on));
  return fits.find((row) => row.territory === territory) ?? fits.find((row) => row.territory === "district");
}
