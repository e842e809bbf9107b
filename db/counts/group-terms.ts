// The groups a count may be made by and the cases it may be made over, as SQL over `list_row l` and `person_row p`. Texts
// depend on the question alone, never on values, so that a statement is prepared once.
import type { Day } from "../../workflows/kernel/ids.ts";
import {
  ageBandKey,
  ageBandStarts,
  type CountAsk,
  type CountDimension,
  type CountUnit,
} from "../../workflows/rules/counts/ask.ts";
import { mistakenState } from "../../workflows/rules/mistakes/mistake.ts";
import type { Sql } from "../access.ts";

const bare = (sql: string): Sql => ({ sql, args: [] });

/** The last birth day of who has completed so many years on a day; may be no day of the calendar, as text it compares. */
const bornBy = (on: Day, years: number): string =>
  `${String(Number(on.slice(0, 4)) - years).padStart(4, "0")}${on.slice(4)}`;

/** The band of age on a day; '' of whom no birth day is known, or who was born later. */
function ageBandSql(on: Day): Sql {
  const starts = [...ageBandStarts].reverse();
  const bands = starts.map((start) => `WHEN p.birth_on<=? THEN '${ageBandKey(start)}'`);
  return { sql: `(CASE ${bands.join(" ")} ELSE '' END)`, args: starts.map((start) => bornBy(on, start)) };
}

const part = (column: string, length: number): Sql => bare(`COALESCE(substr(l.${column},1,${length}),'')`);

/** The key of the group a case, or its person, belongs to. */
export function dimensionSql(dimension: CountDimension, ageOn: Day): Sql {
  switch (dimension) {
    case "comune":
      return bare("l.territory");
    case "area":
      return bare("l.area");
    case "kind":
      return bare("l.kind");
    case "step":
      return bare("l.kind||'/'||l.state");
    case "sex":
      return bare("COALESCE(p.sex,'')");
    case "ageBand":
      return ageBandSql(ageOn);
    case "yearOpened":
      return part("opened_on", 4);
    case "monthOpened":
      return part("opened_on", 7);
    case "yearClosed":
      return part("closed_on", 4);
    case "monthClosed":
      return part("closed_on", 7);
  }
}

/** What a case adds to a figure: its number, or the id of what is counted once; '' where it has none. */
export function unitSql(unit: CountUnit, events: { from: number; to: number } | undefined): Sql {
  switch (unit) {
    case "cases":
      return bare("'1'");
    case "persons":
      return bare("COALESCE(l.person_id,'')");
    case "households":
      return bare("COALESCE(l.household_id,p.household_id,'')");
    case "events": {
      const { from = 0, to = 0 } = events ?? {};
      const sql = "(SELECT COUNT(*) FROM event e WHERE e.case_id=l.case_id AND e.pos BETWEEN ? AND ?)";
      return { sql, args: [from, to] };
    }
  }
}

/** What was opened by mistake is in no figure. */
const meant = bare(`l.state<>'${mistakenState}'`);

/** Which cases are counted, beside the filter. A case opened anew has no day of closing: it counts as never closed. */
export const basisTerms = (ask: CountAsk): Sql[] => [meant, ...daysOf(ask)];

function daysOf({ basis, on = "", from = "", to = "" }: CountAsk): Sql[] {
  switch (basis) {
    case "openOn":
      return [{ sql: "l.opened_on<=? AND (l.closed_on IS NULL OR l.closed_on>?)", args: [on, on] }];
    case "opened":
      return [{ sql: "l.opened_on BETWEEN ? AND ?", args: [from, to] }];
    case "closed":
      return [{ sql: "l.closed_on BETWEEN ? AND ?", args: [from, to] }];
    case "followed":
      return [{ sql: "l.opened_on<=? AND (l.closed_on IS NULL OR l.closed_on>=?)", args: [to, from] }];
    default:
      return [];
  }
}
