// Parameters of terms in force for a territory on a day: lengths from rulesets, holidays with the patron saint.
import { type DistrictTables, findRuleset } from "../../db/district/load-tables.ts";
import type { TermParameters } from "../../workflows/kernel/deadline.ts";
import { atPath } from "../../workflows/kernel/json.ts";
import { type HolidayTable, italianHolidays, withPatron } from "../../workflows/rules/calendar/holidays.ts";

function holidaysOf(tables: DistrictTables, territory: string): HolidayTable {
  const monthDay = tables.comuni.find((row) => row.istat === territory && row.patronMonthDay)?.patronMonthDay;
  return withPatron(italianHolidays, monthDay ?? undefined);
}

export function termParameters(tables: DistrictTables, territory: string, on: string): TermParameters {
  const kept = (ruleset: string, key: string) => atPath(findRuleset(tables, ruleset, territory, on)?.values, key);
  return {
    parameter: (ruleset, key) => {
      const value = kept(ruleset, key);
      return typeof value === "number" ? value : undefined;
    },
    word: (ruleset, key) => {
      const value = kept(ruleset, key);
      return typeof value === "string" ? value : undefined;
    },
    origin: (ruleset, key) => {
      const found = findRuleset(tables, ruleset, territory, on);
      const source = found?.sources[key];
      return found && { version: found.version, ...source };
    },
    holidays: holidaysOf(tables, territory),
  };
}
