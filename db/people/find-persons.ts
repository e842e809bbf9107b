// Persons by words (names or fiscal code), as a search shows them. Only persons of territories the reader may see.
import { type Permitted, registryRows, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { sortable } from "./person-cache.ts";

export interface FoundPerson {
  personId: string;
  surname: string;
  givenName: string;
  birthOn: string | null;
  sex: string | null;
  territory: string;
  householdId: string | null;
  /** 1 when the address is protected: the comune is then not shown. */
  protectedAddress: number;
  state: string;
}

const columns = `p.person_id AS personId, p.surname, p.given_name AS givenName, p.birth_on AS birthOn, p.sex, p.territory,
  p.household_id AS householdId, p.protected_address AS protectedAddress, p.state`;

/** Every word as a prefix; nothing when no letter is left. */
function matchOf(words: string): string {
  return sortable(words)
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, 6)
    .map((word) => `"${word}"*`)
    .join(" ");
}

/** At most `limit`, in order of name. */
export async function findPersons(
  driver: Driver,
  permitted: Permitted,
  words: string,
  limit: number,
): Promise<FoundPerson[]> {
  const match = matchOf(words);
  if (match === "") return [];
  const may = toSql(permitted, registryRows("p", "person", "person_id"));
  return driver.read<FoundPerson>(
    `SELECT ${columns} FROM search_row f JOIN person_row p ON p.n=f.rowid
     WHERE search_row MATCH ? AND ${may.sql} ORDER BY p.sort_name, p.person_id LIMIT ?`,
    [match, ...may.args, limit],
  );
}

/** Persons by id, at most 200; those that are not permitted are absent. */
export function listPersons(driver: Driver, permitted: Permitted, ids: readonly string[]): Promise<FoundPerson[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const may = toSql(permitted, registryRows("p", "person", "person_id"));
  return driver.read<FoundPerson>(
    `SELECT ${columns} FROM person_row p
     WHERE p.person_id IN (SELECT value FROM json_each(?)) AND ${may.sql} LIMIT 200`,
    [JSON.stringify(ids), ...may.args],
  );
}
