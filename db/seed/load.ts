// Turns the seed's files into statements for the district's tables, after all their checks. Pure: who calls it
// reads the files and runs the statements in one batch; running them again gives the same tables.
import type { Bind, Statement } from "../driver/driver.ts";
import { readPlan } from "./plan.ts";
import { readMandates, readRulesets } from "./rules.ts";
import { readSpending } from "./spending.ts";
import { type ReadFile, readTerritory, type SeedRow } from "./territory.ts";

/** Rows of one INSERT: well below SQLite's limit of bound values with the widest table. */
const rowsAStatement = 200;

function insert(table: string, rows: readonly SeedRow[]): Statement[] {
  const columns = Object.keys(rows[0] ?? {});
  const names = columns.map((name) => `"${name}"`).join(", ");
  const marks = `(${columns.map(() => "?").join(", ")})`;
  const statements: Statement[] = [];
  for (let i = 0; i < rows.length; i += rowsAStatement) {
    const slice = rows.slice(i, i + rowsAStatement);
    const args = slice.flatMap((row) => columns.map((name): Bind => row[name] ?? null));
    statements.push({ sql: `INSERT INTO "${table}" (${names}) VALUES ${slice.map(() => marks).join(", ")}`, args });
  }
  return statements;
}

/**
 * Rows by table, checked. Throws SeedMismatch naming file, row and figures. `demo`: with the example values of
 * parameters that no source gives.
 */
export function readDistrict(read: ReadFile, demo: boolean): Record<string, SeedRow[]> {
  const territory = readTerritory(read);
  const spending = readSpending(read);
  const comuni = new Set(territory.istatByName.values());
  return {
    comune: territory.comuni,
    birthplace: territory.birthplaces,
    population: territory.population,
    ...readPlan(read),
    spending: spending.cells,
    spending_total: spending.totals,
    mandate: readMandates(read, comuni),
    ruleset: readRulesets(read, comuni, demo),
  };
}

/** What the office set itself is not the seed's to take away. */
const kept: Record<string, string> = { ruleset: " WHERE origin='seed'" };

/**
 * Statements that fill the district's tables, emptying them first.
 * @param read gives the text of a file of db/seed/data by its name
 */
export function loadDistrict(read: ReadFile, demo: boolean): Statement[] {
  const tables = Object.entries(readDistrict(read, demo));
  return [
    ...tables.map(([table]): Statement => ({ sql: `DELETE FROM "${table}"${kept[table] ?? ""}`, args: [] })),
    ...tables.flatMap(([table, rows]) => insert(table, rows)),
  ];
}
