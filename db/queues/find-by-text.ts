// Cases found by what a worker types: a case number (or its last digits), words of the person's name, a fiscal
// code. Answers ids of permitted cases only, so that a name is never confirmed to who may not read its case.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { matchText, searchWords } from "../people/find-persons.ts";
import { similarWords } from "../people/similar-words.ts";
import type { ListRights } from "./list-page.ts";

/** Cases a search answers with, at most; and persons it looks at before permission is asked. */
export const maxFound = 1000;
const maxPersons = 5000;

export interface Found {
  ids: string[];
  /** More may match: the words should be made narrower. */
  capped: boolean;
  /** Persons were looked for: such a search is recorded. */
  byName: boolean;
}

/** `2026-12` is the beginning of a number, or all of it but the noughts; `123` the end of one of the last ten years. */
export function numbersOf(text: string, year: number): { from: string; to: string }[] {
  const begun = /^(\d{4})-?(\d{0,6})$/.exec(text);
  if (begun && (text.includes("-") || text.length > 6)) {
    const prefix = `${begun[1]}-${begun[2]}`;
    const whole = `${begun[1]}-${(begun[2] ?? "").padStart(6, "0")}`;
    const ranges = [{ from: prefix, to: `${prefix}~` }];
    return begun[2] === "" || whole === prefix ? ranges : [{ from: whole, to: `${whole}~` }, ...ranges];
  }
  if (!/^\d{1,6}$/.test(text)) return [];
  return Array.from({ length: 10 }, (_, i) => {
    const number = `${year - i}-${text.padStart(6, "0")}`;
    return { from: number, to: `${number}~` };
  });
}

/** Open cases first, then closed ones: the index is apart for each. */
async function byNumber(driver: Driver, rows: Permitted, ranges: { from: string; to: string }[]) {
  const permitted = toSql(rows, caseRows("l"));
  const found: string[] = [];
  for (const closed of [0, 1])
    for (const { from, to } of ranges) {
      const ids = await driver.read<{ id: string }>(
        `SELECT l.case_id AS id FROM list_row l INDEXED BY list_number
         WHERE l.closed = ? AND l.number >= ? AND l.number < ? AND ${permitted.sql} ORDER BY l.number LIMIT ?`,
        [closed, from, to, ...permitted.args, maxFound],
      );
      found.push(...ids.map((row) => row.id));
    }
  return found;
}

/** Who sees a case as a skeleton may find it by its number, never by a name. */
export async function findByText(driver: Driver, rights: ListRights, text: string, year: number): Promise<Found> {
  const ranges = numbersOf(text.trim(), year);
  if (ranges.length > 0) {
    const ids = await byNumber(driver, rights.rows, ranges);
    return { ids: ids.slice(0, maxFound), capped: ids.length >= maxFound, byName: false };
  }
  const words = searchWords(text);
  if (words.length === 0) return { ids: [], capped: false, byName: false };
  const exact = await byMatch(driver, rights, matchText(words));
  if (exact.ids.length > 0) return exact;
  // A filter stays what was typed as long as that finds something; only then what is like it.
  const similar: string[][] = [];
  for (const word of words) similar.push(await similarWords(driver, word));
  return similar.some((others) => others.length > 0) ? byMatch(driver, rights, matchText(words, similar)) : exact;
}

async function byMatch(driver: Driver, rights: ListRights, match: string): Promise<Found> {
  const permitted = toSql(rights.contents, caseRows("l"));
  const found = await driver.read<{ id: string; seen: number }>(
    `WITH hit AS MATERIALIZED (SELECT rowid AS n FROM search_row WHERE search_row MATCH ? LIMIT ?)
     SELECT l.case_id AS id, (SELECT COUNT(*) FROM hit) AS seen
     FROM hit CROSS JOIN person_row p ON p.n = hit.n
     CROSS JOIN list_row l INDEXED BY list_person ON l.person_id = p.person_id
     WHERE ${permitted.sql} LIMIT ?`,
    [match, maxPersons, ...permitted.args, maxFound],
  );
  const capped = found.length >= maxFound || (found[0]?.seen ?? 0) >= maxPersons;
  return { ids: found.map((row) => row.id), capped, byName: true };
}
