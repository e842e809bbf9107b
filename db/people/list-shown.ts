// Persons by id as a search shows them: of the others not even that there are any.
import type { Driver } from "../driver/driver.ts";
import { type FoundPerson, personColumns, type SearchRights, shownSql } from "./find-persons.ts";

const most = 200;

/** At most 200, in no order. */
export function listShown(driver: Driver, rights: SearchRights, ids: readonly string[]): Promise<FoundPerson[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const shown = shownSql(rights);
  return driver.read<FoundPerson>(
    `SELECT ${personColumns} FROM person_row p WHERE p.person_id IN (SELECT value FROM json_each(?)) AND ${shown.sql} LIMIT ?`,
    [JSON.stringify(ids.slice(0, most)), ...shown.args, most],
  );
}
