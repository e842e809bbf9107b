// Which of those who are alike a reader is shown: those whom a search would show her. Of the others not even that there are
// any: a fiscal code can be made of a name and a birthday, and then the form would tell who is known to another office.
import type { Known, Match } from "../../workflows/rules/matching/match.ts";
import { type Permitted, registryRows, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import type { AlikeRow } from "./find-alike.ts";
import { type FoundPerson, personColumns, type SearchRights, shownSql } from "./find-persons.ts";
import { personKind } from "./person-cache.ts";

export type AlikePerson = FoundPerson & { match: Match };

/** At most `limit`, in the order in which they come. */
export async function showAlike(
  driver: Driver,
  rights: SearchRights,
  alike: readonly AlikeRow[],
  limit: number,
): Promise<AlikePerson[]> {
  if (alike.length === 0) return [];
  const shown = shownSql(rights);
  const rows = await driver.read<FoundPerson & { n: number }>(
    `SELECT p.n, ${personColumns} FROM person_row p WHERE p.n IN (SELECT value FROM json_each(?)) AND ${shown.sql}`,
    [JSON.stringify(alike.map(({ n }) => n)), ...shown.args],
  );
  const byNumber = new Map(rows.map(({ n, ...row }) => [n, row]));
  return alike
    .flatMap(({ n, match }) => {
      const row = byNumber.get(n);
      return row ? [{ ...row, match }] : [];
    })
    .slice(0, limit);
}

/** What a person's row tells of her, for who may see it; a protected address is not in it. */
export async function findKnown(
  driver: Driver,
  permitted: Permitted,
  personId: string,
): Promise<(Required<Known> & { state: string }) | undefined> {
  const may = toSql(permitted, registryRows("p", personKind, "person_id"));
  const [row] = await driver.read<Required<Known> & { state: string }>(
    `SELECT p.state, p.surname, p.given_name AS givenName, p.birth_on AS birthOn, p.sex, p.fiscal_code AS fiscalCode, p.address
     FROM person_row p WHERE p.person_id=? AND ${may.sql} LIMIT 1`,
    [personId, ...may.args],
  );
  return row;
}
