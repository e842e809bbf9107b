// Every version of every ruleset, for the page that shows where each parameter comes from.
import type { Driver } from "../driver/driver.ts";
import { type Ruleset, type RulesetRow, rulesetColumns, toRuleset } from "./find-ruleset.ts";

export async function listRulesets(driver: Driver): Promise<Ruleset[]> {
  const rows = await driver.read<RulesetRow>(
    `SELECT ${rulesetColumns} FROM ruleset ORDER BY id, territory, version LIMIT 500`,
  );
  return rows.map(toRuleset);
}
