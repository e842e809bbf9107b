// Persons by words (names or fiscal code), as a search shows them. Only persons of territories the reader may see; who is
// protected shows to nobody who neither protects her nor reads a case of hers.
import { wordsOf } from "../../workflows/rules/names/words.ts";
import { caseRows, type Permitted, placesOf, registryRows, type Sql, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { personKind } from "./person-cache.ts";
import { type NameMatch, rankOf, rowWords } from "./rank-persons.ts";
import { similarWords } from "./similar-words.ts";

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

export interface SearchRights {
  /** Persons whose content is open to the reader. */
  persons: Permitted;
  /** Those of them whose protected address she is told. */
  protecting: Permitted;
  /** Cases whose content is open to her. */
  contents: Permitted;
  /** Whose open cases come first: her own, and those of whom she stands in for. */
  assignees: readonly string[];
}

/** A person with the words of hers that were meant. */
export type RankedPerson = FoundPerson & { mine: boolean; matches: NameMatch[] };

const columns = `p.person_id AS personId, p.surname, p.given_name AS givenName, p.birth_on AS birthOn, p.sex, p.territory,
  p.household_id AS householdId, p.protected_address AS protectedAddress, p.state`;
const searched = `${columns}, p.sort_name AS sortName, p.fiscal_code AS fiscalCode`;
type Searched = FoundPerson & { sortName: string; fiscalCode: string | null };

const mostWords = 6;
/** Rows of one question to the full text, before the reader's rights are looked at. */
const mostHits = 300;
const mostOwn = 400;
const longestParticle = 3;

/** What is looked for; empty when it would match a tenth of the district. */
export function searchWords(text: string): string[] {
  const words = wordsOf(text).slice(0, mostWords);
  return words.some((word) => word.length >= 2) ? words : [];
}

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(" OR ");

/** Each word begins one of the line, or is like one of those given for it; "de luca" may be written in one. */
export function matchText(words: readonly string[], similar: readonly (readonly string[])[] = []): string {
  const alternatives = words.map((word, i) => {
    const others = similar[i] ?? [];
    return others.length > 0 ? `("${word}"* OR ${quoted(others)})` : `"${word}"*`;
  });
  const apart = alternatives.join(" AND ");
  const particle = words.findIndex((word, i) => word.length <= longestParticle && i + 1 < words.length);
  if (particle < 0) return `{text} : (${apart})`;
  const inOne = `"${words[particle]}${words[particle + 1]}"*`;
  const joined = [...alternatives.slice(0, particle), inOne, ...alternatives.slice(particle + 2)].join(" AND ");
  return `{text} : ((${apart}) OR (${joined}))`;
}

/** Who may be suggested to this reader. */
function shownSql(rights: SearchRights): Sql {
  const may = toSql(rights.persons, registryRows("p", personKind, "person_id"));
  const protecting = toSql(rights.protecting, registryRows("p", personKind, "person_id"));
  const contents = toSql(rights.contents, caseRows("l"));
  const ofPerson = (alias: string) =>
    `SELECT 1 FROM list_row ${alias} INDEXED BY list_person WHERE ${alias}.person_id=p.person_id`;
  return {
    sql: `${may.sql} AND (((p.protected_address=0 OR ${protecting.sql}) AND NOT EXISTS (${ofPerson("g")} AND g.restricted=1))
      OR EXISTS (${ofPerson("l")} AND ${contents.sql}))`,
    args: [...may.args, ...protecting.args, ...contents.args],
  };
}

/**
 * At most `limit`, the best first: whole words before beginnings, before what sounds or is written nearly so; one's own
 * persons first among equals. `more`: others match as well.
 */
export async function findPersons(
  driver: Driver,
  rights: SearchRights,
  text: string,
  limit: number,
): Promise<{ persons: RankedPerson[]; more: boolean }> {
  const words = searchWords(text);
  const places = placesOf(rights.persons, personKind);
  if (words.length === 0 || places.length === 0) return { persons: [], more: false };
  const shown = shownSql(rights);
  const found = new Map<string, Searched>();
  const keep = (rows: readonly Searched[]) => {
    for (const row of rows) found.set(row.personId, row);
  };
  const own = (await ownPersons(driver, rights, shown)).filter((row) => rankOf(words, rowWords(row, row.fiscalCode)));
  keep(own);
  keep(await bySurname(driver, shown, places, words.join(" "), limit + 1));
  // Who types one word only gets the surnames in their order; given names fill what is left.
  if (words.length > 1 || found.size <= limit) keep(await byText(driver, shown, places, matchText(words)));
  if (found.size < limit) {
    const similar: string[][] = [];
    for (const word of words) similar.push(await similarWords(driver, word));
    if (similar.some((others) => others.length > 0))
      keep(await byText(driver, shown, places, matchText(words, similar)));
  }
  const mine = new Set(own.map((row) => row.personId));
  const ranked = [...found.values()].flatMap(({ sortName, fiscalCode, ...row }) => {
    const rank = rankOf(words, rowWords(row, fiscalCode));
    return rank ? [{ row, sortName, mine: mine.has(row.personId), ...rank }] : [];
  });
  ranked.sort(
    (a, b) =>
      Number(a.worst > 1) - Number(b.worst > 1) ||
      Number(b.mine) - Number(a.mine) ||
      a.sum - b.sum ||
      (a.sortName < b.sortName ? -1 : a.sortName > b.sortName ? 1 : a.row.personId < b.row.personId ? -1 : 1),
  );
  return {
    persons: ranked.slice(0, limit).map((one) => ({ ...one.row, mine: one.mine, matches: one.matches })),
    more: ranked.length > limit,
  };
}

/** Persons of one's own open cases, to be matched in memory. */
function ownPersons(driver: Driver, rights: SearchRights, shown: Sql): Promise<Searched[]> {
  return driver.read<Searched>(
    `WITH own AS MATERIALIZED (SELECT DISTINCT person_id FROM (
       SELECT l.person_id FROM list_row l INDEXED BY list_assignee_due
       WHERE l.assignee IN (SELECT value FROM json_each(?)) AND l.closed=0 AND l.person_id IS NOT NULL LIMIT ?))
     SELECT ${searched} FROM own CROSS JOIN person_row p ON p.person_id=own.person_id WHERE ${shown.sql}`,
    [JSON.stringify(rights.assignees), mostOwn, ...shown.args],
  );
}

/** Those whose `surname givenname` begins so, in order of name; comune by comune where the reader has not all. */
async function bySurname(
  driver: Driver,
  shown: Sql,
  places: readonly string[] | "all",
  begin: string,
  limit: number,
): Promise<Searched[]> {
  const begun = "p.sort_name >= ? AND p.sort_name < ?";
  const rest = `${shown.sql} ORDER BY p.sort_name, p.person_id LIMIT ?`;
  const args = [begin, `${begin}~`, ...shown.args, limit];
  if (places === "all")
    return driver.read<Searched>(
      `SELECT ${searched} FROM person_row p INDEXED BY person_sort WHERE ${begun} AND ${rest}`,
      args,
    );
  const found: Searched[] = [];
  for (const place of places)
    found.push(
      ...(await driver.read<Searched>(
        `SELECT ${searched} FROM person_row p INDEXED BY person_territory WHERE p.territory=? AND ${begun} AND ${rest}`,
        [place, ...args],
      )),
    );
  return found;
}

/** The comuni stand inside the match, so that who works in one does not pay for the whole district. */
function byText(driver: Driver, shown: Sql, places: readonly string[] | "all", match: string): Promise<Searched[]> {
  const within = places === "all" ? match : `(${match}) AND {territory} : (${quoted(places)})`;
  return driver.read<Searched>(
    `WITH hit AS MATERIALIZED (SELECT rowid AS n FROM search_row WHERE search_row MATCH ? LIMIT ?)
     SELECT ${searched} FROM hit CROSS JOIN person_row p ON p.n=hit.n WHERE ${shown.sql}`,
    [within, mostHits, ...shown.args],
  );
}

/** Persons by id, at most 200; those that are not permitted are absent. */
export function listPersons(driver: Driver, permitted: Permitted, ids: readonly string[]): Promise<FoundPerson[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const may = toSql(permitted, registryRows("p", personKind, "person_id"));
  return driver.read<FoundPerson>(
    `SELECT ${columns} FROM person_row p
     WHERE p.person_id IN (SELECT value FROM json_each(?)) AND ${may.sql} LIMIT 200`,
    [JSON.stringify(ids), ...may.args],
  );
}
