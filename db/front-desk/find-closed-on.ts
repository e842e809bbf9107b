// The day on which a case was closed, for a page that must not tell of what is long over.
import type { Day } from "../../workflows/kernel/ids.ts";
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

/** Undefined while it is open, and where it is unknown or not permitted. */
export async function findClosedOn(driver: Driver, permitted: Permitted, caseId: string): Promise<Day | undefined> {
  const may = toSql(permitted, caseRows("r"));
  const [row] = await driver.read<{ closedOn: Day | null }>(
    `SELECT r.closed_on AS closedOn FROM list_row r WHERE r.case_id=? AND ${may.sql}`,
    [caseId, ...may.args],
  );
  return row?.closedOn ?? undefined;
}
