// Cases a picker offers: by number, or by the name of their person. Only rows the reader may list.
import { caseRows, type Permitted, type Sql, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";

export interface PickedCase {
  caseId: string;
  kind: string;
  number: string;
  state: string;
  territory: string;
  surname: string | null;
  givenName: string | null;
}

export interface CaseQuestion {
  kinds: readonly string[];
  /** Empty: any state. */
  states: readonly string[];
  /** Start of a number, or of `surname givenname` without accents; empty lists the newest. */
  words: string;
}

const columns = "r.case_id AS caseId, r.kind, r.number, r.state, r.territory";
/** Rows a picker shows. */
const shown = 20;
const mostPersons = 500;
/** Rows of the index that one statement walks, and how often. */
const slice = 4_000;
const maxSlices = 50;

/** At most 20, newest first. */
export function findCases(driver: Driver, permitted: Permitted, question: CaseQuestion): Promise<PickedCase[]> {
  const isName = question.words !== "" && !/\d/.test(question.words);
  return isName ? byName(driver, permitted, question) : byNumber(driver, permitted, question);
}

/** Of the kinds and states asked for, in rows the reader may list. */
function termsOf(permitted: Permitted, { kinds, states }: CaseQuestion): Sql {
  const may = toSql(permitted, caseRows("r"));
  const json = JSON.stringify(states);
  return {
    sql: `r.kind IN (SELECT value FROM json_each(?)) AND (?='[]' OR r.state IN (SELECT value FROM json_each(?)))
      AND ${may.sql}`,
    args: [JSON.stringify(kinds), json, json, ...may.args],
  };
}

/** Cases of the first persons whose `surname givenname` begins so. */
function byName(driver: Driver, permitted: Permitted, question: CaseQuestion): Promise<PickedCase[]> {
  const terms = termsOf(permitted, question);
  const { words } = question;
  return driver.read<PickedCase>(
    `WITH hit AS MATERIALIZED (SELECT person_id, surname, given_name FROM person_row INDEXED BY person_sort
       WHERE sort_name >= ? AND sort_name < ? ORDER BY sort_name LIMIT ?)
     SELECT ${columns}, hit.surname, hit.given_name AS givenName
     FROM hit CROSS JOIN list_row r INDEXED BY list_person ON r.person_id = hit.person_id
     WHERE ${terms.sql} ORDER BY r.number DESC LIMIT ?`,
    [words, `${words}~`, mostPersons, ...terms.args, shown],
  );
}

/** Numbers grow with time, so the newest stand at the end of their index; that of open and of closed cases. */
async function byNumber(driver: Driver, permitted: Permitted, question: CaseQuestion): Promise<PickedCase[]> {
  const terms = termsOf(permitted, question);
  const found = [...(await walk(driver, terms, question.words, 0)), ...(await walk(driver, terms, question.words, 1))];
  return found.sort((a, b) => (a.number < b.number ? 1 : -1)).slice(0, shown);
}

/** In slices, so that a reader whose cases are few keeps nobody waiting. */
async function walk(driver: Driver, terms: Sql, begin: string, closed: 0 | 1): Promise<PickedCase[]> {
  const found: PickedCase[] = [];
  let below = `${begin}~`;
  for (let i = 0; i < maxSlices && found.length < shown && below > begin; i++) {
    const [last] = await driver.read<{ number: string }>(
      `SELECT number FROM list_row INDEXED BY list_number WHERE closed = ? AND number >= ? AND number < ?
       ORDER BY number DESC LIMIT 1 OFFSET ?`,
      [closed, begin, below, slice],
    );
    const from = last?.number ?? begin;
    const rows = await driver.read<PickedCase>(
      `SELECT ${columns}, p.surname, p.given_name AS givenName
       FROM list_row r INDEXED BY list_number LEFT JOIN person_row p ON p.person_id = r.person_id
       WHERE r.closed = ? AND r.number >= ? AND r.number < ? AND ${terms.sql} ORDER BY r.number DESC LIMIT ?`,
      [closed, from, below, ...terms.args, shown - found.length],
    );
    found.push(...rows);
    below = from;
    if (!last) break;
    await new Promise((done) => setImmediate(done));
  }
  return found;
}
