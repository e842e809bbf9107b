// Persons whose record may be of the one who is described: by fiscal code in any of its omocode forms, by date of birth as
// written or with a slip, by names as written and as heard, by address. Each index is asked for a bounded number of rows,
// and what they hold is compared in memory (workflows/rules/matching). No rights are looked at here: see show-alike.ts.
import { omocodeForm } from "../../workflows/rules/fiscal-code/compute.ts";
import { nearDays } from "../../workflows/rules/matching/birth-days.ts";
import { type Known, type Match, matchPersons } from "../../workflows/rules/matching/match.ts";
import { nameWords, wordsOf } from "../../workflows/rules/names/words.ts";
import type { Driver } from "../driver/driver.ts";
import { searchedAddress } from "./find-by-address.ts";
import { quotedWords } from "./find-persons.ts";
import { likenessOf, similarWords } from "./similar-words.ts";

/** A row that was compared: for scoring and rights only, never handed out. */
export interface AlikeRow extends Required<Known> {
  n: number;
  personId: string;
  match: Match;
}

const mostRows = 200;
/** Days of birth that may be meant are some forty, a day has some thirty births in a million persons. */
const mostBorn = 4_000;
const mostWords = 6;
const shortestWord = 2;
const codeForms = 128;

const looked = `p.n, p.person_id AS personId, p.surname, p.given_name AS givenName, p.birth_on AS birthOn, p.sex,
  p.fiscal_code AS fiscalCode, p.address`;

type Row = Omit<AlikeRow, "match">;

/** Those that reach `least`, the likeliest first; at most `limit`. `without`: the person itself, where it has a record. */
export async function findAlike(
  driver: Driver,
  known: Known,
  asked: { today: string; least: number; limit: number; without?: string | undefined },
): Promise<AlikeRow[]> {
  const words = nameWords(known.surname, known.givenName)
    .filter((word) => word.length >= shortestWord)
    .slice(0, mostWords);
  const rows = new Map<number, Row>();
  const keep = (found: readonly Row[]) => {
    for (const row of found) if (row.personId !== asked.without) rows.set(row.n, row);
  };
  keep(await byCode(driver, known.fiscalCode ?? ""));
  keep(await byBirth(driver, known.birthOn ?? "", words, asked.today));
  keep(await byNames(driver, known));
  keep(await byAddress(driver, known.address ?? "", words));
  const alike: AlikeRow[] = [];
  for (const row of rows.values()) {
    const match = matchPersons(known, row);
    if (match && match.score >= asked.least) alike.push({ ...row, match });
  }
  alike.sort((a, b) => b.match.score - a.match.score || a.n - b.n);
  return alike.slice(0, asked.limit);
}

function byCode(driver: Driver, typed: string): Promise<Row[]> {
  const code = typed.replace(/\s+/g, "").toUpperCase();
  if (code.length < 11) return Promise.resolve([]);
  const isWhole = /^[A-Z]{6}[0-9A-Z]{10}$/.test(code);
  const forms = isWhole ? Array.from({ length: codeForms }, (_, i) => omocodeForm(code, i)) : [];
  return driver.read<Row>(
    `SELECT ${looked} FROM json_each(?) c CROSS JOIN person_row p INDEXED BY person_fiscal ON p.fiscal_code=c.value LIMIT ?`,
    [JSON.stringify([...new Set([code, ...forms])]), mostRows],
  );
}

const isAlike = (word: string, others: readonly string[]) =>
  others.some((other) => likenessOf(word, other) !== undefined || likenessOf(other, word) !== undefined);

/** The names stand in the index beside the day: only rows that have one like those are read. */
async function byBirth(driver: Driver, birthOn: string, words: readonly string[], today: string): Promise<Row[]> {
  if (birthOn === "" || words.length === 0) return [];
  const born = await driver.read<{ n: number; sortName: string }>(
    `SELECT p.n, p.sort_name AS sortName FROM json_each(?) d CROSS JOIN person_row p INDEXED BY person_birth
     ON p.birth_on=d.value LIMIT ?`,
    [JSON.stringify(nearDays(birthOn, today)), mostBorn],
  );
  // The same names come again and again: each is compared once. They are sortable already.
  const compared = new Map<string, boolean>();
  const isMeant = (word: string) => {
    const before = compared.get(word);
    if (before !== undefined) return before;
    const now = isAlike(word, words);
    compared.set(word, now);
    return now;
  };
  const meant = born.filter(({ sortName }) => sortName.split(" ").some(isMeant));
  return byNumber(
    driver,
    meant.map(({ n }) => n),
  );
}

function byNumber(driver: Driver, numbers: readonly number[]): Promise<Row[]> {
  if (numbers.length === 0) return Promise.resolve([]);
  return driver.read<Row>(`SELECT ${looked} FROM json_each(?) c CROSS JOIN person_row p ON p.n=c.value LIMIT ?`, [
    JSON.stringify(numbers.slice(0, mostBorn)),
    mostBorn,
  ]);
}

/** Any word of either name, in either order, with what sounds or is written nearly so. */
async function byNames(driver: Driver, { surname, givenName }: Known): Promise<Row[]> {
  const names = [surname, givenName].map((name) => wordsOf(name).filter((word) => word.length >= shortestWord));
  const groups: string[] = [];
  for (const name of names) {
    if (name.length === 0) continue;
    const meant = new Set(name);
    if (name.length > 1) meant.add(name.join(""));
    for (const word of name.slice(0, 2)) for (const other of await similarWords(driver, word)) meant.add(other);
    groups.push(`(${quotedWords([...meant])})`);
  }
  // A surname alone is what a whole village has.
  if (groups.length < 2) return [];
  return byText(driver, `{text} : (${groups.join(" AND ")})`);
}

/** Who lives there and has one of the names. */
async function byAddress(driver: Driver, address: string, words: readonly string[]): Promise<Row[]> {
  const asked = searchedAddress(address);
  if (words.length === 0 || !asked.some((word) => /\d/.test(word))) return [];
  const there = await byText(driver, `{address} : (${asked.map((word) => `"${word}"`).join(" AND ")})`);
  return there.filter((row) => nameWords(row.surname, row.givenName).some((word) => isAlike(word, words)));
}

const byText = (driver: Driver, match: string): Promise<Row[]> =>
  driver.read<Row>(
    `WITH hit AS MATERIALIZED (SELECT rowid AS n FROM search_row WHERE search_row MATCH ? LIMIT ?)
     SELECT ${looked} FROM hit CROSS JOIN person_row p ON p.n=hit.n`,
    [match, mostRows],
  );
