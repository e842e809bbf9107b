// Persons by where they live, as a search shows them: the words of the street, begun, and the number of the house as it is. A
// protected address is in no index, so it finds nobody; nor does the one of whoever lives with her.
import { addressWords } from "../../workflows/rules/names/words.ts";
import { placesOf } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { type FoundPerson, personColumns, quotedWords, type SearchRights, shownSql } from "./find-persons.ts";
import { livesWithProtected } from "./lives-with.ts";
import { personKind } from "./person-cache.ts";

export type PersonAtAddress = FoundPerson & { address: string };

const mostWords = 5;
/** Rows of the full text before the reader's rights are looked at. */
const mostHits = 200;
/** A word of the street, to be looked for at all. */
const leastLetters = 3;

/** What is looked for; empty when it names no street. */
export function searchedAddress(text: string): string[] {
  const words = addressWords(text).slice(0, mostWords);
  return words.some((word) => word.length >= leastLetters && !/^\d/.test(word)) ? words : [];
}

/** At most `limit`, in order of address and name; `without`: ids that are shown already. */
export async function findByAddress(
  driver: Driver,
  rights: SearchRights,
  text: string,
  { limit, without }: { limit: number; without: readonly string[] },
): Promise<PersonAtAddress[]> {
  const words = searchedAddress(text);
  const places = placesOf(rights.persons, personKind);
  if (words.length === 0 || places.length === 0 || limit <= 0) return [];
  const asked = words.map((word) => (/^\d/.test(word) ? `"${word}"` : `"${word}"*`)).join(" AND ");
  const within = places === "all" ? "" : ` AND {territory} : (${quotedWords(places)})`;
  const shown = shownSql(rights);
  return driver.read<PersonAtAddress>(
    `WITH hit AS MATERIALIZED (SELECT rowid AS n FROM search_row WHERE search_row MATCH ? LIMIT ?)
     SELECT ${personColumns}, p.address FROM hit CROSS JOIN person_row p ON p.n=hit.n
     WHERE p.address IS NOT NULL AND p.person_id NOT IN (SELECT value FROM json_each(?))
       AND ${shown.sql} AND NOT ${livesWithProtected("p.person_id")}
     ORDER BY p.address, p.sort_name, p.person_id LIMIT ?`,
    [`({address} : (${asked}))${within}`, mostHits, JSON.stringify(without), ...shown.args, limit],
  );
}
