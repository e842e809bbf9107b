// The parameters in force on a day: those of the comune, else the district's.
import type { Day, Territory } from "../../workflows/kernel/ids.ts";
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Driver } from "../driver/driver.ts";

export interface Ruleset {
  id: string;
  version: number;
  territory: Territory;
  validFrom: Day;
  validTo: Day | null;
  values: JsonObject;
  /** For each value its source, unit and, where it is not found in law, `example: true`. */
  valueSources: JsonObject;
  source: string;
  example: boolean;
}

/** A row of the table as stored. */
export interface RulesetRow {
  id: string;
  version: number;
  territory: string;
  valid_from: string;
  valid_to: string | null;
  parameters: string;
  value_sources: string;
  source: string;
  example: number;
}

export const rulesetColumns =
  "id, version, territory, valid_from, valid_to, parameters, value_sources, source, example";

export const toRuleset = (row: RulesetRow): Ruleset => ({
  id: row.id,
  version: row.version,
  territory: row.territory,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  values: JSON.parse(row.parameters) as JsonObject,
  valueSources: JSON.parse(row.value_sources) as JsonObject,
  source: row.source,
  example: row.example === 1,
});

export async function findRuleset(
  driver: Driver,
  ask: { id: string; territory: Territory; on: Day },
): Promise<Ruleset | undefined> {
  const rows = await driver.read<RulesetRow>(
    `SELECT ${rulesetColumns} FROM ruleset
     WHERE id = ? AND territory IN (?, 'district') AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?)
     ORDER BY territory = 'district', valid_from DESC LIMIT 1`,
    [ask.id, ask.territory, ask.on, ask.on],
  );
  return rows[0] && toRuleset(rows[0]);
}
