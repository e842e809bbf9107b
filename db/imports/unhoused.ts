// Persons whom an import made and who are in no household, as far as a search would show them.
import type { Driver } from "../driver/driver.ts";
import { type SearchRights, shownSql } from "../people/find-persons.ts";
import { isWithoutHousehold } from "../people/list-without-household.ts";

/** At most `limit`, as they stood in the file. */
export async function listUnhoused(
  driver: Driver,
  rights: SearchRights,
  jobId: string,
  limit: number,
): Promise<string[]> {
  const shown = shownSql(rights);
  const rows = await driver.read<{ personId: string }>(
    `SELECT p.person_id AS personId FROM import_row r JOIN person_row p ON p.person_id=r.case_id
     WHERE r.job_id=? AND r.outcome='done' AND r.step=1 AND r.kind='person' AND ${isWithoutHousehold} AND ${shown.sql}
     GROUP BY p.person_id ORDER BY MIN(r.n) LIMIT ?`,
    [jobId, ...shown.args, limit],
  );
  return rows.map(({ personId }) => personId);
}
