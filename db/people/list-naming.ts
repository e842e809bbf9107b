// Records in which a relation names one of these persons, as far as a search would show them to the reader: of the others not even
// that there are any.
import { relationRoles } from "../../workflows/kernel/relation-role.ts";
import type { Driver } from "../driver/driver.ts";
import { type FoundPerson, personColumns, type SearchRights, shownSql } from "./find-persons.ts";

/** At most `limit`, in no order. */
export function listNaming(
  driver: Driver,
  rights: SearchRights,
  named: readonly string[],
  limit: number,
): Promise<FoundPerson[]> {
  if (named.length === 0) return Promise.resolve([]);
  const shown = shownSql(rights);
  return driver.read<FoundPerson>(
    `SELECT ${personColumns} FROM person_row p WHERE p.person_id IN
       (SELECT k.from_id FROM case_link k INDEXED BY case_link_to
        WHERE k.to_id IN (SELECT value FROM json_each(?)) AND k.role>=? AND k.role<?) AND ${shown.sql} LIMIT ?`,
    [JSON.stringify(named), ...relationRoles, ...shown.args, limit],
  );
}
