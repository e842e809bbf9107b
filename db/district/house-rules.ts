// Rules the office sets itself: dated rows beside those of the release. A change is a new version from a day on; earlier
// versions stay, since cases were decided under them.
import type { JsonObject } from "../../workflows/kernel/json.ts";
import type { Driver, Statement } from "../driver/driver.ts";

/** Versions of the house stand above all of the release's. */
export const firstHouseVersion = 1_000;

export interface HouseRule {
  id: string;
  territory: string;
  validFrom: string;
  values: JsonObject;
  /** Act or regulation the values rest on. */
  source: string;
}

export async function nextHouseVersion(driver: Driver, id: string, territory: string): Promise<number> {
  const [row] = await driver.read<{ last: number | null }>(
    "SELECT MAX(version) AS last FROM ruleset WHERE id=? AND territory=? AND origin='house'",
    [id, territory],
  );
  return (row?.last ?? firstHouseVersion - 1) + 1;
}

/** A rule that comes in while the office works: who recorded it, and when, stands with its value. */
export interface HouseChange {
  what: "houseRule";
  rule: HouseRule;
  key: string;
  by: string;
  /** UTC instant. */
  at: string;
}

/** It gets the next version as it is written, so that two at once do not stand in each other's place. */
export const appendHouseRule = ({ rule, key, by, at }: HouseChange): Statement => ({
  sql: `INSERT INTO ruleset (id,version,territory,valid_from,valid_to,parameters,value_sources,source,example,origin)
    SELECT ?,COALESCE(MAX(version),?)+1,?,?,NULL,?,?,?,0,'house' FROM ruleset WHERE id=? AND territory=? AND origin='house'`,
  args: [
    rule.id,
    firstHouseVersion - 1,
    rule.territory,
    rule.validFrom,
    JSON.stringify(rule.values),
    JSON.stringify({ [key]: { source: rule.source, by, at } }),
    rule.source,
    rule.id,
    rule.territory,
  ],
});

export const putHouseRule = (rule: HouseRule, version: number, keys: readonly string[]): Statement => ({
  sql: `INSERT INTO ruleset (id,version,territory,valid_from,valid_to,parameters,value_sources,source,example,origin)
    VALUES (?,?,?,?,NULL,?,?,?,0,'house')`,
  args: [
    rule.id,
    version,
    rule.territory,
    rule.validFrom,
    JSON.stringify(rule.values),
    JSON.stringify(Object.fromEntries(keys.map((key) => [key, { source: rule.source }]))),
    rule.source,
  ],
});
