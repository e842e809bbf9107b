// Records that may be one person's, over the whole archive: walked from the newest on, a slice of records at a time, each asked
// of indexes for those older than itself with the same fiscal code, the same birthday (or day and month swapped) and a name that
// begins alike, or the very same names where a birthday is missing. Compared in memory (workflows/rules/matching). No rights are looked at here.
import { omocodeForm } from "../../workflows/rules/fiscal-code/compute.ts";
import { type Known, leastOfPair, type Match, matchPersons } from "../../workflows/rules/matching/match.ts";
import { mistakenState } from "../../workflows/rules/mistakes/mistake.ts";
import type { Driver } from "../driver/driver.ts";
import { mergedState } from "./find-standing.ts";

/** Numbers of rows in a slice. Among a million records each has some forty born on its day or on that turned. */
export const sliceRows = 250;
const mostByCode = 2_000;
const mostByBirth = 20_000;
const mostByName = 2_000;
const mostLoaded = 4_000;
const codeForms = 128;
const wholeCode = /^[A-Z]{6}[0-9A-Z]{10}$/;

export interface PairRow {
  /** Of the newer record. */
  n: number;
  personId: string;
  otherId: string;
  match: Match;
}

type Row = Required<Known> & { n: number; personId: string; state: string };
/** What goes on in another record, or was opened by mistake, is nobody's pair. */
const notCompared: ReadonlySet<string> = new Set([mergedState, mistakenState]);

interface Met {
  one: number;
  other: number;
}

/** One beyond the newest record. */
export async function lastRow(driver: Driver): Promise<number> {
  const [row] = await driver.read<{ n: number }>("SELECT coalesce(max(n),0)+1 AS n FROM person_row");
  return row?.n ?? 1;
}

/** Pairs whose newer record lies in the slice before `before`, in order of that record, the newest first. */
export async function pairsInSlice(driver: Driver, before: number, rows = sliceRows): Promise<PairRow[]> {
  const slice: Slice = { from: before - rows, before };
  const met = new Map<string, Met>();
  const meet = (found: readonly Met[]) => {
    for (const one of found) {
      const [a, b] = one.one > one.other ? [one.one, one.other] : [one.other, one.one];
      met.set(`${a}/${b}`, { one: a, other: b });
    }
  };
  meet(await byCode(driver, slice));
  meet(await byOmocode(driver, slice));
  meet(await byBirth(driver, slice));
  meet(await bySameName(driver, slice));
  const loaded = await loadRows(driver, [...new Set([...met.values()].flatMap(({ one, other }) => [one, other]))]);
  const pairs: PairRow[] = [];
  for (const { one, other } of met.values()) {
    const [a, b] = [loaded.get(one), loaded.get(other)];
    if (!a || !b || notCompared.has(a.state) || notCompared.has(b.state)) continue;
    const match = matchPersons(a, b);
    if (match && match.score >= leastOfPair) pairs.push({ n: a.n, personId: a.personId, otherId: b.personId, match });
  }
  return pairs.sort((a, b) => b.n - a.n || b.match.score - a.match.score || (a.otherId < b.otherId ? -1 : 1));
}

interface Slice {
  from: number;
  before: number;
}

const byCode = (driver: Driver, { from, before }: Slice) =>
  driver.read<Met>(
    `SELECT a.n AS one, b.n AS other FROM person_row a
     CROSS JOIN person_row b INDEXED BY person_fiscal ON b.fiscal_code=a.fiscal_code AND b.n<a.n
     WHERE a.n>=? AND a.n<? LIMIT ?`,
    [from, before, mostByCode],
  );

/** A code changed for omocodia has letters where others have digits: it is asked for in all its forms. */
async function byOmocode(driver: Driver, { from, before }: Slice): Promise<Met[]> {
  const changed = await driver.read<{ n: number; code: string }>(
    `SELECT n, upper(fiscal_code) AS code FROM person_row WHERE n>=? AND n<? AND length(fiscal_code)=16
     AND upper(fiscal_code) GLOB '[A-Z][A-Z][A-Z][A-Z][A-Z][A-Z]*'
     AND upper(fiscal_code) NOT GLOB '??????[0-9][0-9]?[0-9][0-9]?[0-9][0-9][0-9]?' LIMIT ?`,
    [from, before, mostByCode],
  );
  const met: Met[] = [];
  for (const { n, code } of changed) {
    if (!wholeCode.test(code)) continue;
    const forms = Array.from({ length: codeForms }, (_, i) => omocodeForm(code, i)).filter((form) => form !== code);
    const rows = await driver.read<{ n: number }>(
      "SELECT p.n FROM json_each(?) c CROSS JOIN person_row p INDEXED BY person_fiscal ON p.fiscal_code=c.value LIMIT ?",
      [JSON.stringify([...new Set(forms)]), codeForms],
    );
    for (const row of rows) met.push({ one: n, other: row.n });
  }
  return met;
}

/** The first two letters of each word of a name. */
const beginsOf = (sortName: string): string[] => sortName.split(" ").map((word) => word.slice(0, 2));

async function byBirth(driver: Driver, { from, before }: Slice): Promise<Met[]> {
  const rows = await driver.read<Met & { name: string; otherName: string }>(
    `WITH a AS MATERIALIZED (SELECT n, sort_name, birth_on FROM person_row WHERE n>=? AND n<? AND birth_on IS NOT NULL)
     SELECT a.n AS one, b.n AS other, a.sort_name AS name, b.sort_name AS otherName FROM a
     CROSS JOIN person_row b INDEXED BY person_birth
       ON b.birth_on IN (a.birth_on, substr(a.birth_on,1,5)||substr(a.birth_on,9,2)||'-'||substr(a.birth_on,6,2)) AND b.n<a.n
     LIMIT ?`,
    [from, before, mostByBirth],
  );
  return rows.filter(({ name, otherName }) => {
    const begins = beginsOf(name);
    return beginsOf(otherName).some((begin) => begins.includes(begin));
  });
}

/** Where both birthdays are known they are compared by these. */
const bySameName = (driver: Driver, { from, before }: Slice) =>
  driver.read<Met>(
    `SELECT a.n AS one, b.n AS other FROM person_row a
     CROSS JOIN person_row b INDEXED BY person_sort ON b.sort_name=a.sort_name AND b.n<a.n
     WHERE a.n>=? AND a.n<? AND a.sort_name<>'' AND (a.birth_on IS NULL OR b.birth_on IS NULL) LIMIT ?`,
    [from, before, mostByName],
  );

async function loadRows(driver: Driver, numbers: readonly number[]): Promise<Map<number, Row>> {
  const rows = await driver.read<Row>(
    `SELECT p.n, p.person_id AS personId, p.surname, p.given_name AS givenName, p.birth_on AS birthOn, p.sex,
       p.fiscal_code AS fiscalCode, p.address, p.state
     FROM json_each(?) c CROSS JOIN person_row p ON p.n=c.value LIMIT ?`,
    [JSON.stringify(numbers.slice(0, mostLoaded)), mostLoaded],
  );
  return new Map(rows.map((row) => [row.n, row]));
}
