// Which of the ids an import would give are persons that are there already, for who would find them in a search; and the names of
// all places of birth.
import type { Driver } from "../driver/driver.ts";
import { type FoundPerson, personColumns, type SearchRights, shownSql } from "../people/find-persons.ts";

export type PersonThere = FoundPerson & { fiscalCode: string | null; address: string | null };

/** At most 500 ids; those that a search would not show are absent. */
export async function findThere(
  driver: Driver,
  rights: SearchRights,
  ids: readonly string[],
): Promise<Map<string, PersonThere>> {
  if (ids.length === 0) return new Map();
  const shown = shownSql(rights);
  const rows = await driver.read<PersonThere>(
    `SELECT ${personColumns}, p.fiscal_code AS fiscalCode, p.address FROM person_row p
     WHERE p.person_id IN (SELECT value FROM json_each(?)) AND ${shown.sql} LIMIT 500`,
    [JSON.stringify(ids.slice(0, 500)), ...shown.args],
  );
  return new Map(rows.map((row) => [row.personId, row]));
}

export interface PlaceName {
  name: string;
  belfiore: string;
  /** Car plate code, `EE` for countries. */
  province: string;
  validFrom: string;
  validTo: string | null;
}

/** The whole table, some fifteen thousand lines. */
export const listPlaceNames = (driver: Driver): Promise<PlaceName[]> =>
  driver.read<PlaceName>(
    "SELECT name, belfiore, province, valid_from AS validFrom, valid_to AS validTo FROM birthplace ORDER BY name LIMIT 40000",
    [],
  );
