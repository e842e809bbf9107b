// Persons by words (names or fiscal code), as a search shows them. Only persons of territories the reader may see; who is
// protected shows to nobody who neither protects her nor reads a case of hers.
import { mistakenState } from "../../workflows/rules/mistakes/mistake.ts";
import { wordsOf } from "../../workflows/rules/names/words.ts";
import { caseRows, type Permitted, placesOf, registryRows, type Sql, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { livesWithProtected } from "./lives-with.ts";
import { personKind } from "./person-cache.ts";
import { type NameMatch, type Rank, rankOf, rowWords } from "./rank-persons.ts";
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
  /** 1: hers, or that of somebody who lives with her. */
  placeProtected: number;
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

/** Of `person_row p`. */
export const personColumns = `p.person_id AS personId, p.surname, p.given_name AS givenName, p.birth_on AS birthOn, p.sex, p.territory,
  p.household_id AS householdId, p.protected_address AS protectedAddress,
  (p.protected_address=1 OR ${livesWithProtected("p.person_id")}) AS placeProtected, p.state`;
/** What ranking looks at, before rights are: never handed out. */
interface Candidate {
  n: number;
  surname: string;
  givenName: string;
  sortName: string;
  birthOn: string | null;
  fiscalCode: string | null;
}
const looked = `p.n, p.surname, p.given_name AS givenName, p.sort_name AS sortName, p.birth_on AS birthOn,
  p.fiscal_code AS fiscalCode`;

const mostWords = 6;
/** Rows of one question to the full text, before the reader's rights are looked at. */
const mostHits = 200;
/** Rows read in order of surname: more than are shown, since some are not. */
const mostNamed = 40;
/** Rows whose rights are asked at once. */
const handful = 30;
const mostOwn = 400;
const longestParticle = 3;

/** What is looked for; empty when it would match a tenth of the district. */
export function searchWords(text: string): string[] {
  const words = wordsOf(text).slice(0, mostWords);
  return words.some((word) => word.length >= 2) ? words : [];
}

export const quotedWords = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(" OR ");

/** Each word begins one of the line, or is like one of those given for it; "de luca" may be written in one. */
export function matchText(words: readonly string[], similar: readonly (readonly string[])[] = []): string {
  const alternatives = words.map((word, i) => {
    const others = similar[i] ?? [];
    return others.length > 0 ? `("${word}"* OR ${quotedWords(others)})` : `"${word}"*`;
  });
  const apart = alternatives.join(" AND ");
  const particle = words.findIndex((word, i) => word.length <= longestParticle && i + 1 < words.length);
  if (particle < 0) return `{text} : (${apart})`;
  const inOne = `"${words[particle]}${words[particle + 1]}"*`;
  const joined = [...alternatives.slice(0, particle), inOne, ...alternatives.slice(particle + 2)].join(" AND ");
  return `{text} : ((${apart}) OR (${joined}))`;
}

/** Of `person_row p`: not opened by mistake. */
const inUseSql = `p.state<>'${mistakenState}'`;

/** Who may be suggested to this reader. */
export function shownSql(rights: SearchRights): Sql {
  const may = toSql(rights.persons, registryRows("p", personKind, "person_id"));
  const protecting = toSql(rights.protecting, registryRows("p", personKind, "person_id"));
  const contents = toSql(rights.contents, caseRows("l"));
  const ofPerson = (alias: string) =>
    `SELECT 1 FROM list_row ${alias} INDEXED BY list_person WHERE ${alias}.person_id=p.person_id`;
  return {
    sql: `${may.sql} AND ${inUseSql} AND (((p.protected_address=0 OR ${protecting.sql}) AND NOT EXISTS (${ofPerson("g")} AND g.restricted=1))
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
  const found = new Map<number, Candidate>();
  const keep = (rows: readonly Candidate[]) => {
    for (const row of rows) found.set(row.n, row);
  };
  const own = (await ownPersons(driver, rights)).filter((row) => rankOf(words, rowWords(row, row.fiscalCode)));
  keep(own);
  const mine = new Set(own.map((row) => row.n));
  keep(await bySurname(driver, places, words.join(" "), mostNamed));
  // Who types one word only gets the surnames in their order; given names fill what is left.
  if (words.length > 1 || found.size <= limit) keep(await byText(driver, places, matchText(words)));
  const exact = await bestShown(driver, rights, ranked(found.values(), words, mine), limit + 1);
  if (exact.length > limit) return { persons: exact.slice(0, limit), more: true };
  const similar: string[][] = [];
  for (const word of words) similar.push(await similarWords(driver, word));
  if (!similar.some((others) => others.length > 0)) return { persons: exact, more: false };
  const before = new Set(found.keys());
  keep(await byText(driver, places, matchText(words, similar)));
  for (const n of before) found.delete(n);
  const alike = await bestShown(driver, rights, ranked(found.values(), words, mine), limit + 1 - exact.length);
  const all = [...exact, ...alike];
  return { persons: all.slice(0, limit), more: all.length > limit };
}

interface Ranked extends Rank {
  n: number;
  mine: boolean;
  order: string;
}

function ranked(rows: Iterable<Candidate>, words: readonly string[], mine: ReadonlySet<number>): Ranked[] {
  const list: Ranked[] = [];
  for (const row of rows) {
    const rank = rankOf(words, rowWords(row, row.fiscalCode));
    if (rank) list.push({ ...rank, n: row.n, mine: mine.has(row.n), order: `${row.sortName} ${row.birthOn} ${row.n}` });
  }
  return list.sort(
    (a, b) =>
      Number(a.worst > 1) - Number(b.worst > 1) ||
      Number(b.mine) - Number(a.mine) ||
      a.sum - b.sum ||
      (a.order < b.order ? -1 : a.order > b.order ? 1 : 0),
  );
}

/** Rights are asked for the best only, a handful at a time: few are not shown. */
async function bestShown(
  driver: Driver,
  rights: SearchRights,
  list: readonly Ranked[],
  limit: number,
): Promise<RankedPerson[]> {
  const shown = shownSql(rights);
  const best: RankedPerson[] = [];
  for (let i = 0; i < list.length && best.length < limit; i += handful) {
    const some = list.slice(i, i + handful);
    const rows = await driver.read<FoundPerson & { n: number }>(
      `SELECT p.n, ${personColumns} FROM person_row p WHERE p.n IN (SELECT value FROM json_each(?)) AND ${shown.sql}`,
      [JSON.stringify(some.map((one) => one.n)), ...shown.args],
    );
    const byNumber = new Map(rows.map(({ n, ...row }) => [n, row]));
    for (const { n, mine, matches } of some) {
      const row = byNumber.get(n);
      if (row) best.push({ ...row, mine, matches });
    }
  }
  return best.slice(0, limit);
}

/** Persons of one's own open cases, to be matched in memory. */
function ownPersons(driver: Driver, rights: SearchRights): Promise<Candidate[]> {
  return driver.read<Candidate>(
    `WITH own AS MATERIALIZED (SELECT DISTINCT person_id FROM (
       SELECT l.person_id FROM list_row l INDEXED BY list_assignee_due
       WHERE l.assignee IN (SELECT value FROM json_each(?)) AND l.closed=0 AND l.person_id IS NOT NULL LIMIT ?))
     SELECT ${looked} FROM own CROSS JOIN person_row p ON p.person_id=own.person_id`,
    [JSON.stringify(rights.assignees), mostOwn],
  );
}

/** Those whose `surname givenname` begins so, in order of name; comune by comune where the reader has not all. */
async function bySurname(
  driver: Driver,
  places: readonly string[] | "all",
  begin: string,
  limit: number,
): Promise<Candidate[]> {
  const begun = `p.sort_name >= ? AND p.sort_name < ? AND ${inUseSql}`;
  const order = "ORDER BY p.sort_name, p.person_id LIMIT ?";
  const args = [begin, `${begin}~`, limit];
  if (places === "all")
    return driver.read<Candidate>(
      `SELECT ${looked} FROM person_row p INDEXED BY person_sort WHERE ${begun} ${order}`,
      args,
    );
  const found: Candidate[] = [];
  for (const place of places)
    found.push(
      ...(await driver.read<Candidate>(
        `SELECT ${looked} FROM person_row p INDEXED BY person_territory WHERE p.territory=? AND ${begun} ${order}`,
        [place, ...args],
      )),
    );
  return found;
}

/** The comuni stand inside the match, so that who works in one does not pay for the whole district. */
function byText(driver: Driver, places: readonly string[] | "all", match: string): Promise<Candidate[]> {
  const within = places === "all" ? match : `(${match}) AND {territory} : (${quotedWords(places)})`;
  return driver.read<Candidate>(
    `WITH hit AS MATERIALIZED (SELECT rowid AS n FROM search_row WHERE search_row MATCH ? LIMIT ?)
     SELECT ${looked} FROM hit CROSS JOIN person_row p ON p.n=hit.n`,
    [within, mostHits],
  );
}

/** Persons by id, at most 200; those that are not permitted are absent. */
export function listPersons(driver: Driver, permitted: Permitted, ids: readonly string[]): Promise<FoundPerson[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const may = toSql(permitted, registryRows("p", personKind, "person_id"));
  return driver.read<FoundPerson>(
    `SELECT ${personColumns} FROM person_row p
     WHERE p.person_id IN (SELECT value FROM json_each(?)) AND ${may.sql} LIMIT 200`,
    [JSON.stringify(ids), ...may.args],
  );
}
