// Parameters of terms in force for a territory on a day: lengths from rulesets, holidays with the patron saint.
import { type DistrictTables, findRuleset } from "../../db/district/load-tables.ts";
import type { TermParameters } from "../../workflows/kernel/deadline.ts";
import { atPath } from "../../workflows/kernel/json.ts";
import { type HolidayTable, italianHolidays, withPatron } from "../../workflows/rules/calendar/holidays.ts";

/** Asked at every command, and few: one table a comune for as long as the district's tables stand. */
const known = new WeakMap<DistrictTables, Map<string, HolidayTable>>();

function holidaysOf(tables: DistrictTables, territory: string): HolidayTable {
  const ofDistrict = known.get(tables) ?? new Map<string, HolidayTable>();
  known.set(tables, ofDistrict);
  let holidays = ofDistrict.get(territory);
  if (!holidays) {
    const monthDay = tables.comuni.find((row) => row.istat === territory && row.patronMonthDay)?.patronMonthDay;
    holidays = withPatron(italianHolidays, monthDay ?? undefined);
    ofDistrict.set(territory, holidays);
  }
  return holidays;
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
