// Cases by a number: that of the case itself (its beginning, or its last digits), or one of the protocol written in it.
// Every statement walks a bounded stretch of an index.
import { caseRows, type Permitted, toSql } from "../access.ts";
import type { Driver } from "../driver/driver.ts";
import { numbersOf } from "../queues/find-by-text.ts";
import { protocolKey } from "./protocol-cache.ts";

export interface NumberedCase {
  caseId: string;
  kind: string;
  number: string;
  state: string;
  closed: number;
  territory: string;
  assignee: string;
  /** 1 when the content is open to the reader: then the person is named. */
  readable: number;
  surname: string | null;
  givenName: string | null;
}

const columns = `l.case_id AS caseId, l.kind, l.number, l.state, l.closed, l.territory, l.assignee`;
/** Rows of an index one statement walks, before rights are looked at. */
const mostWalked = 1_000;

export interface NumberRights {
  /** Cases that may be known of: by their number. */
  rows: Permitted;
  /** Cases whose content is open: by what is written in them. */
  contents: Permitted;
}

/** Newest numbers first, open cases before closed ones. */
export async function findByNumber(
  driver: Driver,
  rights: NumberRights,
  text: string,
  year: number,
  limit: number,
): Promise<NumberedCase[]> {
  const rows = toSql(rights.rows, caseRows("l"));
  const contents = toSql(rights.contents, caseRows("l"));
  const found = new Map<string, NumberedCase>();
  for (const closed of [0, 1])
    for (const { from, to } of numbersOf(text, year)) {
      if (found.size >= limit) break;
      const read = await driver.read<NumberedCase>(
        `SELECT ${columns}, ${contents.sql} AS readable, p.surname, p.given_name AS givenName
         FROM (SELECT case_id AS id FROM list_row INDEXED BY list_number
           WHERE closed=? AND number>=? AND number<? ORDER BY number DESC LIMIT ?) w
         CROSS JOIN list_row l ON l.case_id=w.id LEFT JOIN person_row p ON p.person_id=l.person_id
         WHERE ${rows.sql} LIMIT ?`,
        [...contents.args, closed, from, to, mostWalked, ...rows.args, limit - found.size],
      );
      for (const row of read) found.set(row.caseId, row);
    }
  return [...found.values()];
}

/** Cases with a number of the protocol that begins so. */
export async function findByProtocol(
  driver: Driver,
  rights: NumberRights,
  text: string,
  limit: number,
): Promise<NumberedCase[]> {
  const key = protocolKey(text);
  if (!/\d/.test(key)) return [];
  const contents = toSql(rights.contents, caseRows("l"));
  return driver.read<NumberedCase>(
    `SELECT DISTINCT ${columns}, 1 AS readable, p.surname, p.given_name AS givenName
     FROM (SELECT case_id AS id FROM protocol_number WHERE number>=? AND number<? ORDER BY number LIMIT ?) w
     CROSS JOIN list_row l ON l.case_id=w.id LEFT JOIN person_row p ON p.person_id=l.person_id
     WHERE ${contents.sql} ORDER BY l.closed, l.number DESC LIMIT ?`,
    [key, `${key}~`, mostWalked, ...contents.args, limit],
  );
}
